import { S3Error } from "../../../aws/s3-error.js";
import { type XmlElement, xmlDocument } from "../../../aws/xml/write-xml.js";
import { quotedTag } from "../../../object-http/headers/entity-tag-header.js";
import { type ListedMarker, type ListedVersion, listVersions } from "../../../object-store/listings/list-versions.js";
import { markerPosition } from "../../../object-store/listings/position.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { type ListingQuery, readListingQuery } from "../../listings/listing-query.js";
import { prefixElements } from "../../listings/object-elements.js";
import { type OwnerOf, readOwners } from "../../listings/owners.js";
import { checkVersionId } from "../../objects/version-id.js";

interface Shown {
  readonly show: ListingQuery["show"];
  readonly ownerOf: OwnerOf;
}

const commonElements = ({ key, versionId, isLatest, modifiedAt }: ListedVersion | ListedMarker, { show }: Shown) =>
  [
    ["Key", show(key)],
    ["VersionId", versionId],
    ["IsLatest", isLatest],
    ["LastModified", modifiedAt.toISOString()],
  ] as const satisfies readonly XmlElement[];

const versionElement = (listed: ListedVersion | ListedMarker, shown: Shown): XmlElement => {
  const common = commonElements(listed, shown);
  if (listed.kind === "marker") return ["DeleteMarker", [...common, ["Owner", shown.ownerOf(null)]]];
  const { etag, checksum, size, storageClass } = listed;
  return [
    "Version",
    [
      ...common,
      ["ETag", quotedTag(etag)],
      ["ChecksumAlgorithm", checksum?.algorithm],
      ["ChecksumType", checksum?.type],
      ["Size", size],
      ["Owner", shown.ownerOf(listed.owner)],
      ["StorageClass", storageClass],
    ],
  ];
};

const requireKeyMarker = (keyMarker: string, versionMarker: string | undefined): void => {
  if (versionMarker === undefined || keyMarker !== "") return;
  const message = "A version-id marker cannot be specified without a key marker.";
  const extra = { ArgumentName: "version-id-marker", ArgumentValue: versionMarker };
  throw new S3Error("InvalidArgument", message, { extra });
};

/** ListObjectVersions: of each key from the latest version on, delete markers among them. */
export const listObjectVersionsHandler = bucketHandler(async (call) => {
  const { context, request, bucket } = call;
  const { prefix, delimiter, limit, scope, isEncoded, show } = readListingQuery(request, "max-keys");
  const [marker, versionMarker] = [request.query.get("key-marker") ?? "", request.query.get("version-id-marker")];
  requireKeyMarker(marker, versionMarker);
  const versionId = versionMarker === "" ? undefined : versionMarker;
  checkVersionId(versionId, "version-id-marker");
  const after = marker === "" ? undefined : { ...markerPosition(Buffer.from(marker), scope), versionId };
  const { entries, next } = await listVersions(context.prisma, { bucketId: bucket.id, ...scope, after, limit });
  const ownerOf = await readOwners(call, entries);
  return xmlAnswer(
    xmlDocument("ListVersionsResult", [
      ["Name", bucket.name],
      ["Prefix", show(prefix)],
      ["KeyMarker", show(marker)],
      ["VersionIdMarker", versionMarker ?? ""],
      ["NextKeyMarker", next && show(next.kind === "key" ? next.key : next.prefix)],
      ["NextVersionIdMarker", next?.versionId],
      ["MaxKeys", limit],
      ["Delimiter", delimiter === undefined ? undefined : show(delimiter)],
      ["EncodingType", isEncoded ? "url" : undefined],
      ["IsTruncated", next !== undefined],
      ...entries.flatMap((entry) => (entry.kind === "prefix" ? [] : [versionElement(entry, { show, ownerOf })])),
      ...prefixElements(entries, show),
    ]),
  );
});
