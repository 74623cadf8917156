import { S3Error } from "../../../aws/s3-error.js";
import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { listObjects } from "../../../object-store/listings/list-objects.js";
import { type ListingPosition, markerPosition } from "../../../object-store/listings/position.js";
import { xmlAnswer } from "../../answers/answer.js";
import { type BucketCall, bucketHandler } from "../../call.js";
import { readToken, writeToken } from "../../listings/continuation-token.js";
import { type ListingQuery, readListingQuery } from "../../listings/listing-query.js";
import { contentElements, prefixElements } from "../../listings/object-elements.js";
import { readOwners } from "../../listings/owners.js";

const requireVersion = (version: string | undefined): void => {
  if (version === "2") return;
  const extra = { ArgumentName: "list-type", ArgumentValue: version ?? "" };
  throw new S3Error("InvalidArgument", `Invalid List Type specified in Request: ${version}`, { extra });
};

/** A common prefix ends with the delimiter, and is told from a key by a marker of its own. */
const tokenOf = (position: ListingPosition): string =>
  position.kind === "key" ? writeToken(position.key, "key") : writeToken(position.prefix, "prefix");

const positionOf = (token: string): ListingPosition => {
  const { bytes, kind } = readToken(token);
  return kind === "key" ? { kind, key: bytes } : { kind, prefix: bytes };
};

const startOf = ({ request: { query } }: BucketCall, { scope }: ListingQuery): ListingPosition | undefined => {
  const [token, startAfter = ""] = [query.get("continuation-token"), query.get("start-after")];
  if (token !== undefined) return positionOf(token);
  return startAfter === "" ? undefined : markerPosition(Buffer.from(startAfter), scope);
};

/** ListObjectsV2: goes on after a token. */
export const listObjectsV2Handler = bucketHandler(async (call) => {
  const { context, request, service, bucket } = call;
  const { query } = request;
  requireVersion(query.get("list-type"));
  const asked = readListingQuery(request, "max-keys");
  const { prefix, delimiter, limit, scope, isEncoded, show } = asked;
  const after = startOf(call, asked);
  const { entries, next } = await listObjects(context.prisma, { bucketId: bucket.id, ...scope, after, limit });
  const ownerOf = query.get("fetch-owner") === "true" ? await readOwners(call, entries) : undefined;
  const startAfter = query.get("start-after");
  return xmlAnswer(
    xmlDocument("ListBucketResult", [
      ["Name", bucket.name],
      ["Prefix", show(prefix)],
      ["StartAfter", startAfter === undefined ? undefined : show(startAfter)],
      ["ContinuationToken", query.get("continuation-token")],
      ["NextContinuationToken", next && tokenOf(next)],
      ["KeyCount", entries.length],
      ["MaxKeys", limit],
      ["Delimiter", delimiter === undefined ? undefined : show(delimiter)],
      ["EncodingType", isEncoded ? "url" : undefined],
      ["IsTruncated", next !== undefined],
      ...contentElements(entries, { show, ownerOf }),
      ...prefixElements(entries, show),
    ]),
    { "x-amz-bucket-region": service.region },
  );
});
