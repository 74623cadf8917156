import { afterEach, expect, it } from "vitest";
import type { Configuration } from "../configuration.js";
import { startTestCore, type TestCore } from "../testing/core.js";
import { startTestStorage, type TestStorage } from "../testing/storage.js";
import { auditCalls } from "./audit-calls.js";
import type { AuditRecord } from "./audit-record.js";
import { createAuditTrail } from "./audit-trail.js";
import { listRecords } from "./list-records.js";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const startStorage = async (settings: Partial<Configuration> = {}): Promise<TestStorage> => {
  const storage = await startTestStorage(settings, undefined, (context) => ({
    watch: [auditCalls(createAuditTrail(context), context)],
  }));
  closing.push(storage.close);
  return storage;
};
const startCore = async (): Promise<TestCore> => {
  const core = await startTestCore({}, undefined, (context) => ({
    watch: [auditCalls(createAuditTrail(context), context)],
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
    },
    {
      ...common,
      requestId: expect.stringMatching(/^\w{26}$/),
      operation: "objectStorage.services.create",
      path: "/1.3/object-storage-2",
      named: ["files"],
      address,
      status: 201,
    },
  ]);
});

// with a key, the answer is sent in parts
const sentWith = { "no key": {}, "an idempotency key": { "idempotency-key": "once" } };

it.each(Object.entries(sentWith))("keeps an answer back until its record is safe, with %s", async (_, headers) => {
  let writeRecord = () => {};
  const written = new Promise<void>((resolve) => {
    writeRecord = resolve;
  });
  let isBegun = () => {};
  const begun = new Promise<void>((resolve) => {
    isBegun = resolve;
  });
  const write = () => {
    isBegun();
    return written;
  };
  const storage = await startTestStorage({}, undefined, (context) => ({ watch: [auditCalls({ write }, context)] }));
  closing.push(storage.close);
  const ada = await storage.account("ada");
  let isAnswered = false;
  const service = { name: "files", region: "europe-1", configured_status: "started", networks: [] };
  const answer = ada.request("POST", "", service, headers).then(({ status }) => {
    expect(status).toBe(201);
    isAnswered = true;
  });
  await begun;
  // another call goes to and fro meanwhile: one that is answered already would be there by then
  await ada.request("GET", "");
  expect(isAnswered).toBe(false);
  writeRecord();
  await answer;
});

it("leaves out what only reads", async () => {
  const storage = await startStorage();
  const ada = await storage.account("ada");
  expect((await ada.request("GET", "")).status).toBe(200);
  expect(await recordsOf(storage)).toEqual([]);

  const core = await startCore();
  const eve = await core.as("eve");
  expect((await eve.providers.search({ body: { flags: {}, query: "" } })).status).toBe(200);
  expect(await recordsOf(core)).toEqual([]);
});

it("does not let strangers fill the database", async () => {
  const storage = await startStorage();
  const response = await fetch(`${storage.url}/1.3/object-storage-2`, { method: "POST", body: "{}" });
  expect(response.status).toBe(401);
  expect(await recordsOf(storage)).toEqual([]);
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
