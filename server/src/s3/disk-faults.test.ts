// The disk and the database fail, at each of the steps of a request: it is refused as the table says, nothing of it is left, and
// the same request succeeds once the fault is over.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { errno, faultyFiles, type RecordedCall } from "../blobs/testing/faulty-files.js";
import { bytesOf } from "../blobs/testing/pieces.js";
import { beginUpload, completion } from "./testing/multipart.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import type { TestAnswer, TestRequest } from "./testing/signed-client.js";
import { storedState } from "./testing/stored-state.js";

/** Decides which call of the file system fails. */
let fault: ((call: RecordedCall, number: number) => string | undefined) | undefined;
let calls = 0;
/** A call to close that is kept from being done leaves open what the file system would have closed. */
let unclosed = 0;
const faulty = faultyFiles((call) => {
  const code = fault?.(call, calls);
  calls++;
  if (!code) return;
  if (call.call === "close") unclosed++;
  throw errno(code);
});
const openCount = () => faulty.openCount() - unclosed;

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3({ files: faulty.files });
  await s3.send({ method: "PUT", path: "/files" });
  await s3.send({ method: "PUT", path: "/files/source", body: bytesOf(50_000) });
  await s3.send({ method: "PUT", path: "/files/large", body: bytesOf(3_000_000) });
});
afterAll(() => s3.close());
beforeEach(() => {
  fault = undefined;
});

const blobs = async (): Promise<readonly string[]> => {
  const root = join(s3.context.configuration.dataDir, "blobs");
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
};
const state = async () => ({ rows: await storedState(s3.domain.db), blobs: await blobs() });

const expectUnavailable = ({ status, code, headers, text }: TestAnswer): void => {
  expect([status, code, headers["retry-after"]]).toEqual([503, "ServiceUnavailable", "1"]);
  expect(text).not.toMatch(/ENOSPC|EIO|blobs\/|\/tmp|INSERT/);
};

/** Requests that write blobs. */
const writes: Readonly<Record<string, () => Promise<TestRequest>>> = {
  PutObject: async () => ({ method: "PUT", path: "/files/key", body: bytesOf(40_000) }),
  "PutObject over another": async () => ({ method: "PUT", path: "/files/source", body: bytesOf(50_000) }),
  UploadPart: async () => ({
    method: "PUT",
    path: `/files/key?partNumber=1&uploadId=${await beginUpload(s3, "/files/key")}`,
    body: bytesOf(40_000),
  }),
  UploadPartCopy: async () => ({
    method: "PUT",
    path: `/files/key?partNumber=1&uploadId=${await beginUpload(s3, "/files/key")}`,
    headers: { "x-amz-copy-source": "/files/source" },
  }),
  "CopyObject with another checksum": async () => ({
    method: "PUT",
    path: "/files/copy",
    headers: { "x-amz-copy-source": "/files/source", "x-amz-checksum-algorithm": "SHA256" },
  }),
};

describe.each(Object.entries(writes))("%s on a disk that fails", (_, prepare) => {
  it.each(["EIO", "ENOSPC"])("at any of its calls with %s", async (code) => {
    const request = await prepare();
    const before = await state();
    const failed: string[] = [];
    for (let step = 0; ; step++) {
      let made: RecordedCall | undefined;
      calls = 0;
      // a draft that cannot be removed is left to the sweeper, which is no part of this
      fault = (call, number) => {
        if (number !== step || call.call === "unlink") return undefined;
        made = call;
        return code;
      };
      const answer = await s3.send(request);
      fault = undefined;
      if (made === undefined) {
        if (answer.status === 200) break;
        continue;
      }
      failed.push(made.call);
      expectUnavailable(answer);
      expect({ step: made.call, ...(await state()) }).toEqual({ step: made.call, ...before });
      expect(openCount()).toBe(0);
    }
    expect(failed).toEqual(expect.arrayContaining(["open", "write", "datasync", "rename", "sync"]));
  });
});

describe("reading from a disk that fails", () => {
  it.each(["open", "read"])("is refused where the first %s fails, and works again", async (call) => {
    fault = (made) => (made.call === call ? "EIO" : undefined);
    expectUnavailable(await s3.send({ path: "/files/large" }));
    fault = undefined;
    expect((await s3.send({ path: "/files/large" })).body.equals(bytesOf(3_000_000))).toBe(true);
    await expect.poll(openCount).toBe(0);
  });

  it("breaks off where a later piece fails: no caller takes it for whole", async () => {
    let reads = 0;
    fault = (made) => (made.call === "read" && reads++ === 3 ? "EIO" : undefined);
    await expect(s3.send({ path: "/files/large" })).rejects.toThrow();
    await expect.poll(openCount).toBe(0);
  });

  it("costs no request that needs none of its bytes", async () => {
    fault = () => "EIO";
    const small = { method: "PUT", path: "/files/small", body: "in the row" };
    expect((await s3.send(small)).status).toBe(200);
    expect((await s3.send({ path: "/files/small" })).text).toBe("in the row");
    expect((await s3.send({ method: "HEAD", path: "/files/large" })).status).toBe(200);
    const copy = { method: "PUT", path: "/files/shared", headers: { "x-amz-copy-source": "/files/large" } };
    expect((await s3.send(copy)).status).toBe(200);
    expect((await s3.send({ method: "DELETE", path: "/files/shared" })).status).toBe(204);
  });
});

/** What PostgreSQL says when its disk is full, or broken. */
const databaseFaults = { "is full": "53100", "is broken": "58030" };

/** Requests that write rows, and how they are answered where nothing is wrong. */
const changes: Readonly<Record<string, () => Promise<TestRequest & { readonly expected: number }>>> = {
  CreateBucket: async () => ({ method: "PUT", path: "/more", expected: 200 }),
  "PutObject in the row": async () => ({ method: "PUT", path: "/files/tiny", body: "text", expected: 200 }),
  ...Object.fromEntries(
    Object.entries(writes).map(([name, prepare]) => [name, async () => ({ ...(await prepare()), expected: 200 })]),
  ),
  CopyObject: async () => ({
    method: "PUT",
    path: "/files/shared",
    headers: { "x-amz-copy-source": "/files/source" },
    expected: 200,
  }),
  CreateMultipartUpload: async () => ({ method: "POST", path: "/files/key?uploads", expected: 200 }),
  CompleteMultipartUpload: async () => {
    const path = `/files/key?uploadId=${await beginUpload(s3, "/files/key")}`;
    const { headers } = await s3.send({ method: "PUT", path: `${path}&partNumber=1`, body: bytesOf(40_000) });
    return { method: "POST", path, body: completion([String(headers["etag"])]), expected: 200 };
  },
  DeleteObject: async () => ({ method: "DELETE", path: "/files/key", expected: 204 }),
  DeleteBucket: async () => ({ method: "DELETE", path: "/more", expected: 204 }),
};

const watched = ["stored_objects", "object_parts", "object_uploads", "storage_buckets"];

describe.each(Object.entries(databaseFaults))("a database whose disk %s", (_, sqlState) => {
  it.each(Object.entries(changes))("refuses %s, of which nothing is left", async (_name, prepare) => {
    const { expected, ...request } = await prepare();
    const { db } = s3.domain;
    const before = await state();
    await db.$executeRawUnsafe(
      `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'a fault' USING ERRCODE = '${sqlState}'; END $$`,
    );
    for (const table of watched)
      await db.$executeRawUnsafe(
        `CREATE TRIGGER fail AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION fail()`,
      );
    const answer = await s3.send(request).finally(() => db.$executeRaw`DROP FUNCTION fail() CASCADE`);
    expectUnavailable(answer);
    expect(await state()).toEqual(before);
    expect((await s3.send(request)).status).toBe(expected);
  });
});
