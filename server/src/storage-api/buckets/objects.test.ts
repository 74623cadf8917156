import { afterAll, beforeAll, expect, it } from "vitest";
import { putObject } from "../../object-store/objects/put.js";
import { newObject } from "../../object-store/testing/objects.js";
import { stepwise } from "../../test-kit/provisioning.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";

const count = 3;

/** A bucket with objects. */
const fill = async (server: TestStorage, account: TestAccount) => {
  const { uuid } = await account.createService("files");
  await account.request("POST", `/${uuid}/buckets`, { name: "full" });
  const { prisma } = server.context;
  const { id } = await prisma.storageBucket.findFirstOrThrow({ where: { serviceUuid: uuid, name: "full" } });
  for (let n = 0; n < count; n++)
    await putObject(prisma, newObject(id, `key ${n}`, { modifiedAt: server.context.clock() }));
  return { uuid, path: `/${uuid}/buckets`, objects: () => prisma.storedObject.count({ where: { bucketId: id } }) };
};

let server: TestStorage;
let atOnce: TestStorage;
beforeAll(async () => {
  server = await startTestStorage();
  atOnce = await startTestStorage({ bucketCleanupMs: 0 });
});
afterAll(async () => {
  await server.close();
  await atOnce.close();
});

it("are counted in the bucket and in the service, and go once the deleted bucket is cleaned up", async () => {
  const account = await server.account("ada");
  const { uuid, path, objects } = await fill(server, account);
  const listed = { name: "full", total_objects: count, total_size_bytes: 5 * count };
  expect((await account.request("GET", path)).body).toEqual([{ ...listed, deleted: false }]);
  expect((await account.request("GET", `/${uuid}/metrics`)).body).toMatchObject({ total_objects: count });
  await account.request("DELETE", `${path}/full`);
  expect((await account.request("GET", path)).body).toEqual([{ ...listed, deleted: true }]);
  expect(await objects()).toBe(count);
  server.context.clock.advance(stepwise.bucketCleanupMs);
  await server.settle();
  expect([(await account.request("GET", path)).body, await objects()]).toEqual([[], 0]);
});

it("go with the bucket where clean-up takes no time", async () => {
  const account = await atOnce.account("ada");
  const { path, objects } = await fill(atOnce, account);
  await account.request("DELETE", `${path}/full`);
  expect([(await account.request("GET", path)).body, await objects()]).toEqual([[], 0]);
});

it("go after their service, when that is deleted by force", async () => {
  const account = await server.account("bo");
  const { uuid, objects } = await fill(server, account);
  expect((await account.request("DELETE", `/${uuid}?force=true`)).status).toBe(204);
  await server.settle(12);
  expect(await objects()).toBe(0);
});
