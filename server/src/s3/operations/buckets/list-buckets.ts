import { type XmlElement, xmlDocument } from "../../../aws/xml/write-xml.js";
import { listUsableBuckets } from "../../../storage/buckets/list-usable.js";
import { xmlAnswer } from "../../answers/answer.js";
import { ownerElements } from "../../answers/owner.js";
import { serviceHandler } from "../../call.js";
import { readToken, writeToken } from "../../listings/continuation-token.js";
import { readWholeNumber } from "../../request/whole-number.js";

const mostBuckets = 10_000;

/** ListBuckets: all at once, or in pages for callers who ask for them. */
export const listBucketsHandler = serviceHandler(async ({ context: { prisma }, request: { query }, service }) => {
  const asked = readWholeNumber(query.get("max-buckets"), { name: "max-buckets", min: 1, max: mostBuckets });
  const limit = asked ?? mostBuckets;
  const prefix = query.get("prefix") ?? "";
  const token = query.get("continuation-token");
  const isOtherRegion = (query.get("bucket-region") ?? service.region) !== service.region;
  const after = token === undefined ? "" : readToken(token).bytes.toString();
  const found = isOtherRegion ? [] : await listUsableBuckets(prisma, service.uuid, { prefix, after, limit: limit + 1 });
  const page = found.slice(0, limit);
  const next = found.length > limit ? page.at(-1)?.name : undefined;
  return xmlAnswer(
    xmlDocument("ListAllMyBucketsResult", [
      ["Owner", await ownerElements(prisma, service.uuid)],
      [
        "Buckets",
        page.map(
          ({ name, createdAt }): XmlElement => [
            "Bucket",
            [
              ["Name", name],
              ["CreationDate", createdAt.toISOString()],
              ["BucketRegion", service.region],
            ],
          ],
        ),
      ],
      ["ContinuationToken", next === undefined ? undefined : writeToken(next)],
      ["Prefix", query.has("prefix") ? prefix : undefined],
    ]),
  );
});
