// Objects under keys of customers (SSE-C), over HTTP on this machine.
import { createHash, randomBytes } from "node:crypto";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "../testing/s3-server.js";
import type { TestRequest } from "../testing/signed-client.js";
import { readCustomerKey } from "./customer-key-headers.js";

const lines: string[] = [];
let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3({ log: pino({ level: "trace" }, { write: (line: string) => void lines.push(line) }) });
  await s3.send({ method: "PUT", path: "/files" });
});
afterAll(() => s3.close());

const prefix = "x-amz-server-side-encryption-customer";
const ofSource = "x-amz-copy-source-server-side-encryption-customer";
const md5Of = (key: Buffer) => createHash("md5").update(key).digest("base64");
const headersOf = (key: Buffer, of = prefix): Record<string, string> => ({
  [`${of}-algorithm`]: "AES256",
  [`${of}-key`]: key.toString("base64"),
  [`${of}-key-md5`]: md5Of(key),
});

const [one, two] = [randomBytes(32), randomBytes(32)];

const outcome = async (answer: ReturnType<TestS3["send"]>) => {
  const { status, code, text } = await answer;
  return code === undefined ? `${status}` : `${status} ${code}: ${/<Message>(.*?)<\/Message>/.exec(text)?.[1]}`;
};
const put = (key: string, body: string | Uint8Array, headers = headersOf(one)) =>
  s3.send({ method: "PUT", path: `/files/${key}`, body, headers });
const get = (key: string, headers = {}, method = "GET") => s3.send({ method, path: `/files/${key}`, headers });

const otherKey = "403 AccessDenied: The customer-provided key is not the one under which the object was stored.";
const needed =
  "400 InvalidRequest: The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.";
const needless = "400 InvalidRequest: The encryption parameters are not applicable to this object.";

const large = randomBytes(300_000);

describe.each([
  ["small", Buffer.from("hello")],
  ["empty", Buffer.alloc(0)],
  ["large", large],
])("an object that is %s", (key, body) => {
  it("is there for who has its key, and nobody else", async () => {
    const written = await put(key, body);
    expect(written.status).toBe(200);
    expect(written.headers).toMatchObject({ [`${prefix}-algorithm`]: "AES256", [`${prefix}-key-md5`]: md5Of(one) });
    expect(written.headers["x-amz-server-side-encryption"]).toBeUndefined();
    expect(written.headers["etag"]).not.toContain(createHash("md5").update(body).digest("hex"));
    const read = await get(key, headersOf(one));
    expect([read.status, read.body.equals(body), read.headers["etag"]]).toEqual([200, true, written.headers["etag"]]);
    expect(read.headers[`${prefix}-key-md5`]).toBe(md5Of(one));
    expect((await get(key, headersOf(one), "HEAD")).status).toBe(200);
    expect(await outcome(get(key))).toBe(needed);
    expect((await get(key, {}, "HEAD")).status).toBe(400);
    expect(await outcome(get(key, headersOf(two)))).toBe(otherKey);
    expect((await get(key, headersOf(two), "HEAD")).status).toBe(403);
    const attributes = (headers: Record<string, string>) =>
      outcome(get(`${key}?attributes`, { "x-amz-object-attributes": "ObjectSize", ...headers }));
    expect(await attributes(headersOf(one))).toBe("200");
    expect(await attributes({})).toBe(needed);
    expect(await attributes(headersOf(two))).toBe(otherKey);
  });
});

it("ranges are read with the key", async () => {
  await put("ranges", large);
  const read = await get("ranges", { ...headersOf(one), range: "bytes=130000-270001" });
  expect([read.status, read.body.equals(large.subarray(130_000, 270_002))]).toEqual([206, true]);
  expect(await outcome(get("ranges", { ...headersOf(two), range: "bytes=0-1" }))).toMatch("403 AccessDenied");
});

it("digests are verified all the same", async () => {
  const wrong = { ...headersOf(one), "content-md5": md5Of(Buffer.from("other")) };
  expect(await outcome(put("digest", "hello", wrong))).toMatch("400 BadDigest");
  const sum = { ...headersOf(one), "x-amz-checksum-crc32": "NhCmhg==" };
  expect((await put("digest", "hello", sum)).headers["x-amz-checksum-crc32"]).toBe("NhCmhg==");
});

it("objects without a key are read without one", async () => {
  await put("plain", "hello", {});
  expect(await outcome(get("plain", headersOf(one)))).toBe(needless);
  expect((await get("plain", headersOf(one), "HEAD")).status).toBe(400);
});

it("nothing is kept of a key", async () => {
  await put("kept", "hello");
  await put("kept-large", large);
  const [row] = await s3.domain.db.$queryRawUnsafe<{ dump: string }[]>(
    "SELECT json_agg(row_to_json(o))::text AS dump FROM stored_objects AS o",
  );
  for (const text of [one.toString("hex"), one.toString("base64"), md5Of(one)]) expect(row?.dump).not.toContain(text);
});

describe("headers", () => {
  const sentence = "Requests specifying Server Side Encryption with Customer provided keys must";
  it.each<[change: Record<string, string | undefined>, expected: string]>([
    [{ [`${prefix}-algorithm`]: undefined }, `400 InvalidArgument: ${sentence} provide a valid encryption algorithm.`],
    [{ [`${prefix}-key`]: undefined }, `400 InvalidArgument: ${sentence} provide an appropriate secret key.`],
    [
      { [`${prefix}-key-md5`]: undefined },
      `400 InvalidArgument: ${sentence} provide the client calculated MD5 of the secret key.`,
    ],
    [{ [`${prefix}-algorithm`]: "AES128" }, "400 InvalidEncryptionAlgorithmError"],
    [{ [`${prefix}-key`]: "c2hvcnQ=" }, "400 InvalidArgument: The secret key was invalid for the specified algorithm."],
    [{ [`${prefix}-key`]: "no base64" }, "400 InvalidArgument: The secret key was invalid"],
    [{ [`${prefix}-key-md5`]: md5Of(two) }, "400 InvalidArgument: The calculated MD5 hash of the key did not match"],
    [
      { "x-amz-server-side-encryption": "AES256" },
      "400 InvalidArgument: Server Side Encryption with Customer provided key is incompatible",
    ],
  ])("%o are refused", async (change, expected) => {
    const headers = Object.fromEntries(
      Object.entries({ ...headersOf(one), ...change }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    expect(await outcome(put("wrong", "hello", headers))).toMatch(expected);
    expect((await get("wrong", headersOf(one))).status).toBe(404);
    await put("right", "hello");
    expect(await outcome(get("right", headers))).toMatch(expected);
  });

  it("must come over TLS, but for callers on this machine", () => {
    const request = { headers: headersOf(one), secure: false, sourceIp: "192.0.2.7" };
    expect(() => readCustomerKey(request)).toThrow("must be made over a secure connection.");
    for (const more of [
      { secure: true },
      { sourceIp: "127.0.0.1" },
      { sourceIp: "::1" },
      { sourceIp: "::ffff:127.0.0.1" },
    ])
      expect(readCustomerKey({ ...request, ...more })?.md5).toBe(md5Of(one));
    for (const sourceIp of ["127.example", "1127.0.0.1", ""])
      expect(() => readCustomerKey({ ...request, sourceIp })).toThrow();
  });

  it.each(["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"])(
    "is refused without TLS from a proxy on this machine, which tells of itself by %s",
    (name) => {
      const request = { headers: { ...headersOf(one), [name.toLowerCase()]: "x" }, sourceIp: "127.0.0.1" };
      expect(() => readCustomerKey({ ...request, secure: false })).toThrow("must be made over a secure connection.");
      expect(readCustomerKey({ ...request, secure: true })?.md5).toBe(md5Of(one));
    },
  );
});

describe("a copy", () => {
  const copy = (from: string, to: string, headers: Record<string, string>) =>
    s3.send({ method: "PUT", path: `/files/${to}`, headers: { "x-amz-copy-source": `/files/${from}`, ...headers } });
  const blobOf = async (key: string) =>
    (await s3.domain.db.storedObject.findFirst({ where: { key: Buffer.from(key) } }))?.contentId;

  beforeAll(async () => {
    await put("source", large, { ...headersOf(one), "x-amz-meta-a": "b" });
    await put("source-plain", large, {});
  });

  it.each<[what: string, from: string, source: Record<string, string>, target: Record<string, string>]>([
    ["from a key to none", "source", headersOf(one, ofSource), {}],
    ["from a key to another", "source", headersOf(one, ofSource), headersOf(two)],
    ["from a key to the same", "source", headersOf(one, ofSource), headersOf(one)],
    ["from none to a key", "source-plain", {}, headersOf(two)],
  ])("%s has bytes of its own", async (what, from, source, target) => {
    const to = what.replaceAll(" ", "-");
    const copied = await copy(from, to, { ...source, ...target });
    expect(copied.status).toBe(200);
    expect(copied.headers[`${prefix}-key-md5`]).toBe(target[`${prefix}-key-md5`]);
    const read = await get(to, target);
    expect([read.status, read.body.equals(large)]).toEqual([200, true]);
    expect(await blobOf(to)).not.toBe(await blobOf(from));
    expect(await outcome(get(to, Object.keys(target).length === 0 ? headersOf(one) : {}))).toMatch(
      "400 InvalidRequest",
    );
  });

  it("needs the key of its source", async () => {
    expect(await outcome(copy("source", "none", {}))).toBe(needed);
    expect(await outcome(copy("source", "none", headersOf(two, ofSource)))).toBe(otherKey);
    expect(await outcome(copy("source-plain", "none", headersOf(one, ofSource)))).toBe(needless);
    expect((await get("none")).status).toBe(404);
  });

  it("may change the key of an object in its place", async () => {
    await put("turned", "hello");
    expect((await copy("turned", "turned", { ...headersOf(one, ofSource), ...headersOf(two) })).status).toBe(200);
    expect((await get("turned", headersOf(two))).text).toBe("hello");
    expect(await outcome(get("turned", headersOf(one)))).toMatch("403 AccessDenied");
  });
});

describe("an upload in parts", () => {
  const begin = async (key: string, headers: Record<string, string>) => {
    const { text } = await s3.send({ method: "POST", path: `/files/${key}?uploads`, headers });
    return /<UploadId>(.*?)</.exec(text)?.[1] ?? expect.fail(text);
  };
  const part = (key: string, id: string, number: number, more: Partial<TestRequest>) =>
    s3.send({ method: "PUT", path: `/files/${key}?partNumber=${number}&uploadId=${id}`, ...more });
  const complete = (key: string, id: string, etags: readonly unknown[], headers = {}) => {
    const parts = etags.map((etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`);
    const body = `<CompleteMultipartUpload>${parts.join("")}</CompleteMultipartUpload>`;
    return s3.send({ method: "POST", path: `/files/${key}?uploadId=${id}`, body, headers });
  };

  it("has one key for all parts, and is read with it", async () => {
    const first = randomBytes(5 * 1024 ** 2);
    const id = await begin("parts", headersOf(one));
    expect(await outcome(part("parts", id, 1, { body: first }))).toMatch(
      "400 InvalidRequest: The multipart upload initiate requested encryption.",
    );
    expect(await outcome(part("parts", id, 1, { body: first, headers: headersOf(two) }))).toMatch(
      "400 InvalidRequest: The provided encryption",
    );
    const written = await part("parts", id, 1, { body: first, headers: headersOf(one) });
    expect(written.headers[`${prefix}-key-md5`]).toBe(md5Of(one));
    await put("part-source", large, headersOf(two));
    const source = { "x-amz-copy-source": "/files/part-source", "x-amz-copy-source-range": "bytes=10-200009" };
    const denied = part("parts", id, 2, { headers: { ...source, ...headersOf(one), ...headersOf(one, ofSource) } });
    expect(await outcome(denied)).toMatch("403 AccessDenied");
    const copied = await part("parts", id, 2, {
      headers: { ...source, ...headersOf(one), ...headersOf(two, ofSource) },
    });
    const etags = [written.headers["etag"], /<ETag>&quot;(.*?)&quot;/.exec(copied.text)?.[1]];
    expect(await outcome(complete("parts", id, etags, headersOf(two)))).toMatch(
      "400 InvalidRequest: The provided encryption",
    );
    const completed = await complete("parts", id, etags);
    expect([completed.status, completed.headers["x-amz-server-side-encryption"]]).toEqual([200, undefined]);
    expect((await complete("parts", id, etags, headersOf(one))).status).toBe(200);
    const body = Buffer.concat([first, large.subarray(10, 200_010)]);
    expect((await get("parts", headersOf(one))).body.equals(body)).toBe(true);
    const ranged = await get("parts", { ...headersOf(one), range: `bytes=${first.length - 5}-${first.length + 5}` });
    expect(ranged.body.equals(body.subarray(first.length - 5, first.length + 6))).toBe(true);
    expect((await get("parts?partNumber=2", headersOf(one))).body.length).toBe(200_000);
    expect(await outcome(get("parts"))).toBe(needed);
    expect(await outcome(get("parts", headersOf(two)))).toMatch("403 AccessDenied");
    const attributes = { "x-amz-object-attributes": "ObjectParts,ObjectSize" };
    expect(await outcome(get("parts?attributes", attributes))).toBe(needed);
    expect((await get("parts?attributes", { ...attributes, ...headersOf(one) })).text).toContain(
      "<PartsCount>2</PartsCount>",
    );
  });

  it("that was begun without a key has none", async () => {
    const id = await begin("plain-parts", {});
    const refused = part("plain-parts", id, 1, { body: "x", headers: headersOf(one) });
    expect(await outcome(refused)).toMatch(
      "400 InvalidRequest: The multipart upload initiate did not request encryption.",
    );
  });
});

it("versions keep their keys", async () => {
  await s3.send({ method: "PUT", path: "/versions" });
  const body = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
  await s3.send({ method: "PUT", path: "/versions?versioning", body });
  const write = async (key: Buffer) =>
    (await s3.send({ method: "PUT", path: "/versions/a", body: md5Of(key), headers: headersOf(key) })).headers[
      "x-amz-version-id"
    ];
  const [first] = [await write(one), await write(two)];
  const read = (query: string, key: Buffer) => s3.send({ path: `/versions/a${query}`, headers: headersOf(key) });
  expect((await read("", two)).text).toBe(md5Of(two));
  expect((await read(`?versionId=${first}`, one)).text).toBe(md5Of(one));
  expect((await read(`?versionId=${first}`, two)).code).toBe("AccessDenied");
});

it("a form may give a key", async () => {
  const fields = { key: "form", ...headersOf(one) };
  const posted = await s3.send({ path: "/files", form: { fields, file: "hello" } });
  expect([posted.status, posted.headers[`${prefix}-key-md5`]]).toEqual([204, md5Of(one)]);
  expect((await get("form", headersOf(one))).text).toBe("hello");
  expect(await outcome(get("form"))).toBe(needed);
});

it("policies may demand one", async () => {
  const user = await s3.user(
    s3.service.uuid,
    { Effect: "Allow", Action: "s3:*", Resource: "*" },
    {
      Effect: "Deny",
      Action: "s3:PutObject",
      Resource: "*",
      Condition: { Null: { [`s3:${prefix}-algorithm`]: "true" } },
    },
  );
  const write = (headers: Record<string, string>) =>
    outcome(s3.send({ method: "PUT", path: "/files/demanded", body: "x", headers, credentials: user }));
  expect(await write({})).toMatch("403 AccessDenied");
  expect(await write(headersOf(one))).toBe("200");
});

it("no key is in an answer or in the log", async () => {
  const wrong = { ...s3.admin, secret: "wrong" };
  const headers = { ...headersOf(one), ...headersOf(two, ofSource) };
  const answers = [
    await s3.send({ method: "PUT", path: "/files/a", body: "x", headers, credentials: wrong }),
    await s3.send({ method: "PUT", path: "/files/a", headers, credentials: wrong, presign: 60 }),
    await s3.send({ path: `/files/a?${prefix}-key=${encodeURIComponent(one.toString("base64"))}`, credentials: wrong }),
    await s3.send({ path: "/files", credentials: wrong, form: { fields: { key: "a", ...headers }, file: "x" } }),
    await s3.send({
      path: "/files",
      form: {
        fields: { key: "a", ...headers },
        file: "x",
        conditions: [["eq", `$${prefix}-key`, two.toString("base64")]],
      },
    }),
    await s3.send({
      path: "/files",
      form: { fields: { key: "a", [`${prefix}-key`]: `${one.toString("base64")}\n` }, file: "x" },
    }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 400]);
  const said = answers.map(({ text }) => text).join("\n") + lines.join("\n");
  expect(lines.length).toBeGreaterThan(20);
  for (const key of [one, two]) {
    const base64 = key.toString("base64");
    const forms = [
      base64,
      encodeURIComponent(base64),
      Buffer.from(base64)
        .toString("hex")
        .replace(/..(?!$)/g, "$& "),
    ];
    for (const text of [...forms, key.toString("hex")]) expect(said).not.toContain(text);
    expect(said).not.toContain(Buffer.from(`"${base64}"`).toString("base64").slice(4, 40));
  }
});
