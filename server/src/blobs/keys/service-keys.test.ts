import { randomBytes, randomUUID } from "node:crypto";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { withConnection } from "../../database/connection.js";
import { createTestDatabase, type TestDatabase } from "../../testing/database.js";
import { rekey } from "../../vault/rekey.js";
import { createVault } from "../../vault/vault.js";
import { createKeyCheck } from "./key-check.js";
import { ServiceKeys } from "./service-keys.js";

let database: TestDatabase;
let accountId: string;
const masterKey = randomBytes(32);
const vault = createVault(masterKey);
beforeAll(async () => {
  database = await createTestDatabase();
  accountId = randomUUID();
  await database.prisma.account.create({
    data: { id: accountId, username: "ada", passwordHash: "x", createdAt: new Date() },
  });
});
afterAll(() => database.drop());

const createService = async (): Promise<string> => {
  const uuid = randomUUID();
  const now = new Date();
  await database.prisma.storageService.create({
    data: {
      uuid,
      accountId,
      name: uuid,
      region: "europe-1",
      configuredStatus: "started",
      operationalState: "running",
      domainPrefix: uuid,
      createdAt: now,
      updatedAt: now,
    },
  });
  return uuid;
};

const keysOf = (options: Partial<ConstructorParameters<typeof ServiceKeys>[0]> = {}) =>
  new ServiceKeys({ db: database.prisma, vault, ...options });

it("makes a key at the first use, one and the same for all who come at once, at any server", async () => {
  const service = await createService();
  const servers = Array.from({ length: 4 }, () => keysOf());
  const derived = await Promise.all(
    Array.from({ length: 16 }, (_, index) => servers[index % 4]?.toSeal(service, "blob one")),
  );
  const fresh = await keysOf().toOpen(service, "blob one");
  expect(fresh).toHaveLength(32);
  for (const key of derived) expect(key?.equals(fresh)).toBe(true);
  expect(await database.prisma.storageServiceKey.count({ where: { serviceUuid: service } })).toBe(1);
});

it("has another key for each body and each service", async () => {
  const keys = keysOf();
  const services = [await createService(), await createService()];
  const derived: Buffer[] = [];
  for (const service of services)
    for (const use of ["blob one", "blob two", "row one"]) derived.push(await keys.toSeal(service, use));
  expect(new Set(derived.map((key) => key.toString("hex"))).size).toBe(6);
});

it("does not show the key in the database", async () => {
  const service = await createService();
  await keysOf().toSeal(service, "x");
  const { keySealed } = await database.prisma.storageServiceKey.findUniqueOrThrow({ where: { serviceUuid: service } });
  const opened = vault.open(keySealed, `storage_service_keys.key:${service}`);
  expect(Buffer.from(opened, "base64")).toHaveLength(32);
  expect(Buffer.from(keySealed).includes(Buffer.from(opened, "base64"))).toBe(false);
});

it("has no key for a service that is not there, and none to open with where nothing was sealed", async () => {
  await expect(keysOf().toSeal(randomUUID(), "x")).rejects.toMatchObject({ fault: "no-service" });
  await expect(keysOf().toOpen(await createService(), "x")).rejects.toMatchObject({ fault: "missing" });
});

it("loses the key with the service, and forgets it", async () => {
  const keys = keysOf();
  const service = await createService();
  await keys.toSeal(service, "x");
  await database.prisma.storageService.delete({ where: { uuid: service } });
  expect(await database.prisma.storageServiceKey.count({ where: { serviceUuid: service } })).toBe(0);
  keys.forget(service);
  await expect(keys.toOpen(service, "x")).rejects.toMatchObject({ fault: "missing" });
  expect(keys.size).toBe(0);
});

it("forgets a key by itself after a while", async () => {
  const service = await createService();
  const keys = keysOf({ rememberedMs: 1 });
  await keys.toSeal(service, "x");
  await expect.poll(() => keys.size).toBe(0);
  expect(await keys.toSeal(service, "x")).toHaveLength(32);
});

it("remembers a bounded number of keys, the last used ones", async () => {
  const keys = keysOf({ most: 2 });
  const services = [await createService(), await createService(), await createService()] as const;
  const first = await keys.toSeal(services[0], "x");
  await keys.toSeal(services[1], "x");
  await keys.toSeal(services[0], "x");
  await keys.toSeal(services[2], "x");
  expect(keys.size).toBe(2);
  // the one that was used longest ago is read anew
  await database.prisma.storageServiceKey.deleteMany({ where: { serviceUuid: { in: [...services] } } });
  expect((await keys.toOpen(services[0], "x")).equals(first)).toBe(true);
  await expect(keys.toOpen(services[1], "x")).rejects.toMatchObject({ fault: "missing" });
  keys.close();
  expect(keys.size).toBe(0);
});

it("is the same key after the master key was changed", async () => {
  const service = await createService();
  const before = await keysOf().toSeal(service, "x");
  const next = randomBytes(32);
  const moved = await withConnection(database.url, (client) => rekey(client, createVault(next, masterKey)));
  expect(moved.find(({ table }) => table === "storage_service_keys")).toMatchObject({ remaining: 0 });
  expect((await keysOf({ vault: createVault(next) }).toOpen(service, "x")).equals(before)).toBe(true);
});

it("forgets the key of a service that is removed, also by another server, and no other", async () => {
  const keys = keysOf();
  const [removed, kept] = [await createService(), await createService()];
  for (const service of [removed, kept]) await keys.toSeal(service, "blob");
  const check = createKeyCheck({ prisma: database.prisma, log: pino({ level: "silent" }) }, keys);
  check.start();
  onTestFinished(check.stop);
  await database.prisma.storageService.delete({ where: { uuid: removed } });
  check.poke();
  await expect.poll(() => keys.services).toEqual([kept]);
  await expect(keys.toSeal(removed, "blob")).rejects.toMatchObject({ fault: "no-service" });
});
