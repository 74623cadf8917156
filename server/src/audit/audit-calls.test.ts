import { afterEach, describe, expect, it } from "vitest";
import type { Configuration } from "../configuration.js";
import { transaction } from "../database/transaction.js";
import { startTestCore, type TestCore } from "../testing/core.js";
import { startTestStorage, type TestStorage } from "../testing/storage.js";
import { auditCalls } from "./audit-calls.js";
import type { AuditRecord } from "./audit-record.js";
import { createAuditTrail } from "./audit-trail.js";
import { listRecords } from "./list-records.js";
import { Strangers } from "./strangers.js";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const startStorage = async (settings: Partial<Configuration> = {}): Promise<TestStorage> => {
  const storage = await startTestStorage(settings, undefined, (context) => ({
    records: auditCalls(createAuditTrail(context), context),
  }));
  closing.push(storage.close);
  return storage;
};
const startCore = async (): Promise<TestCore> => {
  const core = await startTestCore({}, undefined, (context) => ({
    records: auditCalls(createAuditTrail(context), context),
  }));
  closing.push(core.close);
  return core;
};
const recordsOf = ({ context }: TestStorage | TestCore): Promise<AuditRecord[]> =>
  listRecords(context.prisma, { limit: 100 });

it("says who did what, on what, when, from where and what came of it, by the time the answer is there", async () => {
  const storage = await startStorage();
  const ada = await storage.account("ada");
  const { uuid } = await ada.createService("files");
  const removed = await ada.request("DELETE", `/${uuid}/users/nobody?secret=s3cret`);
  expect(removed.status).toBe(404);

  const common = { caller: "ACCOUNT ada", workspace: null, at: storage.context.clock() };
  const address = expect.stringMatching(/127\.0\.0\.1$/);
  expect(await recordsOf(storage)).toEqual([
    {
      ...common,
      requestId: removed.headers.get("x-request-id") ?? expect.stringMatching(/^\w{26}$/),
      operation: "objectStorage.users.delete",
      path: `/1.3/object-storage-2/${uuid}/users/nobody`,
      named: [],
      address,
      status: 404,
      times: 1,
    },
    {
      ...common,
      requestId: expect.stringMatching(/^\w{26}$/),
      operation: "objectStorage.services.create",
      path: "/1.3/object-storage-2",
      named: ["files"],
      address,
      status: 201,
      times: 1,
    },
  ]);
});

const service = { name: "files", region: "europe-1", configured_status: "started", networks: [] };

/** Lets nobody write into the trail until it is let go. */
const holdTrail = async ({ context }: TestStorage): Promise<() => Promise<void>> => {
  let letGo = () => {};
  const until = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let isHeld = () => {};
  const held = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const holding = transaction(context.prisma, async (tx) => {
    await tx.$executeRaw`LOCK TABLE audit_records IN EXCLUSIVE MODE`;
    isHeld();
    await until;
  });
  await held;
  return () => {
    letGo();
    return holding;
  };
};

describe("an answer is kept back until its record is safe", () => {
  it.each<[string, string, string, unknown, Record<string, string>, number]>([
    ["of a change in several statements", "POST", "", service, {}, 201],
    ["of a change in one statement", "POST", "/{uuid}/users", { username: "ada" }, {}, 201],
    [
      "of a change under an idempotency key",
      "POST",
      "/{uuid}/groups",
      { name: "g" },
      { "idempotency-key": "once" },
      201,
    ],
    ["of a refusal", "DELETE", "/{uuid}/users/nobody", undefined, {}, 404],
  ])("%s", async (_, method, path, body, headers, status) => {
    const storage = await startStorage();
    const ada = await storage.account("ada");
    const { uuid } = await ada.createService("other");
    const before = await recordsOf(storage);
    const letGo = await holdTrail(storage);
    let isAnswered = false;
    const answer = ada.request(method, path.replace("{uuid}", uuid), body, headers).then((answered) => {
      isAnswered = true;
      return answered;
    });
    const waiting = () => storage.context.prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_locks WHERE relation = 'audit_records'::regclass AND NOT granted`;
    await expect.poll(waiting, { timeout: 20_000 }).toHaveLength(1);
    // another call goes to and fro meanwhile: one that is answered already would be there by then
    await ada.request("GET", "");
    expect(isAnswered).toBe(false);
    await letGo();
    expect((await answer).status).toBe(status);
    const [record, ...others] = await recordsOf(storage);
    expect([record?.status, others]).toEqual([status, before]);
  });
});

it("makes no change without its record", async () => {
  const storage = await startStorage();
  const ada = await storage.account("ada");
  const { uuid } = await ada.createService("other");
  await storage.context.prisma.$executeRaw`ALTER TABLE audit_records ADD CHECK (status >= 400) NOT VALID`;
  for (const [path, body] of [
    ["", service],
    [`/${uuid}/users`, { username: "ada" }],
  ] as const) {
    expect((await ada.request("POST", path, body)).status).toBe(500);
  }
  expect(await storage.context.prisma.storageService.count()).toBe(1);
  expect(await storage.context.prisma.iamUser.count()).toBe(0);
  // the failures themselves are on record
  expect((await recordsOf(storage)).map(({ status }) => status)).toEqual([500, 500, 201]);
});

it("writes one record of a call that is sent again under its key, and one of each repetition", async () => {
  const storage = await startStorage();
  const ada = await storage.account("ada");
  const send = () => ada.request("POST", "", service, { "idempotency-key": "once" });
  const taken = () => ada.request("POST", "", service, { "idempotency-key": "another" });
  expect((await send()).status).toBe(201);
  expect((await send()).status).toBe(201);
  expect((await taken()).status).toBe(400);
  expect((await taken()).status).toBe(400);
  expect((await recordsOf(storage)).map(({ status }) => status)).toEqual([400, 400, 201, 201]);
});

it("leaves out what only reads", async () => {
  const storage = await startStorage();
  const ada = await storage.account("ada");
  expect((await ada.request("GET", "")).status).toBe(200);
  expect(await recordsOf(storage)).toEqual([]);

  const core = await startCore();
  const root = await core.as("root", "ADMIN");
  expect((await root.providers.retrieveSpecification({ query: { id: "17" } })).status).toBe(404);
  expect(await recordsOf(core)).toEqual([]);
});

it("remembers reads that hand out secrets, unless they are refused", async () => {
  const core = await startCore();
  const eve = await core.as("eve");
  expect((await eve.providers.browse({ query: {} })).status).toBe(200);
  expect((await eve.providers.retrieve({ query: { id: "17" } })).status).toBe(404);
  expect(await recordsOf(core)).toMatchObject([{ caller: "USER eve", operation: "providers.browse", status: 200 }]);
});

describe("strangers", () => {
  const startWith = async () => {
    const strangers: Strangers[] = [];
    const core = await startTestCore({}, undefined, (context) => {
      strangers.push(new Strangers(context.clock));
      return { records: auditCalls(createAuditTrail(context), context, strangers[0]) };
    });
    closing.push(core.close);
    return { core, counted: () => strangers[0]?.take({ isEnd: true }) ?? [] };
  };
  const inform = (core: TestCore, id: string, more: object = {}) =>
    fetch(`${core.url}/api/providers/requestApproval`, {
      method: "POST",
      body: JSON.stringify({
        type: "information",
        specification: { id, domain: "p.example.com", https: true },
        ...more,
      }),
    });

  it("who are refused are counted, whatever they ask for", async () => {
    const { core, counted } = await startWith();
    const times = 3;
    for (let time = 0; time < times; time++) {
      expect((await fetch(`${core.url}/api/providers`, { method: "POST", body: "{}" })).status).toBe(401);
      expect((await inform(core, "")).status).toBe(400);
    }
    expect(await recordsOf(core)).toEqual([]);
    const common = { caller: "GUEST", operation: "counted", address: "127.0.0.1", named: [], path: "", times };
    expect(counted()).toMatchObject([
      { ...common, status: 401 },
      { ...common, status: 400 },
    ]);
  });

  it("name nothing in the trail that the operation does not read", async () => {
    const { core } = await startWith();
    const items = Array.from({ length: 60 }, () => ({ id: "x".repeat(1000) }));
    expect((await inform(core, "p", { items, name: "y".repeat(1000) })).status).toBe(200);
    const [record] = await recordsOf(core);
    expect(record).toMatchObject({ caller: "GUEST", operation: "providers.requestApproval", named: [] });
    expect(JSON.stringify(record).length).toBeLessThan(1000);
  });

  it("leave thirty records in a minute, and what comes beyond is counted", async () => {
    const { core, counted } = await startWith();
    for (let time = 0; time < 35; time++) expect((await inform(core, `p-${time}`)).status).toBe(200);
    expect(await recordsOf(core)).toHaveLength(30);
    expect(counted()).toMatchObject([{ caller: "GUEST", address: "127.0.0.1", status: 200, times: 5 }]);
  });
});

it("names of a large request as much as fits", async () => {
  const core = await startCore();
  const admin = await core.as("root", "ADMIN");
  const items = Array.from({ length: 1000 }, (_, index) => ({
    id: `${index}-${"x".repeat(90)}`,
    added: [],
    deleted: [],
  }));
  await admin.providers.updateAcl({ body: { items } });
  const [record] = await recordsOf(core);
  expect(record?.named).toHaveLength(12);
  expect(record?.named.at(-1)).toBe("… and 989 more");
});

it("names the items of a bulk request, and holds no secret", async () => {
  const core = await startCore();
  const service = await core.as("_service", "SERVICE");
  const secret = "a-secret-refresh-token";
  const items = [{ refreshToken: secret }];
  await service.authProviders.refresh({ body: { items } } as never);
  const admin = await core.as("root", "ADMIN");
  const update = [{ id: "17", added: [], deleted: [] }];
  await admin.providers.updateAcl({ body: { type: "bulk", items: update } } as never);

  const records = await recordsOf(core);
  expect(records).toMatchObject([
    { caller: "ADMIN root", operation: "providers.updateAcl", named: ["17"] },
    { caller: "SERVICE _service", operation: "authProviders.refresh", named: [] },
  ]);
  expect(JSON.stringify(records)).not.toContain(secret);
});

it("believes only the proxies that it is told about, when they say for whom they ask", async () => {
  const addressBehind = async (settings: Partial<Configuration>) => {
    const storage = await startStorage(settings);
    const ada = await storage.account("ada");
    await ada.request("POST", "", {}, { "x-forwarded-for": "203.0.113.9, 198.51.100.7" });
    return (await recordsOf(storage))[0]?.address;
  };
  expect(await addressBehind({})).toMatch(/127\.0\.0\.1$/);
  expect(await addressBehind({ trustProxy: 1 })).toBe("198.51.100.7");
  expect(await addressBehind({ trustProxy: ["loopback", "198.51.100.0/24"] })).toBe("203.0.113.9");
});
