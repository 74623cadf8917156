import { S3Error } from "../../../aws/s3-error.js";
import { headerOf } from "../../../aws/s3-request.js";
import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { quotedTag } from "../../../object-http/headers/entity-tag-header.js";
import { readBytes } from "../../../object-http/read-bytes.js";
import type { ObjectLock } from "../../../object-store/locks/object-lock.js";
import { ObjectStoreError } from "../../../object-store/object-store-error.js";
import { copyObject } from "../../../object-store/objects/copy.js";
import { putObject } from "../../../object-store/objects/put.js";
import type { Checksum, ObjectAttributes, WriteConditions } from "../../../object-store/objects/stored-object.js";
import { newObjectList } from "../../access-control/new-object-list.js";
import { xmlAnswer } from "../../answers/answer.js";
import { type BucketCall, bucketHandler } from "../../call.js";
import { algorithmNamed, type ChecksumAlgorithm } from "../../checksums/checksum-algorithm.js";
import { encryptionHeaders, type GivenKey } from "../../encryption/customer-key-headers.js";
import { entityTagOf } from "../../encryption/entity-tag-of.js";
import { readNewKey } from "../../encryption/new-key.js";
import { readChecksumAlgorithm } from "../../headers/checksum-algorithm-header.js";
import { storageClass } from "../../headers/storage-class.js";
import { expirationHeader } from "../../lifecycle/expiry-headers.js";
import { readLockHeaders } from "../../locks/lock-headers.js";
import { checksumElements } from "../../objects/checksum-headers.js";
import { type CopiedSource, requireCopySize, requireSource, sourceHeaders } from "../../objects/copied-source.js";
import { countWritten } from "../../objects/count-change.js";
import { hashedPayload, wholeChecksum } from "../../objects/hashed-bytes.js";
import { checkNewObject, creatorOf, readDescription } from "../../objects/new-object.js";
import { storeBody } from "../../objects/store-body.js";
import { versionHeaders } from "../../objects/version-id.js";
import { checkWriteConditions, readWriteConditions } from "../../objects/write-conditions.js";
import { readTaggingHeader } from "../../tags/tagging-header.js";

const directives = ["COPY", "REPLACE"] as const;

const readDirective = ({ request }: BucketCall, header: string, what: string): (typeof directives)[number] => {
  const value = headerOf(request, header) ?? "COPY";
  const known = directives.find((directive) => directive === value);
  if (known) return known;
  const extra = { ArgumentName: header, ArgumentValue: value };
  throw new S3Error("InvalidArgument", `Unknown ${what} directive.`, { extra });
};

const redirect = "x-amz-website-redirect-location";

/** What the copy has of its own. AWS never copies where a website leads. */
const readAttributes = (
  call: BucketCall,
  { object }: CopiedSource,
): Partial<Pick<ObjectAttributes, "headers" | "metadata">> => {
  const own = readDescription(call);
  if (readDirective(call, "x-amz-metadata-directive", "metadata") === "REPLACE") return own;
  const { [redirect]: _, ...copied } = object.headers;
  const location = own.headers[redirect];
  return { headers: location === undefined ? copied : { ...copied, [redirect]: location } };
};

/** The tags of the copy, where they are not those of the source. */
const readTags = (call: BucketCall): Partial<Pick<ObjectAttributes, "tags">> =>
  readDirective(call, "x-amz-tagging-directive", "tagging") === "REPLACE"
    ? { tags: readTaggingHeader(call.request) }
    : {};

/** Headers that make a copy of an object onto itself worth a request. */
const changing = [
  "x-amz-storage-class",
  redirect,
  "x-amz-server-side-encryption",
  "x-amz-server-side-encryption-customer-algorithm",
  "x-amz-checksum-algorithm",
];

const refuseSame = (call: BucketCall, source: CopiedSource): void => {
  const { bucket, resource, request } = call;
  if (source.bucket.id !== bucket.id || source.key !== resource.key) return;
  // an earlier version is made current again
  if (source.versionId !== undefined) return;
  if (readDirective(call, "x-amz-metadata-directive", "metadata") === "REPLACE") return;
  if (changing.some((name) => headerOf(request, name) !== undefined)) return;
  throw new S3Error(
    "InvalidRequest",
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  );
};

interface Copied {
  readonly etag: string;
  readonly checksum: Checksum | null;
  readonly modifiedAt: Date;
  readonly versionId: string | null;
}

interface Copying {
  readonly source: CopiedSource;
  readonly attributes: Partial<Pick<ObjectAttributes, "headers" | "metadata" | "tags">>;
  readonly acl: ObjectAttributes["acl"];
  readonly conditions: WriteConditions;
  readonly lock: ObjectLock;
  /** The key of the copy, if it is to have one. */
  readonly given: GivenKey | undefined;
}

/** Copies without the bytes, which both objects share. */
const shareBytes = async (
  call: BucketCall,
  { source, attributes, acl, conditions, lock }: Copying,
): Promise<Copied> => {
  const { context, bucket, resource } = call;
  const modifiedAt = context.clock();
  const { etag, checksum, size, replaced, versionId } = await copyObject(context.prisma, {
    source: { bucketId: source.bucket.id, key: Buffer.from(source.key), expected: source.object },
    target: { bucketId: bucket.id, key: Buffer.from(resource.key) },
    attributes: { ...attributes, storageClass },
    lock,
    creator: creatorOf(call),
    acl,
    modifiedAt,
    conditions,
  });
  countWritten(call, { size }, replaced);
  return { etag, checksum, modifiedAt, versionId };
};

/** Copies the bytes as well, for a checksum that the source does not have, or another key. */
const rewriteBytes = (
  call: BucketCall,
  { source: { object, customerKey }, attributes, acl, conditions, lock, given }: Copying,
  algorithm: ChecksumAlgorithm | undefined,
): Promise<Copied> => {
  const { context, bucket, resource } = call;
  const { size } = object;
  const bytes = readBytes(call, object, { start: 0, end: size - 1 }, { customerKey });
  return storeBody(call, hashedPayload(bytes, { size, algorithm }), given?.key, async (stored, digests) => {
    const copied = {
      etag: entityTagOf(digests.md5, given),
      checksum: wholeChecksum(digests),
      modifiedAt: context.clock(),
    };
    const { versionId, replaced } = await putObject(context.prisma, {
      ...object,
      ...attributes,
      ...copied,
      creator: creatorOf(call),
      acl,
      bucketId: bucket.id,
      key: Buffer.from(resource.key),
      content: { kind: "whole", stored },
      size,
      conditions,
      lock,
    });
    countWritten(call, { size }, replaced);
    return { ...copied, versionId };
  });
};

const absence = (error: unknown, call: BucketCall): unknown => {
  if (!(error instanceof ObjectStoreError) || error.code !== "NoSuchKey") return error;
  return error.details["of"] === "target" ? error : call.authority.absentSource();
};

/** CopyObject: within the service, also onto itself. */
export const copyObjectHandler = bucketHandler(async (call) => {
  checkNewObject(call);
  const source = await requireSource(call);
  const given = await readNewKey(call);
  requireCopySize(source.object.size);
  refuseSame(call, source);
  const attributes = { ...readAttributes(call, source), ...readTags(call) };
  const acl = await newObjectList(call);
  const conditions = readWriteConditions(call.request);
  const lock = readLockHeaders(call);
  await checkWriteConditions(call, conditions);
  const asked = readChecksumAlgorithm(call.request);
  const { checksum } = source.object;
  const isThere = asked === undefined || (checksum?.algorithm === asked && checksum.type === "FULL_OBJECT");
  // bytes under a customer's key are nobody else's
  const isShared = isThere && !given && !source.customerKey;
  const copying = { source, attributes, acl, conditions, lock, given };
  const algorithm = asked ?? algorithmNamed(checksum?.algorithm ?? "");
  const copied = await (isShared ? shareBytes(call, copying) : rewriteBytes(call, copying, algorithm)).catch(
    (error) => {
      throw absence(error, call);
    },
  );
  return xmlAnswer(
    xmlDocument("CopyObjectResult", [
      ["LastModified", copied.modifiedAt.toISOString()],
      ["ETag", quotedTag(copied.etag)],
      ...checksumElements(copied.checksum),
    ]),
    {
      ...versionHeaders(copied.versionId),
      ...sourceHeaders(source),
      ...(await expirationHeader(call, { ...source.object, ...attributes, ...copied, key: call.resource.key })),
      ...encryptionHeaders(given),
    },
  );
});
