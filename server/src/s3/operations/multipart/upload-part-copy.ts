import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../../aws/s3-error.js";
import { headerOf } from "../../../aws/s3-request.js";
import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { readCopyRange } from "../../../object-http/headers/byte-range.js";
import { quotedTag } from "../../../object-http/headers/entity-tag-header.js";
import { readBytes } from "../../../object-http/read-bytes.js";
import { putPart } from "../../../object-store/uploads/put-part.js";
import { findUpload } from "../../../object-store/uploads/upload.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { encryptionHeaders } from "../../encryption/customer-key-headers.js";
import { entityTagOf } from "../../encryption/entity-tag-of.js";
import { readNewKey } from "../../encryption/new-key.js";
import { requireUploadKey } from "../../encryption/require-key.js";
import { refuseHeaders } from "../../headers/refused-headers.js";
import { checksumElement } from "../../objects/checksum-headers.js";
import { requireCopySize, requireSource, sourceHeaders } from "../../objects/copied-source.js";
import { hashedPayload } from "../../objects/hashed-bytes.js";
import { storeBody } from "../../objects/store-body.js";
import { knownPlan } from "../../uploads/checksum-plan.js";
import { readPartNumber } from "../../uploads/part-number.js";
import { uploadAddress } from "../../uploads/upload-address.js";

/** UploadPartCopy: a part of the bytes of an object. They are sealed anew, since a part has its bytes to itself. */
export const uploadPartCopyHandler = bucketHandler(async (call) => {
  const { context, request } = call;
  refuseHeaders(request.headers);
  const number = readPartNumber(request);
  const address = uploadAddress(call);
  const upload = await findUpload(context.prisma, address);
  const given = await readNewKey(call);
  await requireUploadKey(call, upload, given);
  const plan = knownPlan(upload.checksum);
  const source = await requireSource(call);
  const { object, customerKey } = source;
  const asked = headerOf(request, "x-amz-copy-source-range");
  const range = asked === undefined ? { start: 0, end: object.size - 1 } : readCopyRange(asked, object.size);
  const size = range.end - range.start + 1;
  if (asked === undefined) requireCopySize(size);
  else if (size > s3Limits.partBytes.max) throw new S3Error("EntityTooLarge");
  const payload = hashedPayload(readBytes(call, object, range, { customerKey }), { size, algorithm: plan?.algorithm });
  return storeBody(call, payload, given?.key, async (stored, { md5, checksum = null }) => {
    const [etag, at] = [entityTagOf(md5, given), context.clock()];
    await putPart(context.prisma, { ...address, number, stored, etag, checksum, at });
    return xmlAnswer(
      xmlDocument("CopyPartResult", [
        ["LastModified", at.toISOString()],
        ["ETag", quotedTag(etag)],
        ...checksumElement(checksum),
      ]),
      { ...sourceHeaders(source), ...encryptionHeaders(given) },
    );
  });
});
