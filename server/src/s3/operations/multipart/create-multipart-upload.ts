import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { createUpload } from "../../../object-store/uploads/create.js";
import { newObjectList } from "../../access-control/new-object-list.js";
import { presentHeaders, xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { encryptionHeaders } from "../../encryption/customer-key-headers.js";
import { readNewKey } from "../../encryption/new-key.js";
import { abortHeaders } from "../../lifecycle/expiry-headers.js";
import { readLockHeaders } from "../../locks/lock-headers.js";
import { readNewObject } from "../../objects/new-object.js";
import { readChecksumPlan } from "../../uploads/checksum-plan.js";

/** CreateMultipartUpload: what the object will be, but for its bytes. */
export const createMultipartUploadHandler = bucketHandler(async (call) => {
  const { context, bucket, resource } = call;
  const attributes = readNewObject(call);
  const acl = await newObjectList(call);
  const checksum = readChecksumPlan(call.request);
  const given = await readNewKey(call);
  const initiatedAt = context.clock();
  const uploadId = await createUpload(context.prisma, {
    ...attributes,
    acl,
    bucketId: bucket.id,
    key: Buffer.from(resource.key),
    at: initiatedAt,
    checksum,
    lock: readLockHeaders(call),
    customerKeyCheck: given && (await context.bytes.checkOf(call.service.uuid, given.key)),
  });
  return xmlAnswer(
    xmlDocument("InitiateMultipartUploadResult", [
      ["Bucket", bucket.name],
      ["Key", resource.key],
      ["UploadId", uploadId],
    ]),
    {
      ...encryptionHeaders(given),
      ...(await abortHeaders(call, { key: resource.key, initiatedAt })),
      ...presentHeaders({ "x-amz-checksum-algorithm": checksum?.algorithm, "x-amz-checksum-type": checksum?.type }),
    },
  );
});
