import { quotedTag } from "../../../object-http/headers/entity-tag-header.js";
import { putObject } from "../../../object-store/objects/put.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { checksumHeaders } from "../../objects/checksum-headers.js";
import { countWritten } from "../../objects/count-change.js";
import { encryptionHeaders } from "../../objects/encryption-headers.js";
import { wholeChecksum } from "../../objects/hashed-bytes.js";
import { readNewObject } from "../../objects/new-object.js";
import { storeBody } from "../../objects/store-body.js";
import { versionHeaders } from "../../objects/version-id.js";
import { checkWriteConditions, readWriteConditions } from "../../objects/write-conditions.js";

/** PutObject: the bytes are on disk before the row that names them, and the row before the answer. */
export const putObjectHandler = bucketHandler(async (call) => {
  const { context, bucket, resource } = call;
  const attributes = readNewObject(call);
  const conditions = readWriteConditions(call.request);
  await checkWriteConditions(call, conditions);
  return storeBody(call, call.openBody(), async (stored, digests) => {
    const { size } = digests;
    const etag = digests.md5.toString("hex");
    const checksum = wholeChecksum(digests);
    const { versionId, replaced } = await putObject(context.prisma, {
      ...attributes,
      bucketId: bucket.id,
      key: Buffer.from(resource.key),
      content: { kind: "whole", stored },
      size,
      etag,
      modifiedAt: context.clock(),
      checksum,
      conditions,
    });
    countWritten(call, { size }, replaced);
    return emptyAnswer(200, {
      ETag: quotedTag(etag),
      ...versionHeaders(versionId),
      ...encryptionHeaders,
      ...checksumHeaders(checksum),
    });
  });
});
