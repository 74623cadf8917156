import { type XmlElement, xmlDocument } from "../../../aws/xml/write-xml.js";
import {
  type ListedUpload,
  listUploads,
  type UploadPage,
  type UploadPosition,
} from "../../../object-store/listings/list-uploads.js";
import { markerPosition } from "../../../object-store/listings/position.js";
import { xmlAnswer } from "../../answers/answer.js";
import { type BucketCall, bucketHandler } from "../../call.js";
import { type ListingQuery, readListingQuery } from "../../listings/listing-query.js";
import { prefixElements } from "../../listings/object-elements.js";
import { type OwnerOf, readOwners } from "../../listings/owners.js";
import { initiatorElement } from "../../uploads/initiator.js";

const startOf = ({ request: { query } }: BucketCall, { scope }: ListingQuery): UploadPosition | undefined => {
  const key = query.get("key-marker") ?? "";
  if (key === "") return undefined;
  const uploadId = query.get("upload-id-marker");
  // an id belongs to a key; a common prefix has none
  return uploadId ? { kind: "key", key: Buffer.from(key), uploadId } : markerPosition(Buffer.from(key), scope);
};

const uploadElement = (
  { key, uploadId, creator, owner, storageClass, initiatedAt, checksum }: ListedUpload,
  show: ListingQuery["show"],
  ownerOf: OwnerOf,
): XmlElement => [
  "Upload",
  [
    ["Key", show(key)],
    ["UploadId", uploadId],
    initiatorElement(creator),
    ["Owner", ownerOf(owner)],
    ["StorageClass", storageClass],
    ["Initiated", initiatedAt.toISOString()],
    ["ChecksumAlgorithm", checksum?.algorithm],
    ["ChecksumType", checksum?.type],
  ],
];

const nextElements = ({ next }: UploadPage, show: ListingQuery["show"]): readonly XmlElement[] =>
  next
    ? [
        ["NextKeyMarker", show(next.kind === "key" ? next.key : next.prefix)],
        ["NextUploadIdMarker", next.uploadId ?? ""],
      ]
    : [];

/** ListMultipartUploads: uploads under way. */
export const listMultipartUploadsHandler = bucketHandler(async (call) => {
  const { context, request, bucket } = call;
  const asked = readListingQuery(request, "max-uploads");
  const { prefix, delimiter, limit, scope, isEncoded, show } = asked;
  const listing = { bucketId: bucket.id, ...scope, after: startOf(call, asked), limit };
  const page = await listUploads(context.prisma, listing);
  const ownerOf = await readOwners(call, page.entries);
  const uploads = page.entries.filter((entry) => entry.kind === "upload");
  return xmlAnswer(
    xmlDocument("ListMultipartUploadsResult", [
      ["Bucket", bucket.name],
      ["KeyMarker", show(request.query.get("key-marker") ?? "")],
      ["UploadIdMarker", request.query.get("upload-id-marker") ?? ""],
      ...nextElements(page, show),
      ["Prefix", show(prefix)],
      ["Delimiter", delimiter === undefined ? undefined : show(delimiter)],
      ["EncodingType", isEncoded ? "url" : undefined],
      ["MaxUploads", limit],
      ["IsTruncated", page.next !== undefined],
      ...uploads.map((upload) => uploadElement(upload, show, ownerOf)),
      ...prefixElements(page.entries, show),
    ]),
  );
});
