import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { listObjects } from "../../../object-store/listings/list-objects.js";
import { markerPosition } from "../../../object-store/listings/position.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { readListingQuery } from "../../listings/listing-query.js";
import { contentElements, prefixElements } from "../../listings/object-elements.js";
import { readOwners } from "../../listings/owners.js";

/** ListObjects: the first version, which goes on after a marker. */
export const listObjectsHandler = bucketHandler(async (call) => {
  const { context, request, service, bucket } = call;
  const asked = readListingQuery(request, "max-keys");
  const { prefix, delimiter, limit, scope, isEncoded, show } = asked;
  const marker = request.query.get("marker") ?? "";
  const after = marker === "" ? undefined : markerPosition(Buffer.from(marker), scope);
  const { entries, next } = await listObjects(context.prisma, { bucketId: bucket.id, ...scope, after, limit });
  const ownerOf = await readOwners(call, entries);
  // only where there is a delimiter: otherwise the last key is the next marker
  const nextMarker = next && delimiter !== undefined ? show(next.kind === "key" ? next.key : next.prefix) : undefined;
  return xmlAnswer(
    xmlDocument("ListBucketResult", [
      ["Name", bucket.name],
      ["Prefix", show(prefix)],
      ["Marker", show(marker)],
      ["NextMarker", nextMarker],
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
