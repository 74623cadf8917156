import { randomBytes } from "node:crypto";
import { basePath } from "@concordat/contract/object-storage";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAccount, createAccountToken, revokeAccountToken } from "./accounts/accounts.js";
import { hashPassword } from "./accounts/passwords.js";
import { connectionOf } from "./database/connection.js";
import { createPrisma } from "./database/database.js";
import { doStorageWork } from "./test-kit/do-due-work.js";
import { stepwise } from "./test-kit/provisioning.js";
import { serveApp } from "./test-kit/test-app.js";
import { createIssueTestToken, createTestContext, type TestContext } from "./test-kit/test-context.js";
import { createTestDatabase, type TestDatabase } from "./testing/database.js";

/** A server of its own: its own connections, its own memory, its own port. */
interface Instance {
  readonly url: string;
  readonly context: TestContext;
  close(): Promise<void>;
}

const masterKey = randomBytes(32);

const startInstance = async (databaseUrl: string, clock?: TestContext["clock"]): Promise<Instance> => {
  const prisma = createPrisma(databaseUrl);
  const made = createTestContext(prisma, { masterKey, settings: stepwise });
  const context = { ...made, clock: clock ?? made.clock };
  const served = await serveApp(context);
  const close = async () => {
    await served.close();
    await prisma.$disconnect();
  };
  return { url: served.url, context, close };
};

let database: TestDatabase;
let one: Instance;
let other: Instance;
let admin: string;
let storage: { authorization: string };
beforeAll(async () => {
  database = await createTestDatabase();
  one = await startInstance(database.url);
  other = await startInstance(database.url, one.context.clock);
  admin = `Bearer ${await createIssueTestToken(one.context)("admin", "ADMIN")}`;
  await createAccount(one.context, "ada", "first password");
  storage = { authorization: `Bearer ${(await createAccountToken(one.context, "ada", "test")).token}` };
});
afterAll(async () => {
  await one.close();
  await other.close();
  await database.drop();
});

const send = async (
  { url }: Instance,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
) => {
  const response = await fetch(url + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", ...headers },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const replayed = response.headers.get("idempotency-replayed") === "true";
  return { status: response.status, text: await response.text(), replayed };
};

/** The status of one request at each instance. */
const statuses = async (path: string, headers: Record<string, string>) =>
  Promise.all([one, other].map(async (instance) => (await send(instance, path, { headers })).status));

const serviceNamed = (name: string) => ({ name, region: "europe-1", configured_status: "started", networks: [] });
const createService = async (name: string): Promise<string> => {
  const { text } = await send(one, basePath, { headers: storage, body: serviceNamed(name) });
  return (JSON.parse(text) as { uuid: string }).uuid;
};
const stateOf = async (uuid: string) =>
  (await database.prisma.storageService.findUniqueOrThrow({ where: { uuid } })).operationalState;

describe("an idempotency key", () => {
  it("has one effect when the same request comes to two instances at once, and one answer at both", async () => {
    const headers = { ...storage, "idempotency-key": "twins" };
    const request = { headers, body: serviceNamed("twins") };
    const answers = await Promise.all([one, other, one, other].map((each) => send(each, basePath, request)));
    const created = answers.filter(({ status }) => status === 201);
    expect(answers.filter(({ status }) => status !== 201).every(({ status }) => status === 409)).toBe(true);
    expect(created.filter(({ replayed }) => !replayed)).toHaveLength(1);
    for (const instance of [one, other])
      expect(await send(instance, basePath, request)).toEqual({ ...created[0], replayed: true });
    expect(await database.prisma.storageService.count({ where: { name: "twins" } })).toBe(1);
    const another = await send(other, basePath, { headers, body: serviceNamed("another") });
    expect(another.status).toBe(422);
  });
});

describe("credentials that end", () => {
  it("end for every instance at once when a token is revoked, or a password is another, though it was remembered", async () => {
    const basic = (password: string) => ({ authorization: `Basic ${btoa(`ada:${password}`)}` });
    const spare = await createAccountToken(one.context, "ada", "spare");
    const bearer = { authorization: `Bearer ${spare.token}` };
    expect(await statuses(basePath, bearer)).toEqual([200, 200]);
    expect(await statuses(basePath, basic("first password"))).toEqual([200, 200]);
    await revokeAccountToken(one.context, spare.id);
    expect(await statuses(basePath, bearer)).toEqual([401, 401]);
    const passwordHash = await hashPassword("second password");
    await database.prisma.account.update({ where: { username: "ada" }, data: { passwordHash } });
    expect(await statuses(basePath, basic("first password"))).toEqual([401, 401]);
    expect(await statuses(basePath, basic("second password"))).toEqual([200, 200]);
  });

  it("end for every instance at once when one renews a provider's key", async () => {
    const headers = { authorization: admin };
    const specification = { id: "example", domain: "provider.example.com", https: true };
    await send(one, "/api/providers", { headers, body: { items: [specification] } });
    const renew = async () => {
      const body = { items: [{ id: "example" }] };
      const { text } = await send(one, "/auth/providers/renew", { headers, body });
      return (JSON.parse(text) as { responses: [{ refreshToken: string }] }).responses[0].refreshToken;
    };
    const refresh = async (instance: Instance, refreshToken: string) =>
      send(instance, "/auth/providers/refresh", { body: { items: [{ refreshToken }] } });

    const before = await renew();
    const { text } = await refresh(other, before);
    const { accessToken } = (JSON.parse(text) as { responses: [{ accessToken: string }] }).responses[0];
    const bearer = { authorization: `Bearer ${accessToken}` };
    // known, but no user: 403; unknown: 401
    expect(await statuses("/api/providers/browse", bearer)).toEqual([403, 403]);
    await renew();
    expect(await statuses("/api/providers/browse", bearer)).toEqual([401, 401]);
    expect((await refresh(other, before)).status).not.toBe(200);
  });

  it("end within a minute when a key of Core is withdrawn", async () => {
    const headers = { authorization: admin };
    expect(await statuses("/api/providers/browse", headers)).toEqual([200, 200]);
    const [key] = await database.prisma.signingKey.findMany();
    await database.prisma.signingKey.deleteMany();
    one.context.clock.advance(59_999);
    expect(await statuses("/api/providers/browse", headers)).toEqual([200, 200]);
    one.context.clock.advance(1);
    expect(await statuses("/api/providers/browse", headers)).toEqual([401, 401]);
    if (key) await database.prisma.signingKey.create({ data: key });
    expect(await statuses("/api/providers/browse", headers)).toEqual([200, 200]);
  });
});

describe("work that is due", () => {
  it("is done once by two instances that look at the same moment", async () => {
    const uuids = await Promise.all(["s1", "s2", "s3", "s4", "s5", "s6"].map(createService));
    const at = one.context.clock();
    const deleted = { name: "full", createdAt: at, deletedAt: at, cleanupDueAt: at };
    for (const serviceUuid of uuids) {
      const { id: bucketId } = await database.prisma.storageBucket.create({ data: { serviceUuid, ...deleted } });
      await database.prisma.storageUsage.create({ data: { serviceUuid, bucketId, objects: 7n, bytes: 700n } });
    }
    await Promise.all([doStorageWork(one.context), doStorageWork(other.context), doStorageWork(one.context)]);
    expect(new Set(await Promise.all(uuids.map(stateOf)))).toEqual(new Set(["setup-service"]));
    const flows = await database.prisma.storageSample.findMany({ where: { serviceUuid: { in: uuids } } });
    expect(flows.map(({ objectsDeleted, bytesDeleted }) => [objectsDeleted, bytesDeleted])).toEqual(
      uuids.map(() => [7n, 700n]),
    );
  });

  it("passes to another instance when the one that has begun it dies", async () => {
    const uuid = await createService("taken");
    const dying = new pg.Client(connectionOf(database.url).config);
    await dying.connect();
    await dying.query("BEGIN");
    await dying.query("SELECT FROM storage_services WHERE uuid = $1 FOR UPDATE", [uuid]);
    await dying.query("UPDATE storage_services SET operational_state = 'running' WHERE uuid = $1", [uuid]);
    await doStorageWork(other.context);
    expect(await stateOf(uuid)).toBe("pending");
    // as the system does for a process that was killed: nothing is said, the connection is gone
    dying.on("error", () => undefined);
    (dying as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    await expect
      .poll(
        async () => {
          await doStorageWork(other.context);
          return stateOf(uuid);
        },
        { timeout: 20_000, interval: 10 },
      )
      .toBe("setup-service");
  });
});
