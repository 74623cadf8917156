import { S3Error } from "../../aws/s3-error.js";
import { headerOf } from "../../aws/s3-request.js";
import type { CustomerKey } from "../../blobs/keys/customer-key.js";
import type { ByteRange } from "../../blobs/stored-bytes.js";
import { readRange } from "../../object-http/headers/byte-range.js";
import { checkConditions, readConditions } from "../../object-http/headers/conditions.js";
import { quotedTag } from "../../object-http/headers/entity-tag-header.js";
import { httpDate } from "../../object-http/headers/http-date.js";
import { systemHeaders } from "../../object-http/headers/system-headers.js";
import type { StoredObject } from "../../object-store/objects/stored-object.js";
import { findPart } from "../../object-store/uploads/parts.js";
import type { ObjectCall } from "../call.js";
import { encryptionHeaders, readCustomerKey } from "../encryption/customer-key-headers.js";
import { requireObjectKey } from "../encryption/require-key.js";
import { userMetadataHeaders } from "../headers/user-metadata.js";
import { expirationHeader } from "../lifecycle/expiry-headers.js";
import { lockHeaders } from "../locks/lock-headers.js";
import { readPartNumber } from "../uploads/part-number.js";
import { checksumHeaders, partChecksumHeaders } from "./checksum-headers.js";
import { readOverrides } from "./response-overrides.js";
import { absentObject, versionHeaders, versionOf } from "./version-id.js";

/** An object, or a part of it, as GetObject and HeadObject answer it. */
export interface ObjectView {
  readonly object: StoredObject;
  /** With which its bytes are read, if they need one. */
  readonly customerKey: CustomerKey | undefined;
  readonly status: 200 | 206;
  readonly headers: Readonly<Record<string, string>>;
  /** Of an empty object, a range of no bytes. */
  readonly range: ByteRange;
}

/** Some of an object, and what the answer says of it. */
interface Chosen {
  readonly range: ByteRange | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

const wantsChecksum = ({ request }: ObjectCall): boolean =>
  headerOf(request, "x-amz-checksum-mode")?.toUpperCase() === "ENABLED";

const wholeOf = ({ size }: StoredObject): ByteRange => ({ start: 0, end: size - 1 });

/** The part of a number. An object that was not uploaded in parts has one, which is the whole. */
const choosePart = async (call: ObjectCall, object: StoredObject, number: number): Promise<Chosen> => {
  const { content, checksum } = object;
  const unsatisfiable = () =>
    new S3Error("InvalidPartNumber", undefined, {
      extra: {
        PartNumberRequested: String(number),
        ActualPartCount: String(content.kind === "parts" ? content.count : 1),
      },
    });
  if (content.kind === "whole") {
    if (number > 1) throw unsatisfiable();
    const headers = wantsChecksum(call) ? checksumHeaders(checksum) : {};
    return { range: object.size === 0 ? undefined : wholeOf(object), headers };
  }
  const part = await findPart(call.context.prisma, content.uploadId, number);
  if (!part) throw unsatisfiable();
  const range = part.size === 0 ? undefined : { start: part.startsAt, end: part.startsAt + part.size - 1 };
  const checksums = wantsChecksum(call) ? partChecksumHeaders(part.checksum) : {};
  return { range, headers: { "x-amz-mp-parts-count": String(content.count), ...checksums } };
};

const chooseBytes = async (call: ObjectCall, object: StoredObject): Promise<Chosen> => {
  const { request } = call;
  const range = headerOf(request, "range");
  const partNumber = request.query.has("partNumber") ? readPartNumber(request) : undefined;
  if (partNumber !== undefined) {
    if (range === undefined) return choosePart(call, object, partNumber);
    throw new S3Error("InvalidRequest", "Cannot specify both Range header and partNumber query parameter");
  }
  const chosen = readRange(range, object.size);
  const headers = wantsChecksum(call) && !chosen ? checksumHeaders(object.checksum) : {};
  return { range: chosen, headers };
};

/** How many tags there are, for those who may read them. */
const tagCount = ({ authority }: ObjectCall, { tags }: StoredObject): Record<string, string> =>
  tags && tags.length > 0 && authority.readsTags() ? { "x-amz-tagging-count": String(tags.length) } : {};

/**
 * Reads what GetObject or HeadObject answers of an object, but for its bytes.
 *
 * @throws S3Error `NoSuchKey`, or `AccessDenied` for who may not know that; `NoSuchVersion`; `MethodNotAllowed` for a delete marker; for conditions, ranges and parts
 */
export const viewObject = async (call: ObjectCall): Promise<ObjectView> => {
  const { request, resource, object, isNoncurrent = false } = call;
  if (!object) throw absentObject(call);
  const given = readCustomerKey(request);
  await requireObjectKey(call, object, given);
  const overrides = readOverrides(call);
  const identity = { ETag: quotedTag(object.etag), "Last-Modified": httpDate(object.modifiedAt) };
  const compared = { etag: object.etag, lastModified: object.modifiedAt };
  checkConditions(readConditions(request.headers), compared, identity);
  const { range, headers } = await chooseBytes(call, object);
  const whole = wholeOf(object);
  const { start, end } = range ?? whole;
  return {
    object,
    customerKey: given?.key,
    status: range ? 206 : 200,
    range: range ?? whole,
    headers: {
      ...identity,
      "Accept-Ranges": "bytes",
      ...versionHeaders(versionOf(call, object.versionId)),
      ...encryptionHeaders(given),
      ...systemHeaders(object),
      ...userMetadataHeaders(object.metadata),
      ...tagCount(call, object),
      ...lockHeaders(call, object),
      // rules expire versions that are not current in other ways, of which headers tell nothing
      ...(!isNoncurrent && (await expirationHeader(call, { ...object, key: resource.key }))),
      ...headers,
      ...(range && { "Content-Range": `bytes ${start}-${end}/${object.size}` }),
      ...overrides,
    },
  };
};
