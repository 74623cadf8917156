import { S3Error } from "../aws/s3-error.js";
import { headerOf, type S3Request } from "../aws/s3-request.js";
import { needsCustomerKey } from "../blobs/keys/customer-key.js";
import type { ByteRange } from "../blobs/stored-bytes.js";
import type { Answer } from "../object-http/answers/answer.js";
import type { ObjectContext } from "../object-http/context.js";
import { readRange } from "../object-http/headers/byte-range.js";
import { checkConditions, readConditions } from "../object-http/headers/conditions.js";
import { quotedTag } from "../object-http/headers/entity-tag-header.js";
import { httpDate, readHttpDate, wholeSeconds } from "../object-http/headers/http-date.js";
import { systemHeaders } from "../object-http/headers/system-headers.js";
import { readBytes } from "../object-http/read-bytes.js";
import { keySealedOf, type StoredObject } from "../object-store/objects/stored-object.js";
import { contentTypeOf } from "./content-type.js";
import type { ReadableObject } from "./find-page.js";
import { locationOf } from "./location.js";

/** What bytes of pages are read with. */
export interface PageBytes {
  readonly context: Pick<ObjectContext, "bytes" | "prisma" | "leases">;
  readonly service: { readonly uuid: string };
  readonly isHead: boolean;
}

const redirect = "x-amz-website-redirect-location";

const storedHeaders = ({ key, object }: ReadableObject): Record<string, string> => {
  const { [redirect]: _, "content-type": type, ...headers } = object.headers;
  return { ...systemHeaders({ headers }), "Content-Type": contentTypeOf(key, type) };
};

const wholeOf = ({ size }: StoredObject): ByteRange => ({ start: 0, end: size - 1 });

const bodyOf = async (
  { context, service, isHead }: PageBytes,
  object: StoredObject,
  range: ByteRange,
): Promise<Pick<Answer, "body">> => {
  const size = range.end - range.start + 1;
  const { content } = object;
  // visitors have no keys, and learn nothing of what needs one
  if (keySealedOf(content) !== null) throw needsCustomerKey();
  if (isHead || size === 0) return {};
  if (content.kind === "whole" && content.stored.inline) {
    return { body: await context.bytes.openInline(service.uuid, content.stored, range) };
  }
  return { body: { bytes: readBytes({ context, service }, object, range, { reusesMemory: true }), size } };
};

/** Visitors have no keys. @throws S3Error `InvalidRequest` for an object under a customer's key, as S3 answers it without the key */
const refuseSealed = ({ content }: StoredObject): void => {
  if (keySealedOf(content) !== null) throw new S3Error("InvalidRequest");
};

/** Whether a range is wanted: one of an older version, which `If-Range` names, is not. */
const wantsRange = (request: S3Request, { etag, modifiedAt }: StoredObject): boolean => {
  const condition = headerOf(request, "if-range");
  if (condition === undefined) return true;
  if (condition.includes('"')) return condition === quotedTag(etag);
  const date = readHttpDate(condition);
  return date !== undefined && wholeSeconds(date) === wholeSeconds(modifiedAt);
};

/**
 * Answers a page: conditions and ranges as S3's GetObject has them. An object that names another address redirects there.
 *
 * @throws S3Error `NotModified`, `PreconditionFailed`, `InvalidRange`, `InvalidRequest`
 */
export const pageAnswer = async (bytes: PageBytes, page: ReadableObject, request: S3Request): Promise<Answer> => {
  const { object } = page;
  const location = object.headers[redirect];
  if (location !== undefined) return { status: 301, headers: { Location: locationOf(location) } };
  refuseSealed(object);
  const identity = { ETag: quotedTag(object.etag), "Last-Modified": httpDate(object.modifiedAt) };
  const headers = storedHeaders(page);
  const { "Cache-Control": cacheControl, Expires: expires } = headers;
  const forCaches = {
    ...identity,
    ...(cacheControl !== undefined && { "Cache-Control": cacheControl }),
    ...(expires !== undefined && { Expires: expires }),
  };
  checkConditions(readConditions(request.headers), { etag: object.etag, lastModified: object.modifiedAt }, forCaches);
  const range = wantsRange(request, object) ? readRange(headerOf(request, "range"), object.size) : undefined;
  const { start, end } = range ?? wholeOf(object);
  return {
    status: range ? 206 : 200,
    headers: {
      ...identity,
      "Accept-Ranges": "bytes",
      ...headers,
      "Content-Length": String(end - start + 1),
      ...(range && { "Content-Range": `bytes ${start}-${end}/${object.size}` }),
    },
    ...(await bodyOf(bytes, object, { start, end })),
  };
};

/** Answers with an error document, whole and whatever the request says: what it asked for is something else. */
export const errorDocumentAnswer = async (
  bytes: PageBytes,
  page: ReadableObject,
  status: number,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> => {
  const { object } = page;
  refuseSealed(object);
  const length = { "Content-Length": String(object.size) };
  return {
    status,
    headers: { ...storedHeaders(page), ...headers, ...length },
    ...(await bodyOf(bytes, object, wholeOf(object))),
  };
};
