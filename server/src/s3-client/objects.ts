import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { childrenOf } from "../aws/xml/read-xml.js";
import { encodeQueryPart } from "./endpoint.js";
import { optionalText, readDocument } from "./read-document.js";
import type { S3Client } from "./s3-client.js";

export interface ObjectAddress {
  readonly bucket: string;
  readonly key: string;
}

/** The ETag of an answer, without quotes. */
export const etagOf = ({ headers }: Pick<IncomingMessage, "headers">): string =>
  (headers.etag ?? "").replace(/^(?:W\/)?"|"$/g, "");

const withChecksum = { "x-amz-checksum-mode": "ENABLED" };

/** What a read asks for. */
export interface ReadOptions {
  /** Only if it is still this one. */
  readonly etag?: string | undefined;
  /** The first and the last byte. */
  readonly range?: readonly [first: number, last: number] | undefined;
}

/** Reads an object. @returns the answer, with its bytes @throws S3ClientError, or the reason of the signal */
export const getObject = (
  client: S3Client,
  { bucket, key }: ObjectAddress,
  { etag, range }: ReadOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> => {
  const headers = {
    ...withChecksum,
    ...(etag && { "if-match": `"${etag}"` }),
    ...(range && { range: `bytes=${range[0]}-${range[1]}` }),
  };
  return client.call({ method: "GET", bucket, key, headers }, signal);
};

/** What is told of an object, or of one of its parts. */
export const headObject = async (
  client: S3Client,
  { bucket, key }: ObjectAddress,
  { partNumber }: { readonly partNumber?: number },
  signal: AbortSignal,
): Promise<IncomingMessage["headers"]> => {
  const query = partNumber === undefined ? {} : { partNumber: String(partNumber) };
  const headers: Record<string, string> = { ...withChecksum };
  const answer = await client.call(
    { method: "HEAD", bucket, key, query: query as Record<string, string>, headers },
    signal,
  );
  answer.resume();
  return answer.headers;
};

/** Stores an object. @returns its ETag @throws S3ClientError, or the reason of the signal */
export const putObject = async (
  client: S3Client,
  { bucket, key }: ObjectAddress,
  {
    headers,
    body,
    size,
  }: { readonly headers: Readonly<Record<string, string>>; readonly body: Readable; readonly size: number },
  signal: AbortSignal,
): Promise<string> => {
  const answer = await client.call({ method: "PUT", bucket, key, headers, body, length: size }, signal);
  answer.resume();
  return etagOf(answer);
};

/** The tags of an object, as the header of a new object has them. @throws S3ClientError, or the reason of the signal */
export const getTagging = async (
  client: S3Client,
  { bucket, key }: ObjectAddress,
  signal: AbortSignal,
): Promise<string> => {
  const answer = await client.call({ method: "GET", bucket, key, query: { tagging: "" } }, signal);
  const root = await readDocument(answer, "Tagging");
  return childrenOf(root, "TagSet")
    .flatMap((set) => childrenOf(set, "Tag"))
    .map(
      (tag) =>
        `${encodeQueryPart(optionalText(tag, "Key") ?? "")}=${encodeQueryPart(optionalText(tag, "Value") ?? "")}`,
    )
    .join("&");
};
