import { quotedTag } from "../../object-http/headers/entity-tag-header.js";
import type { ObjectLock } from "../../object-store/locks/object-lock.js";
import { putObject } from "../../object-store/objects/put.js";
import type { ObjectAttributes, WriteConditions } from "../../object-store/objects/stored-object.js";
import type { BucketCall } from "../call.js";
import { encryptionHeaders, type GivenKey } from "../encryption/customer-key-headers.js";
import { entityTagOf } from "../encryption/entity-tag-of.js";
import { expirationHeader } from "../lifecycle/expiry-headers.js";
import { checksumHeaders } from "./checksum-headers.js";
import { countWritten } from "./count-change.js";
import { wholeChecksum } from "./hashed-bytes.js";
import { type StorablePayload, storeBody } from "./store-body.js";
import { versionHeaders } from "./version-id.js";

/** An object that a body is to become. */
interface WrittenObject {
  readonly attributes: ObjectAttributes;
  readonly conditions?: WriteConditions;
  readonly lock: ObjectLock;
  /** The customer's key, if it is to have one. */
  readonly given: GivenKey | undefined;
}

/** What came of it, as an answer tells it. */
interface Written {
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Writes the object of a request: its bytes are on disk before the row that names them, and the row before the answer. */
export const writeObject = (
  call: BucketCall,
  payload: StorablePayload,
  { attributes, conditions, lock, given }: WrittenObject,
): Promise<Written> => {
  const { context, bucket, resource } = call;
  return storeBody(call, payload, given?.key, async (stored, digests) => {
    const { size } = digests;
    const etag = entityTagOf(digests.md5, given);
    const checksum = wholeChecksum(digests);
    const modifiedAt = context.clock();
    const { versionId, replaced } = await putObject(context.prisma, {
      ...attributes,
      bucketId: bucket.id,
      key: Buffer.from(resource.key),
      content: { kind: "whole", stored },
      size,
      etag,
      modifiedAt,
      checksum,
      lock,
      ...(conditions && { conditions }),
    });
    countWritten(call, { size }, replaced);
    const headers = {
      ETag: quotedTag(etag),
      ...versionHeaders(versionId),
      ...(await expirationHeader(call, { key: resource.key, size, tags: attributes.tags, modifiedAt })),
      ...encryptionHeaders(given),
      ...checksumHeaders(checksum),
    };
    return { etag, headers };
  });
};
