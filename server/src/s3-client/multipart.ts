import type { Readable } from "node:stream";
import { childrenOf } from "../aws/xml/read-xml.js";
import { xmlDocument } from "../aws/xml/write-xml.js";
import { etagOf } from "./objects.js";
import { optionalText, readDocument } from "./read-document.js";
import type { S3Client } from "./s3-client.js";
import { S3ClientError } from "./s3-client-error.js";

/** An upload in parts that is under way. */
export interface UploadAddress {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
}

/** A part that is stored. */
export interface UploadedPart {
  readonly number: number;
  readonly size: number;
  readonly etag: string;
}

const broken = (): S3ClientError => new S3ClientError("The answer names no upload.", { fault: "broken" });

/** Begins an upload in parts. @returns its id @throws S3ClientError, or the reason of the signal */
export const createUpload = async (
  client: S3Client,
  { bucket, key }: Pick<UploadAddress, "bucket" | "key">,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<string> => {
  const answer = await client.call({ method: "POST", bucket, key, query: { uploads: "" }, headers }, signal);
  const uploadId = optionalText(await readDocument(answer, "InitiateMultipartUploadResult"), "UploadId");
  if (!uploadId) throw broken();
  return uploadId;
};

/** Stores a part. @returns its ETag @throws S3ClientError, or the reason of the signal */
export const uploadPart = async (
  client: S3Client,
  { bucket, key, uploadId }: UploadAddress,
  { number, size, body }: { readonly number: number; readonly size: number; readonly body: Readable },
  signal: AbortSignal,
): Promise<string> => {
  const query = { partNumber: String(number), uploadId };
  const answer = await client.call({ method: "PUT", bucket, key, query, body, length: size }, signal);
  answer.resume();
  return etagOf(answer);
};

/** The parts that an upload has. @throws S3ClientError, or the reason of the signal */
export const listParts = async (
  client: S3Client,
  { bucket, key, uploadId }: UploadAddress,
  signal: AbortSignal,
): Promise<UploadedPart[]> => {
  const parts: UploadedPart[] = [];
  for (let marker = 0; ; ) {
    const query = { uploadId, "part-number-marker": String(marker) };
    const answer = await client.call({ method: "GET", bucket, key, query }, signal);
    const root = await readDocument(answer, "ListPartsResult");
    for (const node of childrenOf(root, "Part")) {
      const etag = (optionalText(node, "ETag") ?? "").replaceAll('"', "");
      parts.push({ number: Number(optionalText(node, "PartNumber")), size: Number(optionalText(node, "Size")), etag });
    }
    const next = Number(optionalText(root, "NextPartNumberMarker"));
    if (optionalText(root, "IsTruncated") !== "true" || !(next > marker)) return parts;
    marker = next;
  }
};

/** Makes an object of its parts. @returns its ETag @throws S3ClientError, or the reason of the signal */
export const completeUpload = async (
  client: S3Client,
  { bucket, key, uploadId }: UploadAddress,
  parts: readonly Pick<UploadedPart, "number" | "etag">[],
  signal: AbortSignal,
): Promise<string> => {
  const elements = parts.map(
    ({ number, etag }) =>
      [
        "Part",
        [
          ["PartNumber", number],
          ["ETag", `"${etag}"`],
        ],
      ] as const,
  );
  const body = xmlDocument("CompleteMultipartUpload", elements);
  const headers = { "content-type": "application/xml" };
  const answer = await client.call({ method: "POST", bucket, key, query: { uploadId }, headers, body }, signal);
  const etag = optionalText(await readDocument(answer, "CompleteMultipartUploadResult"), "ETag");
  return (etag ?? "").replaceAll('"', "");
};

/** Gives an upload up. @throws S3ClientError, or the reason of the signal */
export const abortUpload = async (
  client: S3Client,
  { bucket, key, uploadId }: UploadAddress,
  signal: AbortSignal,
): Promise<void> => {
  (await client.call({ method: "DELETE", bucket, key, query: { uploadId } }, signal)).resume();
};
