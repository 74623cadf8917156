import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { Client } from "minio";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestS3, type TestS3 } from "../testing/s3-server.js";
import { hostileKeys, sha256, sizes, someBytes } from "./testing/objects.js";

const bucket = "photos";
let s3: TestS3;
let client: Client;

beforeAll(async () => {
  s3 = await startTestS3();
  const { accessKeyId: accessKey, secret: secretKey } = s3.admin;
  const { hostname: endPoint, port } = new URL(s3.url);
  client = new Client({
    endPoint,
    port: Number(port),
    useSSL: false,
    accessKey,
    secretKey,
    region: "europe-1",
    pathStyle: true,
  });
  await client.makeBucket(bucket);
});

afterAll(() => s3?.close());

const bytesOf = async (key: string): Promise<Buffer> => await buffer(await client.getObject(bucket, key));

test("the bucket is there", async () => {
  expect(await client.bucketExists(bucket)).toBe(true);
  expect(await client.bucketExists("other")).toBe(false);
  expect((await client.listBuckets()).map(({ name }) => name)).toEqual([bucket]);
});

test.each(sizes)("%i bytes come back", async (size) => {
  const bytes = someBytes(size);
  await client.putObject(bucket, "buffer", bytes, size);
  expect(sha256(await bytesOf("buffer"))).toBe(sha256(bytes));
  expect(await client.statObject(bucket, "buffer")).toMatchObject({ size });
});

test("a stream of unknown length is uploaded in parts and comes back", async () => {
  const bytes = someBytes(7_000_000);
  await client.putObject(bucket, "stream", Readable.from([bytes.subarray(0, 100), bytes.subarray(100)]));
  expect(sha256(await bytesOf("stream"))).toBe(sha256(bytes));
});

test("a range comes back", async () => {
  const bytes = someBytes(100_000);
  await client.putObject(bucket, "range", bytes);
  const range = await buffer(await client.getPartialObject(bucket, "range", 70_000, 1000));
  expect(sha256(range)).toBe(sha256(bytes.subarray(70_000, 71_000)));
});

// this client takes a slash at the beginning away, and refuses segments of dots
const itsKeys = hostileKeys.filter(
  (key) => !key.startsWith("/") && !/(^|\/)\.{1,2}(\/|$)/.test(key) && key.trim() === key,
);

test.each(itsKeys)("the key %j is one of its own", async (key) => {
  const bytes = Buffer.from(key);
  await client.putObject(bucket, key, bytes);
  expect(sha256(await bytesOf(key))).toBe(sha256(bytes));
  await client.removeObject(bucket, key);
  await expect(client.statObject(bucket, key)).rejects.toMatchObject({ code: "NotFound" });
});

test("what it lists is what it put", async () => {
  const keys = ["list/a", "list/b c", "list/d/e", "list/ü"];
  for (const key of keys) await client.putObject(bucket, key, "x");
  const names = async (recursive: boolean) => {
    const found: string[] = [];
    for await (const item of client.listObjectsV2(bucket, "list/", recursive)) found.push(item.name ?? item.prefix);
    return found.sort();
  };
  expect(await names(true)).toEqual([...keys].sort());
  expect(await names(false)).toEqual(["list/a", "list/b c", "list/d/", "list/ü"]);
  await client.removeObjects(bucket, keys);
  expect(await names(true)).toEqual([]);
});

test("presigned URLs read and write", async () => {
  const put = await client.presignedPutObject(bucket, "presigned key", 60);
  expect((await fetch(put, { method: "PUT", body: "hello" })).status).toBe(200);
  const get = await client.presignedGetObject(bucket, "presigned key", 60, { "response-content-type": "text/x" });
  const answer = await fetch(get);
  expect([await answer.text(), answer.headers.get("content-type")]).toEqual(["hello", "text/x"]);
});
