import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import type { TestRequest } from "./testing/signed-client.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
  for (const bucket of ["files", "other"]) await s3.send({ method: "PUT", path: `/${bucket}` });
});
afterAll(() => s3.close());

type Headers = Readonly<Record<string, string>>;
const put = (path: string, body: string | Uint8Array, headers: Headers = {}) =>
  s3.send({ method: "PUT", path: `/files/${path}`, body, headers });
const get = (path: string, headers: Headers = {}) => s3.send({ path: `/files/${path}`, headers });
const head = (path: string, headers: Headers = {}) => s3.send({ method: "HEAD", path: `/files/${path}`, headers });
const copy = (path: string, source: string, headers: Headers = {}) =>
  s3.send({ method: "PUT", path: `/files/${path}`, headers: { "x-amz-copy-source": source, ...headers } });
const outcome = async (answer: ReturnType<TestS3["send"]>) => {
  const { status, code } = await answer;
  return code === undefined ? status : `${status} ${code}`;
};
const md5 = (body: string | Uint8Array) => `"${createHash("md5").update(body).digest("hex")}"`;
const crc = (body: string | Uint8Array) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString("base64");
};

describe("an object", () => {
  it.each([0, 1, 16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 128 * 1024, 300_001])(
    "of %i bytes comes back as it was put",
    async (size) => {
      const body = randomBytes(size);
      const stored = await put(`size-${size}`, body);
      expect([stored.status, stored.headers["etag"], stored.text]).toEqual([200, md5(body), ""]);
      const read = await get(`size-${size}`);
      expect(read.body.equals(body)).toBe(true);
      expect(read.headers).toMatchObject({
        etag: md5(body),
        "content-length": String(size),
        "content-type": "binary/octet-stream",
        "accept-ranges": "bytes",
        "x-amz-server-side-encryption": "AES256",
      });
      const { status, headers, body: none } = await head(`size-${size}`);
      expect([status, headers["content-length"], headers["etag"], none.length]).toEqual([
        200,
        String(size),
        md5(body),
        0,
      ]);
    },
  );

  it.each([
    "with spaces",
    "a+b",
    "100%",
    "a//b",
    "a/../b",
    "..",
    "/leading",
    "😀",
    "line\nbreak",
    "nul\0",
    "?#&=",
    "k".repeat(1024),
  ])("has the key %j", async (key) => {
    const path = encodeURIComponent(key).replaceAll("%2F", "/");
    expect((await put(path, key)).status).toBe(200);
    expect((await get(path)).text).toBe(key);
    const listed = await s3.send({ path: `/files?list-type=2&encoding-type=url&prefix=${encodeURIComponent(key)}` });
    expect(listed.text).toContain(`<Key>${path.replaceAll("'", "&apos;")}</Key>`);
    expect((await s3.send({ method: "DELETE", path: `/files/${path}` })).status).toBe(204);
    expect(await outcome(get(path))).toBe("404 NoSuchKey");
  });

  it("keeps what is said of it", async () => {
    await put("described", "x", {
      "Content-Type": "text/plain",
      "Cache-Control": "no-cache",
      "Content-Disposition": "attachment",
      "Content-Encoding": "gzip",
      "Content-Language": "fo",
      Expires: "Thu, 01 Dec 2026 16:00:00 GMT",
      "x-amz-meta-Author": "ada",
      "x-amz-storage-class": "STANDARD_IA",
      "x-amz-website-redirect-location": "/elsewhere",
    });
    const expected = {
      "content-type": "text/plain",
      "cache-control": "no-cache",
      "content-disposition": "attachment",
      "content-encoding": "gzip",
      "content-language": "fo",
      expires: "Thu, 01 Dec 2026 16:00:00 GMT",
      "x-amz-meta-author": "ada",
      "x-amz-website-redirect-location": "/elsewhere",
    };
    expect((await head("described")).headers).toMatchObject(expected);
    expect((await get("described")).headers).toMatchObject(expected);
    const overridden = await s3.send({
      path: "/files/described?response-content-type=a%2Fb&response-cache-control=private",
    });
    expect(overridden.headers).toMatchObject({ "content-type": "a/b", "cache-control": "private" });
  });

  it("is deleted, also where there is none", async () => {
    await put("gone", "x");
    const remove = () => s3.send({ method: "DELETE", path: "/files/gone" });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 204]);
    const missing = await get("gone");
    expect(missing.text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<Error><Code>NoSuchKey<\/Code><Message>The specified key does not exist.<\/Message><Key>gone<\/Key><RequestId>\w+<\/RequestId><HostId>[\w+/=]+<\/HostId><\/Error>$/,
    );
    expect(missing.headers["x-amz-request-id"]).toBe(/<RequestId>(\w+)/.exec(missing.text)?.[1]);
    expect((await head("gone")).body).toHaveLength(0);
  });
});

describe("ranges", () => {
  it.each([
    ["bytes=0-0", 206, "0", "bytes 0-0/10"],
    ["bytes=2-5", 206, "2345", "bytes 2-5/10"],
    ["bytes=-3", 206, "789", "bytes 7-9/10"],
    ["bytes=8-", 206, "89", "bytes 8-9/10"],
    ["bytes=0-1,3-4", 200, "0123456789", undefined],
  ])("%s", async (range, status, text, contentRange) => {
    await put("ten", "0123456789");
    const answer = await get("ten", { Range: range });
    expect([answer.status, answer.text, answer.headers["content-range"]]).toEqual([status, text, contentRange]);
    const { headers } = await head("ten", { Range: range });
    expect(headers["content-length"]).toBe(String(text.length));
  });

  it("that nothing is in are refused", async () => {
    await put("ten", "0123456789");
    const answer = await get("ten", { Range: "bytes=10-" });
    expect([answer.status, answer.code]).toEqual([416, "InvalidRange"]);
    expect(answer.text).toContain("<RangeRequested>bytes=10-</RangeRequested><ActualObjectSize>10</ActualObjectSize>");
  });

  it("go through chunks of a large object", async () => {
    const body = randomBytes(400_000);
    await put("large", body);
    const answer = await get("large", { Range: "bytes=131000-270000" });
    expect(answer.body.equals(body.subarray(131_000, 270_001))).toBe(true);
  });

  it("are not asked for together with a part", async () => {
    await put("ten", "0123456789");
    const part = (number: string, headers: Headers = {}) =>
      s3.send({ path: `/files/ten?partNumber=${number}`, headers });
    expect(await outcome(part("1", { Range: "bytes=0-1" }))).toBe("400 InvalidRequest");
    expect(await outcome(part("2"))).toBe("416 InvalidPartNumber");
    expect(await outcome(part("0"))).toBe("400 InvalidArgument");
    expect((await part("1")).headers["content-range"]).toBe("bytes 0-9/10");
  });
});

describe("conditions", () => {
  it("on reads answer 304 and 412", async () => {
    const { headers } = await put("conditional", "x");
    const etag = String(headers["etag"]);
    const notModified = await get("conditional", { "If-None-Match": etag });
    expect([notModified.status, notModified.headers["etag"], notModified.text]).toEqual([304, etag, ""]);
    expect(await outcome(get("conditional", { "If-Match": '"x"' }))).toBe("412 PreconditionFailed");
    expect((await head("conditional", { "If-Match": '"x"' })).status).toBe(412);
    expect((await get("conditional", { "If-Match": etag })).status).toBe(200);
  });

  it("on writes let one through", async () => {
    const created = await Promise.all(
      Array.from({ length: 8 }, (_, index) => outcome(put("once", `${index}`, { "If-None-Match": "*" }))),
    );
    expect(created.sort()).toEqual([200, ...Array.from({ length: 7 }, () => "412 PreconditionFailed")]);
    const { etag = "" } = (await head("once")).headers;
    expect(await outcome(put("once", "y", { "If-Match": '"x"' }))).toBe("412 PreconditionFailed");
    expect(await outcome(put("once", "y", { "If-Match": etag }))).toBe(200);
    expect(await outcome(put("none", "y", { "If-Match": etag }))).toBe("404 NoSuchKey");
    expect(await outcome(put("once", "y", { "If-None-Match": etag }))).toBe("501 NotImplemented");
    expect((await get("once")).text).toBe("y");
  });
});

describe("a body that is wrong leaves nothing", () => {
  const large = randomBytes(200_000);
  it.each<[what: string, request: Pick<TestRequest, "body" | "headers">, expected: string]>([
    ["MD5", { body: "x", headers: { "Content-MD5": Buffer.alloc(16).toString("base64") } }, "400 BadDigest"],
    [
      "MD5 of a large body",
      { body: large, headers: { "Content-MD5": Buffer.alloc(16).toString("base64") } },
      "400 BadDigest",
    ],
    ["MD5 that is none", { body: "x", headers: { "Content-MD5": "x" } }, "400 InvalidDigest"],
    ["SHA-256", { body: "x", headers: { "x-amz-content-sha256": "0".repeat(64) } }, "400 XAmzContentSHA256Mismatch"],
    ["checksum", { body: "x", headers: { "x-amz-checksum-crc32": crc("y") } }, "400 BadDigest"],
    ["checksum that is none", { body: "x", headers: { "x-amz-checksum-crc32": "y" } }, "400 InvalidRequest"],
  ])("%s", async (_what, request, expected) => {
    await put("kept", "before");
    expect(await outcome(s3.send({ method: "PUT", path: "/files/kept", ...request }))).toBe(expected);
    expect((await get("kept")).text).toBe("before");
  });
});

it("a checksum is kept, and told to who asks for it", async () => {
  const stored = await put("sum", "hello", { "x-amz-checksum-crc32": crc("hello") });
  expect(stored.headers).toMatchObject({
    "x-amz-checksum-crc32": crc("hello"),
    "x-amz-checksum-type": "FULL_OBJECT",
  });
  expect((await get("sum")).headers["x-amz-checksum-crc32"]).toBeUndefined();
  const asked = { "x-amz-checksum-mode": "ENABLED" };
  expect((await get("sum", asked)).headers["x-amz-checksum-crc32"]).toBe(crc("hello"));
  expect((await get("sum", { ...asked, Range: "bytes=0-1" })).headers["x-amz-checksum-crc32"]).toBeUndefined();
});

describe("a copy", () => {
  it("has the bytes, and what is said of them unless it is replaced", async () => {
    await put("from%20here", "content", { "Content-Type": "text/a", "x-amz-meta-a": "1" });
    const copied = await copy("to", "/files/from%20here");
    expect(copied.text).toContain(`<ETag>${md5("content").replaceAll('"', "&quot;")}</ETag>`);
    const read = await get("to");
    expect([read.text, read.headers["content-type"], read.headers["x-amz-meta-a"]]).toEqual(["content", "text/a", "1"]);
    await copy("to", "files/from%20here", { "x-amz-metadata-directive": "REPLACE", "x-amz-meta-b": "2" });
    const { headers } = await head("to");
    expect([headers["content-type"], headers["x-amz-meta-a"], headers["x-amz-meta-b"]]).toEqual([
      "binary/octet-stream",
      undefined,
      "2",
    ]);
  });

  it("onto itself changes something", async () => {
    await put("self", "content");
    expect(await outcome(copy("self", "/files/self"))).toBe("400 InvalidRequest");
    expect(
      await outcome(copy("self", "/files/self", { "x-amz-metadata-directive": "REPLACE", "x-amz-meta-a": "1" })),
    ).toBe(200);
    expect((await get("self")).headers["x-amz-meta-a"]).toBe("1");
    expect((await get("self")).text).toBe("content");
  });

  it("goes across buckets, with conditions on the source", async () => {
    const { headers } = await s3.send({ method: "PUT", path: "/other/source", body: "of other" });
    const etag = String(headers["etag"]);
    expect(await outcome(copy("across", "other/source", { "x-amz-copy-source-if-match": etag }))).toBe(200);
    expect((await get("across")).text).toBe("of other");
    expect(await outcome(copy("across", "other/source", { "x-amz-copy-source-if-none-match": etag }))).toBe(
      "412 PreconditionFailed",
    );
    expect(await outcome(copy("across", "other/none"))).toBe("404 NoSuchKey");
    expect(await outcome(copy("across", "nowhere/none"))).toBe("404 NoSuchBucket");
    expect(await outcome(copy("across", "other"))).toBe("400 InvalidArgument");
    expect(await outcome(copy("across", "other/source", { "x-amz-metadata-directive": "KEEP" }))).toBe(
      "400 InvalidArgument",
    );
  });

  it("gets a checksum that the source does not have", async () => {
    await put("plain", "hello");
    const copied = await copy("summed", "files/plain", { "x-amz-checksum-algorithm": "CRC32" });
    expect(copied.text).toContain(`<ChecksumCRC32>${crc("hello")}</ChecksumCRC32>`);
    const { headers, text } = await get("summed", { "x-amz-checksum-mode": "ENABLED" });
    expect([headers["x-amz-checksum-crc32"], text]).toEqual([crc("hello"), "hello"]);
  });
});

describe("many deletions", () => {
  const remove = (
    body: string,
    headers: Headers = { "Content-MD5": createHash("md5").update(body).digest("base64") },
  ) => s3.send({ method: "POST", path: "/files?delete", body, headers });

  it("are answered one by one", async () => {
    await put("many-1", "x");
    const answer = await remove(
      `<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Object><Key>many-1</Key></Object><Object><Key>many-2</Key></Object><Object><Key>many-3</Key><ETag>"x"</ETag></Object></Delete>`,
    );
    expect([...answer.text.matchAll(/<Deleted><Key>([^<]*)/g)].map(([, key]) => key)).toEqual([
      "many-1",
      "many-2",
      "many-3",
    ]);
    expect(await outcome(get("many-1"))).toBe("404 NoSuchKey");
  });

  it("are quiet where they are asked to be", async () => {
    const answer = await remove("<Delete><Quiet>true</Quiet><Object><Key>many-1</Key></Object></Delete>");
    expect(answer.text).not.toContain("<Deleted>");
  });

  it("come with a digest, and name up to a thousand", async () => {
    expect(await outcome(remove("<Delete><Object><Key>a</Key></Object></Delete>", {}))).toBe("400 InvalidRequest");
    expect(await outcome(remove("<Delete></Delete>"))).toBe("400 MalformedXML");
    expect(await outcome(remove(`<Delete>${"<Object><Key>a</Key></Object>".repeat(1001)}</Delete>`))).toBe(
      "400 MalformedXML",
    );
    expect(await outcome(remove(`<Delete>${"<Object><Key>a</Key></Object>".repeat(1000)}</Delete>`))).toBe(200);
    expect(await outcome(remove("x".repeat(3_000_000)))).toBe("400 MaxMessageLengthExceeded");
  });
});
