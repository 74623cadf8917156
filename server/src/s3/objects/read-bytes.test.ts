import { afterAll, beforeAll, expect, it } from "vitest";
import { openBytes } from "../../blobs/open-bytes.js";
import { removeBlobs } from "../../blobs/sweep/remover.js";
import { bytesOf } from "../../blobs/testing/pieces.js";
import { readBytes } from "../../object-http/read-bytes.js";
import { findObject } from "../../object-store/objects/find.js";
import { claimRemovals } from "../../object-store/removals/claim.js";
import { createContentLeases } from "../../object-store/removals/leases.js";
import { uploadInParts } from "../testing/multipart.js";
import { startTestS3, type TestS3 } from "../testing/s3-server.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
  await s3.send({ method: "PUT", path: "/files" });
});
afterAll(() => s3.close());

/** The last part lies in a blob, too. */
const bytes = bytesOf(5 * 1024 ** 2 + 300_000);

const begin = async (key: string) => {
  const { context, service } = s3;
  const opened = openBytes(context);
  const leases = createContentLeases(context);
  await uploadInParts(s3, `/files/${key}`, bytes);
  const address = { serviceUuid: service.uuid, bucketName: "files", key: Buffer.from(key) };
  const object = (await findObject(context.prisma, address, { withBytes: true }))?.object ?? expect.fail();
  const reader = { context: { ...context, bytes: opened.bytes, leases }, service };
  const read = readBytes(reader, object, { start: 0, end: bytes.length - 1 });
  const pieces = [Buffer.from((await read.next()).value ?? expect.fail())];
  return {
    /** Lets time pass, in which what is due is removed. */
    pass: async (seconds: number, renews: boolean) => {
      for (let passed = 0; passed < seconds; passed += 10) {
        s3.domain.context.clock.advance(10_000);
        if (renews) await leases.renew();
        const claimed = await claimRemovals(context);
        await removeBlobs(opened.store, claimed?.blobIds ?? []);
        await claimed?.confirm();
      }
    },
    rest: async (): Promise<Buffer> => {
      for await (const piece of read) pieces.push(Buffer.from(piece));
      opened.close();
      return Buffer.concat(pieces);
    },
  };
};

it.each(["DELETE", "PUT"])("reads an object of parts to its end, long after a %s", async (method) => {
  const { pass, rest } = await begin(`kept-${method}`);
  await s3.send({ method, path: `/files/kept-${method}`, ...(method === "PUT" && { body: "new" }) });
  await pass(600, true);
  expect((await rest()).equals(bytes)).toBe(true);
  await pass(200, true);
  expect(await s3.context.prisma.objectPart.count()).toBe(0);
});

it("fails where parts are gone all the same", async () => {
  const { pass, rest } = await begin("gone");
  await s3.send({ method: "DELETE", path: "/files/gone" });
  await pass(600, false);
  await expect(rest()).rejects.toThrow(/The bytes are not there|Parts of an object went/);
});
