import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CopyFixture, startCopyFixture } from "./testing/copy-fixture.js";
import { etagOfObject, refuseWith } from "./testing/source-server.js";

let fixture: CopyFixture;
beforeAll(async () => {
  fixture = await startCopyFixture();
});
afterAll(() => fixture.close());
beforeEach(() => {
  fixture.source.buckets.clear();
  fixture.source.requests.length = 0;
  fixture.source.misbehave = undefined;
});

const get = (path: string, headers: Record<string, string> = {}) => fixture.s3.send({ path, headers });

const keysOf = async (bucket: string): Promise<string[]> => {
  const { text } = await get(`/${bucket}?list-type=2&encoding-type=url`);
  return [...text.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) => decodeURIComponent(key.replaceAll("+", " ")));
};

describe("a job", () => {
  it("copies all buckets, with types, content headers, metadata and tags, and skips all of it the next time", async () => {
    const { source } = fixture;
    const headers = {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "max-age=60",
      "content-disposition": 'attachment; filename="a.html"',
      "content-encoding": "gzip",
      "content-language": "da",
      expires: "Thu, 01 Dec 2026 16:00:00 GMT",
      "x-amz-meta-owner": "ada",
      "x-amz-meta-size": "=?UTF-8?B?MTAgbcKy?=",
    };
    source.put("first", "described", { body: Buffer.from("described"), headers, tags: { "a b": "c:d", e: "" } });
    source.put("first", "empty", "");
    for (let index = 0; index < 30; index++) source.put("second", `many/${index}`, `number ${index}`);
    const total = [...source.buckets.values()]
      .flatMap((objects) => [...objects.values()])
      .reduce((sum, { body }) => sum + body.length, 0);

    const job = await fixture.copy();
    expect(job).toMatchObject({ state: "completed", error: "", bytes: BigInt(total), totalBytes: BigInt(total) });
    expect(job.transferTime).toMatch(/^\d+\.\d+$/);
    const copied = await get("/first/described");
    expect(copied).toMatchObject({
      status: 200,
      text: "described",
      headers: { ...headers, "x-amz-tagging-count": "2" },
    });
    expect((await get("/first/described?tagging")).text).toContain("<Key>a b</Key><Value>c:d</Value>");
    expect((await get("/first/empty")).headers["content-length"]).toBe("0");
    expect(await keysOf("second")).toEqual([...(source.buckets.get("second")?.keys() ?? [])].sort());

    const reads = source.reads();
    const again = await fixture.copy();
    expect(again).toMatchObject({ state: "completed", bytes: 0n, totalBytes: 0n });
    expect(source.reads()).toBe(reads);
  });

  it("copies one bucket into another, keeps what only the target has, and writes what differs", async () => {
    const { source, s3 } = fixture;
    await s3.send({ method: "PUT", path: "/into" });
    await s3.send({ method: "PUT", path: "/into/own", body: "only here" });
    await s3.send({ method: "PUT", path: "/into/differs", body: "old value" });
    source.put("one", "differs", "new value");
    source.put("other", "left alone", "x");
    expect(await fixture.copy({ bucket: "one" }, { bucket: "into" })).toMatchObject({ state: "completed" });
    expect(await keysOf("into")).toEqual(["differs", "own"]);
    expect((await get("/into/differs")).text).toBe("new value");
    expect((await get("/other")).status).toBe(404);
  });

  it("takes every key as it is", async () => {
    const { source } = fixture;
    const keys = [
      "..",
      "../../etc/passwd",
      "/leading//double/",
      "line\nbreak",
      "nul\u0000nul",
      "emoji 🐘 + %2F ?&=#",
      "\uffff and \u{10000}",
      "a".repeat(1024),
      "é".repeat(512),
      "'()*!~",
      ".",
      "\u007f\u0001",
    ];
    for (const key of keys) source.put("odd", key, `value of ${key}`);
    const job = await fixture.copy({ bucket: "odd" });
    expect(job).toMatchObject({ state: "completed", error: "" });
    expect((await keysOf("odd")).sort()).toEqual([...keys].sort());
    expect((await get("/odd/..%2F..%2Fetc%2Fpasswd")).text).toBe("value of ../../etc/passwd");
  });

  it("copies objects of parts in the same parts, several at a time, so that the next job skips them", async () => {
    const { source } = fixture;
    const body = Buffer.alloc(23 * 1024 * 1024, "0123456789abcdef");
    const object = { body, partSize: 5 * 1024 * 1024, headers: { "x-amz-meta-kind": "large" }, tags: { large: "yes" } };
    source.put("large", "of parts", object);
    expect(await fixture.copy({ bucket: "large" })).toMatchObject({ state: "completed", bytes: BigInt(body.length) });
    const head = await fixture.s3.send({ method: "HEAD", path: "/large/of%20parts" });
    expect(head.headers).toMatchObject({
      etag: `"${etagOfObject(object)}"`,
      "content-length": String(body.length),
      "x-amz-meta-kind": "large",
      "x-amz-tagging-count": "1",
    });
    expect(source.requests.filter(({ headers }) => headers.range !== undefined)).toHaveLength(5);
    const reads = source.reads();
    expect(await fixture.copy({ bucket: "large" })).toMatchObject({ state: "completed", bytes: 0n });
    expect(source.reads()).toBe(reads);
    expect((await get("/large?uploads")).text).not.toContain("<Upload>");
  });

  it("guesses the size of parts where the source does not tell it, and takes any other as well", async () => {
    const { source } = fixture;
    const body = Buffer.alloc(23 * 1024 * 1024, "0123456789abcdef");
    const [usual, odd] = [8, 9].map((size) => ({ body, partSize: size * 1024 * 1024 }));
    source.put("untold", "usual", usual ?? "");
    source.put("untold", "odd", odd ?? "");
    source.misbehave = ({ query }, response) => query.has("partNumber") && refuseWith(response, 400, "InvalidArgument");
    expect(await fixture.copy({ bucket: "untold" })).toMatchObject({ state: "completed", error: "" });
    const etags = await Promise.all(
      ["usual", "odd"].map(
        async (key) => (await fixture.s3.send({ method: "HEAD", path: `/untold/${key}` })).headers.etag,
      ),
    );
    const [first, second] = [usual, odd].map((object) => object && `"${etagOfObject(object)}"`);
    expect(etags[0]).toBe(first);
    expect(etags[1]).not.toBe(second);
    const text = (await get("/untold/odd")).text;
    expect([text.length, text.slice(-16)]).toEqual([body.length, "0123456789abcdef"]);
    // each was read once
    expect(source.requests.filter(({ headers }) => headers.range !== undefined)).toHaveLength(6);
  });

  it("copies the rest when an object cannot be copied, and fails with a sentence that names it", async () => {
    const { source } = fixture;
    for (const key of ["a", "b\n", "c"]) source.put("partly", key, key);
    source.misbehave = ({ method, key }, response) =>
      method === "GET" && key === "b\n" && refuseWith(response, 403, "AccessDenied");
    expect(await fixture.copy({ bucket: "partly" })).toMatchObject({
      state: "failed",
      error: 'The object "b\\n" of the bucket "partly" could not be copied: The source denies access.',
      bytes: 2n,
      totalBytes: 4n,
    });
    expect(await keysOf("partly")).toEqual(["a", "c"]);
  });

  it("copies other buckets when one cannot be copied", async () => {
    const { source } = fixture;
    source.put("bucket-1", "a", "1");
    source.put("bucket-2", "a", "2");
    source.misbehave = ({ bucket }, response) => bucket === "bucket-1" && refuseWith(response, 403, "AccessDenied");
    expect(await fixture.copy()).toMatchObject({
      state: "failed",
      error: 'The bucket "bucket-1" could not be copied: The source denies access.',
    });
    expect(await keysOf("bucket-2")).toEqual(["a"]);
  });
});

describe("a job that cannot begin fails with a sentence", () => {
  const failure = async (...given: Parameters<CopyFixture["copy"]>) => {
    const { state, error } = await fixture.copy(...given);
    return [state, error];
  };

  it.each([
    ["unknown key of the source", { accessKeyId: "NOBODY" }, {}, "The source does not know the access key."],
    ["wrong secret of the source", { secretAccessKey: "x" }, {}, "The source refuses the secret of the access key."],
    ["unknown key of the target", {}, { accessKeyId: "NOBODY" }, "The target does not know the access key."],
    ["wrong secret of the target", {}, { secretAccessKey: "x" }, "The target refuses the secret of the access key."],
    ["missing bucket of the source", { bucket: "nowhere" }, {}, "The source has no such bucket."],
    [
      "missing bucket, wrong secret of the target",
      { bucket: "here" },
      { secretAccessKey: "x" },
      "The target refuses the secret of the access key.",
    ],
    [
      "nobody listening",
      { endpointUrl: "http://127.0.0.1:1" },
      {},
      "The source cannot be reached, or does not answer.",
    ],
    [
      "no service of the account",
      {},
      { endpointUrl: "https://zzzzz.objects.test" },
      "The target is no service of this account.",
    ],
  ])("%s", async (_name, source, target, sentence) => {
    fixture.source.put("here", "a", "1");
    expect(await failure(source, target)).toEqual(["failed", sentence]);
  });

  it("a service of another account, even with a key of it", async () => {
    const { s3 } = fixture;
    const other = await s3.domain.account("eve");
    const service = await s3.domain.service(other);
    const key = await s3.user(service.uuid, { Effect: "Allow", Action: "*", Resource: "*" });
    const target = {
      endpointUrl: `https://${service.domainPrefix}.objects.test`,
      accessKeyId: key.accessKeyId,
      secretAccessKey: key.secret,
    };
    expect(await failure({}, target)).toEqual(["failed", "The target is no service of this account."]);
  });
});

it("a key of the target may do what its policies say, and nothing more", async () => {
  const { source, s3 } = fixture;
  source.put("guarded", "allowed/a", "1");
  source.put("guarded", "other/b", "2");
  await s3.send({ method: "PUT", path: "/guarded" });
  const key = await s3.user(s3.service.uuid, {
    Effect: "Allow",
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::guarded/allowed/*",
  });
  const job = await fixture.copy({ bucket: "guarded" }, { accessKeyId: key.accessKeyId, secretAccessKey: key.secret });
  expect(job).toMatchObject({
    state: "failed",
    error: 'The object "other/b" of the bucket "guarded" could not be copied: The target denies access.',
  });
  expect(await keysOf("guarded")).toEqual(["allowed/a"]);
});

it("secrets of a job are erased when it ends, and progress holds only what failed", async () => {
  const { source, s3 } = fixture;
  source.put("ended", "a", "1");
  const { uuid } = await fixture.copy({ bucket: "ended" });
  const row = await s3.domain.db.storageJob.findUniqueOrThrow({ where: { uuid } });
  expect([row.secretsSealed.length, row.progress, row.dueAt, row.claimedUntil]).toEqual([0, "", null, null]);
});
