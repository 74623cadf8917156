import type { ListedObject } from "../../../object-store/listings/list-objects.js";
import { listObjects } from "../../../object-store/listings/list-objects.js";
import { markerPosition } from "../../../object-store/listings/position.js";
import { xmlAnswer } from "../../answers/answer.js";
import { ownerElements } from "../../answers/owner.js";
import { bucketHandler } from "../../call.js";
import { type ListingQuery, readListingQuery } from "../../listings/listing-query.js";
import { prefixElements } from "../../listings/object-elements.js";
import { quotedTag } from "../../objects/entity-tag-header.js";
import { onlyVersion } from "../../objects/version-id.js";
import { S3Error } from "../../s3-error.js";
import { type XmlElement, xmlDocument } from "../../xml/write-xml.js";

const versionElement = (
  { key, modifiedAt, etag, checksum, size, storageClass }: ListedObject,
  show: ListingQuery["show"],
  owner: readonly XmlElement[],
): XmlElement => [
  "Version",
  [
    ["Key", show(key)],
    ["VersionId", onlyVersion],
    ["IsLatest", true],
    ["LastModified", modifiedAt.toISOString()],
    ["ETag", quotedTag(etag)],
    ["ChecksumAlgorithm", checksum?.algorithm],
    ["ChecksumType", checksum?.type],
    ["Size", size],
    ["Owner", owner],
    ["StorageClass", storageClass],
  ],
];

const requireKeyMarker = (keyMarker: string, versionMarker: string | undefined): void => {
  if (versionMarker === undefined || keyMarker !== "") return;
  const message = "A version-id marker cannot be specified without a key marker.";
  const extra = { ArgumentName: "version-id-marker", ArgumentValue: versionMarker };
  throw new S3Error("InvalidArgument", message, { extra });
};

/** ListObjectVersions: no bucket has versions yet, so that each object is the one of its key. */
export const listObjectVersionsHandler = bucketHandler(async ({ context: { prisma }, request, service, bucket }) => {
  const { prefix, delimiter, limit, scope, isEncoded, show } = readListingQuery(request, "max-keys");
  const [marker, versionMarker] = [request.query.get("key-marker") ?? "", request.query.get("version-id-marker")];
  requireKeyMarker(marker, versionMarker);
  const after = marker === "" ? undefined : markerPosition(Buffer.from(marker), scope);
  const { entries, next } = await listObjects(prisma, { bucketId: bucket.id, ...scope, after, limit });
  const owner = await ownerElements(prisma, service.uuid);
  return xmlAnswer(
    xmlDocument("ListVersionsResult", [
      ["Name", bucket.name],
      ["Prefix", show(prefix)],
      ["KeyMarker", show(marker)],
      ["VersionIdMarker", versionMarker ?? ""],
      ["NextKeyMarker", next && show(next.kind === "key" ? next.key : next.prefix)],
      ["NextVersionIdMarker", next?.kind === "key" ? onlyVersion : undefined],
      ["MaxKeys", limit],
      ["Delimiter", delimiter === undefined ? undefined : show(delimiter)],
      ["EncodingType", isEncoded ? "url" : undefined],
      ["IsTruncated", next !== undefined],
      ...entries.filter((entry) => entry.kind === "object").map((entry) => versionElement(entry, show, owner)),
      ...prefixElements(entries, show),
    ]),
  );
});
