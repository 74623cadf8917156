// Sources with buckets in front of their host, and targets whose disk is full.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { errno, faultyFiles } from "../blobs/testing/faulty-files.js";
import { type CopyFixture, type CopyFixtureOptions, startCopyFixture } from "./testing/copy-fixture.js";

let fixture: CopyFixture | undefined;
const start = async (options: CopyFixtureOptions): Promise<CopyFixture> => {
  fixture = await startCopyFixture(options);
  return fixture;
};
afterEach(async () => {
  await fixture?.close();
  fixture = undefined;
});

describe("a source with buckets in front of its host", () => {
  const virtualHost = "storage.example";
  let copies: CopyFixture;
  beforeEach(async () => {
    copies = await start({ virtualHost, resolve: async () => [{ address: "127.0.0.1", family: 4 }] });
    for (const bucket of ["first-bucket", "second.bucket"]) {
      copies.source.put(bucket, "a/b c", `in ${bucket}`);
      copies.source.put(bucket, "large", { body: Buffer.alloc(9 * 1024 * 1024, bucket), partSize: 5 * 1024 * 1024 });
    }
  });
  const texts = async (bucket: string, into = bucket) => {
    const stored = await Promise.all(["a/b%20c", "large"].map((key) => copies.s3.send({ path: `/${into}/${key}` })));
    expect(stored.map(({ text }) => text.slice(0, 30))).toEqual([`in ${bucket}`, Buffer.alloc(30, bucket).toString()]);
  };

  it("is copied whole", async () => {
    expect(await copies.copy()).toMatchObject({ state: "completed", error: "" });
    for (const bucket of ["first-bucket", "second.bucket"]) await texts(bucket);
  });

  it("is copied bucket by bucket, by the endpoint of the storage or that of the bucket", async () => {
    expect(await copies.copy({ bucket: "first-bucket" }, { bucket: "one" })).toMatchObject({ state: "completed" });
    await texts("first-bucket", "one");
    const endpointUrl = copies.source.url.replace(virtualHost, `second.bucket.${virtualHost}`);
    const job = await copies.copy({ bucket: "second.bucket", endpointUrl }, { bucket: "two" });
    expect(job).toMatchObject({ state: "completed", error: "" });
    await texts("second.bucket", "two");
  });
});

describe("a target whose disk is full", () => {
  const body = Buffer.alloc(100_000, "not inline");
  let isFull = true;
  const files = faultyFiles(({ call }) => {
    if (isFull && call === "write") throw errno("ENOSPC");
  }).files;

  it("ends the job with a sentence, and the next job copies what is missing", async () => {
    isFull = true;
    const { source, copy, s3 } = await start({ files });
    for (const key of ["a", "b"]) source.put("full", key, { body });
    source.put("full", "small", "inline");
    const { state, error } = await copy({ bucket: "full" });
    expect([state, error]).toEqual([
      "failed",
      expect.stringMatching(/The target answered with status 5\d\d \(\w+\)\.$/),
    ]);
    isFull = false;
    expect(await copy({ bucket: "full" })).toMatchObject({ state: "completed", error: "" });
    for (const key of ["a", "b"]) expect((await s3.send({ path: `/full/${key}` })).text).toBe(body.toString());
  });

  it("is waited for", async () => {
    isFull = true;
    const { source, copy } = await start({ files, times: { patienceMs: 20_000 } });
    source.put("freed", "a", { body });
    setTimeout(() => {
      isFull = false;
    }, 300);
    expect(await copy({ bucket: "freed" })).toMatchObject({ state: "completed", error: "" });
  });
});
