import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { putObject } from "../objects/put.js";
import { newObject, startTestObjects, type TestObjects } from "../testing/objects.js";
import { type ListedObject, type ListedPrefix, listObjects } from "./list-objects.js";
import { type ListingPosition, type ListingScope, markerPosition } from "./position.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const nameOf = (entry: ListedObject | ListedPrefix) => text(entry.kind === "object" ? entry.key : entry.prefix);
const bytes = (from: string) => Buffer.from(from, "latin1");

const filled = async (keys: readonly string[]) => {
  const bucket = await objects.bucket();
  // in no order at all
  await Promise.all(keys.map((key) => putObject(objects.db, newObject(bucket.bucketId, bytes(key), { text: key }))));
  return bucket;
};
const page = async (
  { bucketId }: { bucketId: bigint },
  {
    prefix = "",
    delimiter,
    after,
    limit = 1000,
  }: { prefix?: string; delimiter?: string; after?: ListingPosition; limit?: number },
) => {
  const scope = { prefix: bytes(prefix), delimiter: delimiter === undefined ? undefined : bytes(delimiter) };
  const { entries, next } = await listObjects(objects.db, { bucketId, ...scope, after, limit });
  return { names: entries.map(nameOf), next };
};

it("lists objects with what is told of them, those of other buckets not", async () => {
  const bucket = await filled(["b", "a"]);
  await filled(["other"]);
  const put = newObject(bucket.bucketId, "c", { checksum: { algorithm: "CRC32", type: "FULL_OBJECT", value: "x" } });
  await putObject(objects.db, put);
  const { entries, next } = await listObjects(objects.db, { ...bucket, prefix: Buffer.alloc(0), limit: 3 });
  const { size, etag, modifiedAt, storageClass } = put;
  expect(entries.map(nameOf)).toEqual(["a", "b", "c"]);
  const checksum = { algorithm: "CRC32", type: "FULL_OBJECT" };
  expect(entries[2]).toEqual({
    kind: "object",
    key: put.key,
    size,
    etag,
    modifiedAt,
    storageClass,
    checksum,
    owner: null,
  });
  expect(next).toBeUndefined();
});

it("is in the order of bytes, with any byte", async () => {
  const keys = [
    "\0",
    "\0\0",
    "\n",
    "/",
    "A",
    "a",
    "a\0",
    "a\xff",
    "\xc3\xa9",
    "\xef\xbf\xbd",
    "\xf0\x9f\x98\x80",
    "\xff",
    "\xff\xff",
  ];
  const bucket = await filled(keys);
  expect((await page(bucket, {})).names).toEqual(keys);
  expect((await page(bucket, { prefix: "\xff" })).names).toEqual(["\xff", "\xff\xff"]);
  expect((await page(bucket, { prefix: "a", delimiter: "\0" })).names).toEqual(["a", "a\0", "a\xff"]);
});

it("puts keys together up to the delimiter, page by page", async () => {
  const bucket = await filled(["a", "b/", "b/1", "b/2", "b0", "c/x/1", "c/x/2", "c/y", "d"]);
  expect((await page(bucket, { delimiter: "/" })).names).toEqual(["a", "b/", "b0", "c/", "d"]);
  expect((await page(bucket, { delimiter: "/", prefix: "c/" })).names).toEqual(["c/x/", "c/y"]);
  expect((await page(bucket, { delimiter: "/", prefix: "b/" })).names).toEqual(["b/", "b/1", "b/2"]);
  expect((await page(bucket, { delimiter: "x/", prefix: "c" })).names).toEqual(["c/x/", "c/y"]);
  const first = await page(bucket, { delimiter: "/", limit: 2 });
  expect(first).toEqual({ names: ["a", "b/"], next: { kind: "prefix", prefix: bytes("b/") } });
  expect(await page(bucket, { delimiter: "/", limit: 0 })).toEqual({ names: [], next: undefined });
  const rest = await page(bucket, { delimiter: "/", ...(first.next && { after: first.next }) });
  expect(rest).toEqual({ names: ["b0", "c/", "d"], next: undefined });
});

it("goes on after any marker, also one in the midst of a common prefix", async () => {
  const bucket = await filled(["a", "b/1", "b/2", "c"]);
  const after = async (marker: string, delimiter?: string, prefix = "") => {
    const scope = { prefix: bytes(prefix), delimiter: delimiter === undefined ? undefined : bytes(delimiter) };
    const position = markerPosition(bytes(marker), scope);
    return (await page(bucket, { prefix, after: position, ...(delimiter !== undefined && { delimiter }) })).names;
  };
  expect(await after("")).toEqual(["a", "b/1", "b/2", "c"]);
  expect(await after("b/")).toEqual(["b/1", "b/2", "c"]);
  expect(await after("b/", "/")).toEqual(["c"]);
  expect(await after("b/1", "/")).toEqual(["b/", "c"]);
  expect(await after("b/2", "/")).toEqual(["c"]);
  expect(await after("b/", "/", "b/")).toEqual(["b/1", "b/2"]);
  expect(await after("0", "/", "b/")).toEqual(["b/1", "b/2"]);
  expect(await after("z", "/", "b/")).toEqual([]);
});

interface Asked {
  readonly scope: ListingScope;
  readonly marker: Buffer | undefined;
}

/** What a listing is, told in the plainest way. */
const model = (keys: readonly Buffer[], { scope: { prefix, delimiter }, marker }: Asked): string[] => {
  const names: string[] = [];
  for (const key of [...keys].sort(Buffer.compare)) {
    if (marker && key.compare(marker) <= 0) continue;
    if (key.subarray(0, prefix.length).compare(prefix) !== 0) continue;
    const at = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    const name = text(at < 0 || !delimiter ? key : key.subarray(0, at + delimiter.length));
    // the marker is the common prefix itself: it stands for all below it
    if (at >= 0 && marker && name === text(marker)) continue;
    if (names.at(-1) !== name) names.push(name);
  }
  return names;
};

it("is what a plain walk over sorted keys gives, whatever keys, prefix, delimiter, marker and size of pages", async () => {
  const letters = fc.constantFrom("a", "b", "/", "\0", "\xff", "\xc3\xa9");
  const key = fc.array(letters, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));
  const keys = await fc.sample(fc.uniqueArray(key, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 14 })[0];
  const bucket = await filled(keys ?? []);
  const stored = (keys ?? []).map(bytes);
  const asked = fc.record({
    prefix: fc.array(letters, { maxLength: 2 }).map((parts) => bytes(parts.join(""))),
    delimiter: fc
      .constantFrom(undefined, "/", "a", "/a", "\xc3\xa9")
      .map((one) => (one === undefined ? one : bytes(one))),
    marker: fc.option(
      fc.array(letters, { maxLength: 4 }).map((parts) => bytes(parts.join(""))),
      { nil: undefined },
    ),
    limit: fc.integer({ min: 1, max: 9 }),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ prefix, delimiter, marker, limit }) => {
      const scope = { prefix, delimiter };
      const names: string[] = [];
      let after = marker && markerPosition(marker, scope);
      for (;;) {
        const { entries, next } = await listObjects(objects.db, { ...bucket, ...scope, after, limit });
        names.push(...entries.map(nameOf));
        if (!next) break;
        expect(entries).toHaveLength(limit);
        // what a page ends with is a marker as well
        after = markerPosition(next.kind === "key" ? next.key : next.prefix, scope);
      }
      expect(names).toEqual(model(stored, { scope, marker }));
    }),
    { numRuns: 80 },
  );
});
