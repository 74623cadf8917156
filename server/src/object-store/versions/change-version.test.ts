import { afterAll, beforeAll, expect, it } from "vitest";
import { findObject } from "../objects/find.js";
import { putObject } from "../objects/put.js";
import type { StoredObject } from "../objects/stored-object.js";
import { codeOf } from "../testing/figures.js";
import { newObject, startTestObjects, type TestBucket, type TestObjects } from "../testing/objects.js";
import { changeVersion } from "./change-version.js";
import { setVersioning } from "./versioning.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const key = Buffer.from("k");
const tags = [{ key: "team", value: "blue" }];

const find = async (bucket: TestBucket, versionId?: string): Promise<StoredObject> =>
  (await findObject(objects.db, { ...bucket, key, versionId }, { withBytes: false }))?.object ?? expect.fail();

it("tags change nothing else of an object", async () => {
  const bucket = await objects.bucket();
  await putObject(objects.db, newObject(bucket.bucketId, key));
  const before = await find(bucket);
  await changeVersion(objects.db, { ...before, ...bucket, key }, "tags", tags);
  expect(await find(bucket)).toEqual({ ...before, tags });
  await changeVersion(objects.db, { ...before, ...bucket, key }, "tags", null);
  expect(await find(bucket)).toEqual({ ...before, tags: null });
});

it("an object that has replaced the one that was looked at keeps its own", async () => {
  const bucket = await objects.bucket();
  await putObject(objects.db, newObject(bucket.bucketId, key));
  const before = await find(bucket);
  await putObject(
    objects.db,
    newObject(bucket.bucketId, key, { modifiedAt: new Date(before.modifiedAt.getTime() + 1) }),
  );
  expect(await codeOf(changeVersion(objects.db, { ...before, ...bucket, key }, "tags", tags))).toBe("NoSuchKey");
  expect((await find(bucket)).tags).toBeNull();
  expect(await codeOf(changeVersion(objects.db, { ...before, ...bucket, bucketId: 0n, key }, "tags", tags))).toBe(
    "NoSuchBucket",
  );
});

it("a version is tagged that became noncurrent since it was looked at", async () => {
  const bucket = await objects.bucket();
  await setVersioning(objects.db, bucket.bucketId, "Enabled");
  await putObject(objects.db, newObject(bucket.bucketId, key));
  const first = await find(bucket);
  await putObject(objects.db, newObject(bucket.bucketId, key));
  await changeVersion(objects.db, { ...first, ...bucket, key }, "tags", tags);
  expect((await find(bucket, first.versionId)).tags).toEqual(tags);
  expect((await find(bucket)).tags).toBeNull();
});
