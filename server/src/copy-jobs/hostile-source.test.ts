import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CopyFixture, startCopyFixture } from "./testing/copy-fixture.js";
import { refuseWith, type SourceObject } from "./testing/source-server.js";

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

let buckets = 0;
/** A job of one bucket with these objects. */
const copy = async (objects: Readonly<Record<string, SourceObject | string>>) => {
  const bucket = `bucket-${buckets++}`;
  for (const [key, object] of Object.entries(objects)) fixture.source.put(bucket, key, object);
  const job = await fixture.copy({ bucket });
  const stored = async (key: string) => (await fixture.s3.send({ path: `/${bucket}/${key}` })).text;
  return { ...job, bucket, stored };
};

const times = (count: number) => {
  let left = count;
  return () => left-- > 0;
};

describe("a source that is busy or breaks is asked again", () => {
  it("SlowDown, InternalError and 429, of lists and of objects", async () => {
    const codes = [503, "SlowDown", 500, "InternalError", 429, "TooManyRequests", 503, "SlowDown"];
    fixture.source.misbehave = ({ query }, response) => {
      if (query.get("max-keys") === "1" || codes.length === 0) return false;
      const [status, code] = codes.splice(0, 2) as [number, string];
      return refuseWith(response, status, code);
    };
    const { state, stored } = await copy({ a: "1", b: "2" });
    expect([state, await stored("a"), await stored("b")]).toEqual(["completed", "1", "2"]);
  });

  it("a body that is cut, and one that breaks", async () => {
    const isCut = times(3);
    fixture.source.misbehave = ({ key }, response) => {
      if (key === "" || !isCut()) return false;
      response.writeHead(200, { "content-length": 100, etag: '"x"' }).write("half", () => response.destroy());
      return true;
    };
    const { state, stored } = await copy({ a: "whole" });
    expect([state, await stored("a")]).toEqual(["completed", "whole"]);
  });

  it("a large body that breaks is read on from where it broke", async () => {
    const body = Buffer.alloc(12 * 1024 * 1024, "abcdefghij");
    const isCut = times(2);
    fixture.source.misbehave = ({ method, key }, response) => {
      if (method !== "GET" || key === "" || !isCut()) return false;
      const first = Number(/^bytes=(\d+)/.exec(fixture.source.requests.at(-1)?.headers.range ?? "")?.[1] ?? 0);
      const etag = `"${createHash("md5").update(body).digest("hex")}"`;
      response.writeHead(first ? 206 : 200, { "content-length": body.length - first, etag });
      response.write(body.subarray(first, first + 4_000_000), () => setTimeout(() => response.destroy(), 50));
      return true;
    };
    const { state, bucket } = await copy({ a: { body } });
    const { headers } = await fixture.s3.send({ method: "HEAD", path: `/${bucket}/a` });
    expect([state, headers["content-length"]]).toEqual(["completed", String(body.length)]);
    expect(fixture.source.requests.filter(({ headers: { range } }) => range).length).toBeGreaterThanOrEqual(2);
  });
});

describe("an object that cannot be copied costs the job that object only", () => {
  it.each<[string, number, string, string]>([
    ["archived", 403, "InvalidObjectState", "The object is archived at the source."],
    ["under a customer's key", 400, "InvalidRequest", "The source answered with status 400 (InvalidRequest)."],
    ["always broken", 500, "InternalError", "The source answered with status 500 (InternalError)."],
    ["with a code that is none", 418, "<script>", "The source answered with status 418."],
  ])("%s", async (_name, status, code, why) => {
    fixture.source.misbehave = ({ key }, response) => key === "b" && refuseWith(response, status, code);
    const { state, error, bucket, stored } = await copy({ a: "1", b: "2", c: "3" });
    expect([state, error]).toEqual(["failed", `The object "b" of the bucket "${bucket}" could not be copied: ${why}`]);
    expect([await stored("a"), await stored("c")]).toEqual(["1", "3"]);
  });

  it("metadata that S3 does not take", async () => {
    const headers = { "x-amz-meta-much": "m".repeat(3000) };
    const { error } = await copy({ a: "1", b: { body: Buffer.from("2"), headers } });
    expect(error).toContain("The target answered with status 400 (MetadataTooLarge).");
  });

  it("a head without an end, and a body without one", async () => {
    fixture.source.misbehave = ({ key }, response, incoming) => {
      if (key !== "b") return false;
      incoming.socket.write(`HTTP/1.1 200 OK\r\nx-endless: ${"a".repeat(200_000)}`);
      setTimeout(() => response.destroy(), 20);
      return true;
    };
    const { state, error } = await copy({ a: "1", b: "2" });
    expect([state, error.includes("The source sends answers that are cut, or none of S3's.")]).toEqual([
      "failed",
      true,
    ]);
  });
});

describe("what changes while it is read", () => {
  it("is copied as it is then, and what is deleted is left out", async () => {
    let isFirst = true;
    fixture.source.misbehave = ({ key, bucket }) => {
      if (key === "" || !isFirst) return false;
      isFirst = false;
      fixture.source.put(bucket, "b", "longer than before");
      fixture.source.buckets.get(bucket)?.delete("c");
      return false;
    };
    const { state, stored } = await copy({ a: "1", b: "2", c: "3" });
    expect([state, await stored("b"), (await stored("c")).includes("NoSuchKey")]).toEqual([
      "completed",
      "longer than before",
      true,
    ]);
  });

  it("a large object of parts that changes between two of them", async () => {
    const [before, after] = ["before", "after!"].map((text) => ({
      body: Buffer.alloc(11 * 1024 * 1024, text),
      partSize: 5 * 1024 * 1024,
    })) as [SourceObject, SourceObject];
    let ranges = 0;
    fixture.source.misbehave = ({ key, bucket, headers }) => {
      if (headers.range !== undefined && ++ranges === 2) fixture.source.put(bucket, key, after);
      return false;
    };
    const { state, stored } = await copy({ large: before });
    expect([state, (await stored("large")).slice(0, 12)]).toEqual(["completed", "after!after!"]);
  });
});

describe("ETags that are not the MD5 of the bytes", () => {
  it("are believed by nobody once the bytes are the same at two reads", async () => {
    const etag = "0123456789abcdef0123456789abcdef";
    const { state, stored } = await copy({ a: { body: Buffer.from("1"), etag } });
    expect([state, await stored("a")]).toEqual(["completed", "1"]);
  });

  it("nor wrong checksums, nor wrong ETags of parts", async () => {
    const headers = { "x-amz-checksum-crc32": "AAAAAA==", "x-amz-checksum-type": "FULL_OBJECT" };
    const body = Buffer.alloc(9 * 1024 * 1024, "x");
    const etag = "0123456789abcdef0123456789abcdef-2";
    const { state, stored } = await copy({
      a: { body: Buffer.from("1"), headers },
      large: { body, etag, partSize: 5 * 1024 * 1024 },
    });
    expect([state, await stored("a"), (await stored("large")).length]).toEqual(["completed", "1", body.length]);
  });

  it("but bytes that are others at each read are not stored", async () => {
    let read = 0;
    fixture.source.misbehave = ({ key }, response) => {
      if (key !== "a") return false;
      const bytes = `read ${read++}`;
      response
        .writeHead(200, { etag: '"0123456789abcdef0123456789abcdef"', "content-length": bytes.length })
        .end(bytes);
      return true;
    };
    const { state, stored } = await copy({ a: "1" });
    expect([state, (await stored("a")).includes("NoSuchKey")]).toEqual(["failed", true]);
  });
});

describe("a list", () => {
  const xml = (entries: string) =>
    `<?xml version="1.0"?><ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>same</NextContinuationToken>${entries}</ListBucketResult>`;
  const entry = (key: string) =>
    `<Contents><Key>${key}</Key><Size>1</Size><ETag>"c4ca4238a0b923820dcc509a6f75849b"</ETag></Contents>`;
  const endless = "The source lists its objects in no order, or without an end.";
  const broken = "The source sends answers that are cut, or none of S3's.";

  it.each<[string, () => string, string]>([
    ["that has no end", () => xml(entry("a")), endless],
    ["whose keys go back", () => xml(entry("b") + entry("a")), endless],
    ["with an endless marker and nothing else", () => xml(""), endless],
    [
      "that is a bomb",
      () => `<!DOCTYPE l [<!ENTITY a "${"a".repeat(1000)}">]><ListBucketResult>&a;</ListBucketResult>`,
      broken,
    ],
    ["that is deep", () => `<ListBucketResult>${"<a>".repeat(100_000)}`, broken],
    ["that is HTML", () => "<html>", broken],
    ["that is too large", () => xml(`<Contents>${" ".repeat(9_000_000)}</Contents>`), broken],
    ["whose sizes are none", () => xml("<Contents><Key>a</Key><Size>-1</Size></Contents>"), broken],
  ])("%s", { timeout: 30_000 }, async (_name, answer, why) => {
    fixture.source.misbehave = ({ key, query }, response) => {
      if (key !== "" || query.has("max-keys") === false) return false;
      // the first look, while the job is configured, finds nothing to object to
      if (query.get("max-keys") === "1") return false;
      response.writeHead(200, { "content-type": "application/xml" }).end(answer());
      return true;
    };
    const { state, error } = await copy({ a: "1" });
    expect(state).toBe("failed");
    expect(error).toContain(why);
  });

  it("of keys that are no text names them", async () => {
    const listed =
      "<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated><Contents><Key>%ff</Key><Size>1</Size></Contents></ListBucketResult>";
    fixture.source.misbehave = ({ key, query }, response) => {
      if (key !== "" || query.get("max-keys") === "1") return false;
      response.writeHead(200).end(listed);
      return true;
    };
    expect((await copy({ a: "1" })).error).toContain('The object "%ff"');
  });
});

it("a source that is silent for good ends the job with a sentence", async () => {
  const isSilent = { now: false };
  fixture.source.misbehave = ({ key }, response) => {
    if (key === "a") isSilent.now = true;
    if (isSilent.now) response.destroy();
    return isSilent.now;
  };
  const { state, error } = await copy({ a: "1", b: "2" });
  expect(state).toBe("failed");
  expect(error).toMatch(/^The source has failed for \d+ seconds: The source cannot be reached, or does not answer\.$/);
});

it("redirects are followed nowhere", async () => {
  fixture.source.misbehave = (_request, response) => {
    response.writeHead(307, { location: "http://127.0.0.1:1/" }).end();
    return true;
  };
  expect((await copy({ a: "1" })).error).toContain("answers with a redirect (307), which is not followed");
});

it("a bucket that is deleted in the target while it is filled ends the copy of that bucket", async () => {
  let isDeleted = false;
  fixture.source.misbehave = async ({ key, bucket }) => {
    if (key === "" || isDeleted) return false;
    isDeleted = true;
    await fixture.s3.domain.db.storageBucket.updateMany({ where: { name: bucket }, data: { deletedAt: new Date() } });
    return false;
  };
  const { state, error, bucket } = await copy({ a: "1", b: "2" });
  expect([state, error]).toEqual([
    "failed",
    `The bucket "${bucket}" could not be copied: The target has no such bucket.`,
  ]);
});

it("a service that is stopped ends the job after a while", async () => {
  const { db } = fixture.s3.domain;
  const { uuid } = fixture.s3.service;
  fixture.source.misbehave = async ({ key }) => {
    if (key !== "") await db.storageService.update({ where: { uuid }, data: { configuredStatus: "stopped" } });
    return false;
  };
  const { state, error } = await copy({ a: "1", b: "2" });
  await db.storageService.update({ where: { uuid }, data: { configuredStatus: "started" } });
  expect([state, error.includes("The target answered with status 503 (ServiceUnavailable).")]).toEqual([
    "failed",
    true,
  ]);
});
