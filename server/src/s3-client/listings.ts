import { childrenOf, type XmlNode } from "../aws/xml/read-xml.js";
import { optionalText, readDocument } from "./read-document.js";
import type { S3Client } from "./s3-client.js";
import { S3ClientError } from "./s3-client-error.js";

/** An object in a list. */
export interface ListedObject {
  readonly key: string;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** In milliseconds; NaN where the list has no date. */
  readonly modifiedAt: number;
}

/** A page of a list of objects. */
export interface ObjectPage {
  readonly objects: readonly ListedObject[];
  /** Keys that are no text, as they were listed. */
  readonly unreadable: readonly string[];
  /** Where the next page begins; undefined at the end. */
  readonly next: string | undefined;
}

export interface ListPosition {
  /** Only keys behind this one. */
  readonly after?: string | undefined;
  /** What the page before said. */
  readonly token?: string | undefined;
  /** Objects at most, up to 1,000. */
  readonly most?: number;
}

const broken = (): S3ClientError => new S3ClientError("The list is none of S3's.", { fault: "broken" });

const unquoted = (text: string): string => text.replace(/^(?:W\/)?"|"$/g, "");

const wholeNumber = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw broken();
  return Number(text);
};

/** A key of a list whose names are encoded as in a query; undefined for bytes that are no text. */
const decodeKey = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
};

const read = (node: XmlNode, name: string): string => optionalText(node, name) ?? "";

const readPage = (root: XmlNode): ObjectPage => {
  const isEncoded = read(root, "EncodingType").toLowerCase() === "url";
  const objects: ListedObject[] = [];
  const unreadable: string[] = [];
  for (const node of childrenOf(root, "Contents")) {
    const listed = read(node, "Key");
    const key = isEncoded ? decodeKey(listed) : listed;
    if (listed === "") throw broken();
    if (key === undefined) unreadable.push(listed);
    else {
      objects.push({
        key,
        size: wholeNumber(read(node, "Size")),
        etag: unquoted(read(node, "ETag")),
        modifiedAt: Date.parse(read(node, "LastModified")),
      });
    }
  }
  const isTruncated = read(root, "IsTruncated") === "true";
  const next = isTruncated ? read(root, "NextContinuationToken") : undefined;
  // whoever says that there is more, and not where, would be asked for ever
  if (next === "") throw broken();
  return { objects, unreadable, next };
};

/** Lists objects of a bucket by their keys: one page. @throws S3ClientError, or the reason of the signal */
export const listObjects = async (
  client: S3Client,
  bucket: string,
  { after, token, most = 1000 }: ListPosition,
  signal: AbortSignal,
): Promise<ObjectPage> => {
  const query = {
    "list-type": "2",
    "encoding-type": "url",
    "max-keys": String(most),
    ...(token === undefined ? after !== undefined && { "start-after": after } : { "continuation-token": token }),
  };
  return readPage(await readDocument(await client.call({ method: "GET", bucket, query }, signal), "ListBucketResult"));
};

/** More buckets than any account has. */
const mostPages = 100;

/** The names of all buckets of the key's account, sorted. @throws S3ClientError, or the reason of the signal */
export const listBuckets = async (client: S3Client, signal: AbortSignal): Promise<string[]> => {
  const names = new Set<string>();
  let token = "";
  for (let page = 0; page < mostPages; page++) {
    const query = token === "" ? {} : { "continuation-token": token };
    const answer = await client.call({ method: "GET", query: query as Record<string, string> }, signal);
    const root = await readDocument(answer, "ListAllMyBucketsResult");
    for (const node of childrenOf(root, "Buckets").flatMap((buckets) => childrenOf(buckets, "Bucket"))) {
      const name = read(node, "Name");
      if (name === "" || name.length > 255) throw broken();
      names.add(name);
    }
    const next = read(root, "ContinuationToken");
    if (next === "" || next === token) break;
    token = next;
  }
  return [...names].sort();
};
