// The disk of objects' bytes is really full: what needs room there is refused as the table says and leaves nothing, all else goes on, and
// everything works again once there is room.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bytesOf } from "../blobs/testing/pieces.js";
import { mountSmallDisk, type SmallDisk, whyNoDisk } from "../testing/small-disk.js";
import { beginUpload } from "./testing/multipart.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import { storedState } from "./testing/stored-state.js";

const small = bytesOf(4_000);
const large = bytesOf(1_000_000);

describe.skipIf(whyNoDisk)(`a full disk${whyNoDisk ? ` (skipped: ${whyNoDisk})` : ""}`, () => {
  let s3: TestS3;
  let disk: SmallDisk;
  beforeAll(async () => {
    s3 = await startTestS3();
    disk = mountSmallDisk(join(s3.context.configuration.dataDir, "blobs"), "8m");
    await s3.send({ method: "PUT", path: "/files" });
    await s3.send({ method: "PUT", path: "/files/before", body: large });
  });
  afterAll(async () => {
    disk.unmount();
    await s3.close();
  });

  const files = async (): Promise<number> => {
    const entries = await readdir(disk.path, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && entry.name !== "filler").length;
  };
  const put = (path: string, body: Buffer, headers: Record<string, string> = {}) =>
    s3.send({ method: "PUT", path: `/files/${path}`, body, headers });

  it("refuses what must lie there, takes what lies in rows, and reads on", async () => {
    const upload = await beginUpload(s3, "/files/parts");
    const before = await storedState(s3.domain.db);
    disk.fill();
    for (const refused of [
      await put("large", large),
      await put("before", bytesOf(900_000)),
      await put(`parts?partNumber=1&uploadId=${upload}`, large),
      await put("copy", Buffer.alloc(0), {
        "x-amz-copy-source": "/files/before",
        "x-amz-checksum-algorithm": "SHA256",
      }),
    ]) {
      expect([refused.status, refused.code, refused.headers["retry-after"]]).toEqual([503, "ServiceUnavailable", "1"]);
      expect(refused.text).not.toMatch(/ENOSPC|blobs\/|\/tmp/);
    }
    expect([await files(), await storedState(s3.domain.db)]).toEqual([1, before]);
    expect((await put("small", small)).status).toBe(200);
    expect((await s3.send({ path: "/files/small" })).body.equals(small)).toBe(true);
    expect((await s3.send({ path: "/files/before" })).body.equals(large)).toBe(true);
    disk.free();
    expect((await put("large", large)).status).toBe(200);
    expect((await put(`parts?partNumber=1&uploadId=${upload}`, large)).status).toBe(200);
    expect((await s3.send({ path: "/files/large" })).body.equals(large)).toBe(true);
  });

  it("refuses a body in the middle of which it runs full, while others are stored", async () => {
    const many = Array.from({ length: 12 }, (_, index) => put(`many-${index}`, large));
    const answers = await Promise.all(many);
    const stored = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
    expect(new Set(answers.map(({ status, code }) => `${status} ${code ?? ""}`.trim()))).toEqual(
      new Set(["200", "503 ServiceUnavailable"]),
    );
    for (const index of stored) expect((await s3.send({ path: `/files/many-${index}` })).body.equals(large)).toBe(true);
    // those of the test before: an object, another one, and a part
    expect(await files()).toBe(3 + stored.length);
  });
});
