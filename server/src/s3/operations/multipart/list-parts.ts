import { s3Limits } from "@concordat/contract/s3";
import { type XmlElement, xmlDocument } from "../../../aws/xml/write-xml.js";
import { quotedTag } from "../../../object-http/headers/entity-tag-header.js";
import { listParts } from "../../../object-store/uploads/list-parts.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { abortHeaders } from "../../lifecycle/expiry-headers.js";
import { readOwners } from "../../listings/owners.js";
import { checksumElement } from "../../objects/checksum-headers.js";
import { readWholeNumber } from "../../request/whole-number.js";
import { initiatorElement } from "../../uploads/initiator.js";
import { uploadAddress } from "../../uploads/upload-address.js";

/** ListParts: the parts that an upload has by now. */
export const listPartsHandler = bucketHandler(async (call) => {
  const { context, request, bucket, resource } = call;
  const { query } = request;
  const after = readWholeNumber(query.get("part-number-marker"), { name: "part-number-marker" }) ?? 0;
  const asked = readWholeNumber(query.get("max-parts"), { name: "max-parts" }) ?? s3Limits.pageSize;
  const limit = Math.min(asked, s3Limits.pageSize);
  const address = uploadAddress(call);
  const { upload, parts, more } = await listParts(context.prisma, { ...address, after, limit });
  const { algorithm, type } = upload.checksum ?? {};
  const owner = upload.acl?.owner ?? null;
  const ownerOf = await readOwners(call, [{ owner }]);
  return xmlAnswer(
    xmlDocument("ListPartsResult", [
      ["Bucket", bucket.name],
      ["Key", resource.key],
      ["UploadId", address.uploadId],
      initiatorElement(upload.creator),
      ["Owner", ownerOf(owner)],
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
