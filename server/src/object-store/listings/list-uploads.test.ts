import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestObjects, type TestBucket, type TestObjects } from "../testing/objects.js";
import { abortUpload } from "../uploads/abort.js";
import { createUpload } from "../uploads/create.js";
import { listUploads, type UploadPosition } from "./list-uploads.js";
import { markerPosition } from "./position.js";

let objects: TestObjects;
let bucket: TestBucket;
/** The ids of the uploads, by their keys, in the order in which they began. */
const ids: Record<string, string[]> = {};
beforeAll(async () => {
  objects = await startTestObjects();
  bucket = await objects.bucket();
  const attributes = {
    storageClass: "STANDARD",
    headers: {},
    metadata: {},
    tags: null,
    creator: "me",
    acl: null,
    checksum: null,
  };
  for (const [index, key] of ["a", "b/1", "b/2", "b/1", "c", "a", "a"].entries()) {
    const at = new Date(1_790_000_000_000 + index);
    const id = await createUpload(objects.db, { ...bucket, key: Buffer.from(key), at, ...attributes });
    ids[key] = [...(ids[key] ?? []), id];
  }
});
afterAll(() => objects.close());

const page = async (options: { prefix?: string; delimiter?: string; after?: UploadPosition; limit?: number }) => {
  const { prefix = "", delimiter, after, limit = 100 } = options;
  const scope = {
    prefix: Buffer.from(prefix),
    delimiter: delimiter === undefined ? undefined : Buffer.from(delimiter),
  };
  const { entries, next } = await listUploads(objects.db, { ...bucket, ...scope, after, limit });
  const names = entries.map((entry) => {
    if (entry.kind === "prefix") return entry.prefix.toString();
    const key = entry.key.toString();
    return `${key} ${ids[key]?.indexOf(entry.uploadId)}`;
  });
  return { names, next };
};

it("lists uploads by key, those of one key as they began", async () => {
  const all = ["a 0", "a 1", "a 2", "b/1 0", "b/1 1", "b/2 0", "c 0"];
  expect(await page({})).toEqual({ names: all, next: undefined });
  expect((await page({ prefix: "b/" })).names).toEqual(all.slice(3, 6));
  expect((await page({ delimiter: "/" })).names).toEqual(["a 0", "a 1", "a 2", "b/", "c 0"]);
  expect((await page({ delimiter: "/", prefix: "b/" })).names).toEqual(all.slice(3, 6));
  expect(await page({ limit: 0 })).toEqual({ names: [], next: undefined });
});

it("goes on where a page ended, of any size", async () => {
  for (const delimiter of [undefined, "/"]) {
    const all = (await page({ ...(delimiter && { delimiter }) })).names;
    for (const limit of [1, 2, 3]) {
      const names: string[] = [];
      let after: UploadPosition | undefined;
      do {
        const { names: more, next } = await page({ limit, ...(delimiter && { delimiter }), ...(after && { after }) });
        names.push(...more);
        after = next;
      } while (after);
      expect(names).toEqual(all);
    }
  }
});

it("goes on after markers", async () => {
  const [first, second] = ids["a"] ?? [];
  const key = Buffer.from("a");
  expect((await page({ after: { kind: "key", key, uploadId: first } })).names.slice(0, 2)).toEqual(["a 1", "a 2"]);
  expect((await page({ after: { kind: "key", key, uploadId: second }, delimiter: "/" })).names).toEqual([
    "a 2",
    "b/",
    "c 0",
  ]);
  expect((await page({ after: { kind: "key", key } })).names[0]).toBe("b/1 0");
  expect((await page({ after: { kind: "key", key, uploadId: "not an id" } })).names[0]).toBe("b/1 0");
  expect((await page({ after: { kind: "key", key, uploadId: first }, prefix: "b" })).names[0]).toBe("b/1 0");
  const scope = { prefix: Buffer.alloc(0), delimiter: Buffer.from("/") };
  expect((await page({ after: markerPosition(Buffer.from("b/"), scope), delimiter: "/" })).names).toEqual(["c 0"]);
});

it("does not list what is over", async () => {
  const [uploadId = ""] = ids["c"] ?? [];
  await abortUpload(objects.db, { ...bucket, key: Buffer.from("c"), uploadId, at: new Date() });
  expect((await page({ prefix: "c" })).names).toEqual([]);
});
