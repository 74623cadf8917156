import { quotedTag } from "../../../object-http/headers/entity-tag-header.js";
import { putPart } from "../../../object-store/uploads/put-part.js";
import { findUpload } from "../../../object-store/uploads/upload.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { encryptionHeaders } from "../../encryption/customer-key-headers.js";
import { entityTagOf } from "../../encryption/entity-tag-of.js";
import { readNewKey } from "../../encryption/new-key.js";
import { requireUploadKey } from "../../encryption/require-key.js";
import { refuseHeaders } from "../../headers/refused-headers.js";
import { requireLockedDigest } from "../../locks/require-locked-digest.js";
import { partChecksumHeaders } from "../../objects/checksum-headers.js";
import { storeBody } from "../../objects/store-body.js";
import { readDeclaredChecksum } from "../../payload/declared-checksum.js";
import { checkPartAlgorithm, knownPlan } from "../../uploads/checksum-plan.js";
import { readPartNumber } from "../../uploads/part-number.js";
import { uploadAddress } from "../../uploads/upload-address.js";

/** UploadPart: a part is stored like an object, and replaces an earlier one of its number. */
export const uploadPartHandler = bucketHandler(async (call) => {
  const { context, request } = call;
  refuseHeaders(request.headers);
  const number = readPartNumber(request);
  const address = uploadAddress(call);
  const upload = await findUpload(context.prisma, address);
  const given = await readNewKey(call);
  await requireUploadKey(call, upload, given);
  const plan = knownPlan(upload.checksum);
  requireLockedDigest(call, upload.lock, "Put Part");
  checkPartAlgorithm(plan, readDeclaredChecksum(request.rawHeaders)?.algorithm);
  const payload = call.openBody(plan ? { defaultChecksum: plan.algorithm } : {});
  return storeBody(call, payload, given?.key, async (stored, { md5, checksum = null }) => {
    const etag = entityTagOf(md5, given);
    await putPart(context.prisma, { ...address, number, stored, etag, checksum, at: context.clock() });
    return emptyAnswer(200, { ETag: quotedTag(etag), ...encryptionHeaders(given), ...partChecksumHeaders(checksum) });
  });
});
