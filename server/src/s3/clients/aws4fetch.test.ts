import { AwsClient } from "aws4fetch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestS3, type TestS3 } from "../testing/s3-server.js";
import { hostileKeys, isLostInUrls, sha256, sizes, someBytes } from "./testing/objects.js";

const bucket = "photos";
let s3: TestS3;
let client: AwsClient;

const urlOf = (key: string): string => `${s3.url}/${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;

beforeAll(async () => {
  s3 = await startTestS3();
  const { accessKeyId, secret: secretAccessKey } = s3.admin;
  client = new AwsClient({ accessKeyId, secretAccessKey, service: "s3", region: "europe-1", retries: 0 });
  await client.fetch(`${s3.url}/${bucket}`, { method: "PUT" });
});

afterAll(() => s3?.close());

async function bytesOf(key: string): Promise<Buffer> {
  const answer = await client.fetch(urlOf(key));
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

test.each(sizes)("%i bytes come back", async (size) => {
  const bytes = someBytes(size);
  expect((await client.fetch(urlOf("buffer"), { method: "PUT", body: new Uint8Array(bytes) })).status).toBe(200);
  expect(sha256(await bytesOf("buffer"))).toBe(sha256(bytes));
});

test.each(hostileKeys.filter((key) => !isLostInUrls(key)))("the key %j is one of its own", async (key) => {
  expect((await client.fetch(urlOf(key), { method: "PUT", body: key })).status).toBe(200);
  expect(sha256(await bytesOf(key))).toBe(sha256(Buffer.from(key)));
  expect((await client.fetch(urlOf(key), { method: "DELETE" })).status).toBe(204);
  expect((await client.fetch(urlOf(key))).status).toBe(404);
});

test("queries are signed as they are sent", async () => {
  await client.fetch(urlOf("a b~c+d"), { method: "PUT", body: "x" });
  const url = new URL(`${s3.url}/${bucket}`);
  url.search = new URLSearchParams({ "list-type": "2", prefix: "a b~c+", "start-after": "!*'()" }).toString();
  const answer = await client.fetch(url);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("<Key>a b~c+d</Key>");
});

test("presigned URLs read and write", async () => {
  const presign = async (method: string) =>
    (await client.sign(`${urlOf("presigned key~")}?X-Amz-Expires=60`, { method, aws: { signQuery: true } })).url;
  expect((await fetch(await presign("PUT"), { method: "PUT", body: "hello" })).status).toBe(200);
  expect(await (await fetch(await presign("GET"))).text()).toBe("hello");
  expect((await fetch(await presign("GET"), { method: "DELETE" })).status).toBe(403);
});
