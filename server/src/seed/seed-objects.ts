import { createHash } from "node:crypto";
import type { Bytes } from "../blobs/bytes.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { putObject } from "../object-store/objects/put.js";
import { believable } from "./believable.js";

/** Stores the objects of a seed. @param serviceUuid the service that `seedStorage` has made for them */
export const seedObjects = async (
  { db, bytes, now }: { readonly db: PrismaClient; readonly bytes: Bytes; readonly now: Date },
  serviceUuid: string,
): Promise<void> => {
  const buckets = await db.storageBucket.findMany({ where: { serviceUuid, deletedAt: null } });
  for (const { bucket, key, type, text } of believable.media.objects) {
    const bucketId = buckets.find(({ name }) => name === bucket)?.id;
    if (bucketId === undefined) continue;
    const content = Buffer.from(text);
    const pieces = async function* () {
      yield content;
    };
    await putObject(db, {
      bucketId,
      key: Buffer.from(key),
      content: { kind: "whole", stored: await bytes.store(serviceUuid, pieces()) },
      size: content.length,
      etag: createHash("md5").update(content).digest("hex"),
      modifiedAt: now,
      storageClass: "STANDARD",
      headers: { "content-type": type },
      metadata: {},
      tags: null,
      creator: null,
      acl: null,
      checksum: null,
    });
  }
};
