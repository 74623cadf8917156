import { describe, expect, it } from "vitest";
import { partsOf } from "../../operation-parts.js";
import { walk } from "../../router.js";
import { unknownMembers } from "../../testing/unknown-members.js";
import { objectStorage } from "../index.js";
import samples from "../testing/service-samples.json" with { type: "json" };

/** Every JSON sample in the vendor's text about regions, services and what belongs to them, users and policies aside. */
const cases = samples.map(({ operation, part, sample }) => ({ operation, part, sample: sample as unknown }));

const operations = new Map(
  [...walk(objectStorage)].map(({ operation }) => [
    `${operation.method} ${operation.path.replace(/:(\w+)/g, "{$1}")}`,
    operation,
  ]),
);

const schemaOf = (place: string, part: string) => {
  const operation = operations.get(place);
  const found = operation && partsOf(operation)[part === "request" ? "body" : "response"];
  if (!found) throw new Error(`${place} has no ${part}.`);
  return found.schema;
};

/** The one sample that the vendor's traffic contradicts: every response has `deleted`, the sample has not. */
const bucketList = "GET /1.3/object-storage-2/{service_uuid}/buckets";

describe.each(cases.filter(({ operation }) => operation !== bucketList))("the sample $part of $operation", (sample) => {
  it("is read, and no member of it is unknown", () => {
    const read = schemaOf(sample.operation, sample.part).safeParse(sample.sample);
    expect(read.error).toBeUndefined();
    expect(unknownMembers(sample.sample, read.data)).toEqual([]);
    if (sample.part === "response") expect(read.data).toEqual(sample.sample);
  });
});

it("lacks `deleted` in the sample of the list of buckets, and nothing else", () => {
  const [sample] = cases.filter(({ operation }) => operation === bucketList);
  const schema = schemaOf(bucketList, "response");
  expect(schema.safeParse(sample?.sample).error?.issues.map(({ path }) => path.join("."))).toEqual([
    "0.deleted",
    "1.deleted",
  ]);
  const corrected = ((sample?.sample ?? []) as object[]).map((bucket) => ({ ...bucket, deleted: false }));
  expect(schema.parse(corrected)).toEqual(corrected);
});

it("are all there: 21 of the text's 60", () => {
  expect(cases).toHaveLength(21);
});
