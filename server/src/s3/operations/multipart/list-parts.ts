import { s3Limits } from "@concordat/contract/s3";
import { type XmlElement, xmlDocument } from "../../../aws/xml/write-xml.js";
import { quotedTag } from "../../../object-http/headers/entity-tag-header.js";
import { listParts } from "../../../object-store/uploads/list-parts.js";
import { xmlAnswer } from "../../answers/answer.js";
import { ownerElements } from "../../answers/owner.js";
import { bucketHandler } from "../../call.js";
import { abortHeaders } from "../../lifecycle/expiry-headers.js";
import { checksumElement } from "../../objects/checksum-headers.js";
import { readWholeNumber } from "../../request/whole-number.js";
import { initiatorElement } from "../../uploads/initiator.js";
import { uploadAddress } from "../../uploads/upload-address.js";

/** ListParts: the parts that an upload has by now. */
export const listPartsHandler = bucketHandler(async (call) => {
  const { context, request, service, bucket, resource } = call;
  const { query } = request;
  const after = readWholeNumber(query.get("part-number-marker"), { name: "part-number-marker" }) ?? 0;
  const asked = readWholeNumber(query.get("max-parts"), { name: "max-parts" }) ?? s3Limits.pageSize;
  const limit = Math.min(asked, s3Limits.pageSize);
  const address = uploadAddress(call);
  const { upload, parts, more } = await listParts(context.prisma, { ...address, after, limit });
  const { algorithm, type } = upload.checksum ?? {};
  return xmlAnswer(
    xmlDocument("ListPartsResult", [
      ["Bucket", bucket.name],
      ["Key", resource.key],
      ["UploadId", address.uploadId],
      initiatorElement(upload.creator),
      ["Owner", await ownerElements(context.prisma, service.uuid)],
      ["StorageClass", upload.storageClass],
      ["PartNumberMarker", after],
      ["NextPartNumberMarker", parts.at(-1)?.number ?? after],
      ["MaxParts", limit],
      ["IsTruncated", more],
      ["ChecksumAlgorithm", algorithm],
      ["ChecksumType", type],
      ...parts.map(
        ({ number, modifiedAt, etag, size, checksum }): XmlElement => [
          "Part",
          [
            ["PartNumber", number],
            ["LastModified", modifiedAt.toISOString()],
            ["ETag", quotedTag(etag)],
            ["Size", size],
            ...checksumElement(checksum),
          ],
        ],
      ),
    ]),
    await abortHeaders(call, { key: resource.key, initiatedAt: upload.initiatedAt }),
  );
});
