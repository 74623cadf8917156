import { pino } from "pino";
import { beforeAll, expect, it } from "vitest";
import { createTestContext } from "../test-kit/test-context.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import type { AuditRecord } from "./audit-record.js";
import { createAuditTrail } from "./audit-trail.js";
import { forgetRecords } from "./forget-records.js";
import { listRecords } from "./list-records.js";

let database: TestDatabase;
let statements = 0;
beforeAll(async () => {
  database = await createTestDatabase(() => {
    statements += 1;
  });
  return () => database.drop();
});

const day = 24 * 60 * 60_000;
const record = (changes: Partial<AuditRecord> = {}): AuditRecord => ({
  at: new Date("2026-01-01T00:00:00Z"),
  requestId: "1",
  caller: "USER ada",
  workspace: null,
  operation: "providers.create",
  path: "/api/providers",
  named: [],
  address: "192.0.2.1",
  status: 200,
  times: 1,
  ...changes,
});

it("writes what comes at the same time together", async () => {
  const trail = createAuditTrail(createTestContext(database.prisma));
  const before = statements;
  const ids = Array.from({ length: 100 }, (_, index) => `${index}`);
  await Promise.all(ids.map((requestId) => trail.write(record({ requestId }))));
  const kept = await listRecords(database.prisma, { limit: 1000 });
  expect(kept.map(({ requestId }) => requestId).sort()).toEqual(ids.sort());
  expect(statements - before).toBeLessThan(10);
});

it("keeps in the log what the database does not take, and goes on", async () => {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => void lines.push(line) });
  const gone = { $queryRawUnsafe: async () => Promise.reject(new Error("away")) };
  let logged = 0;
  const trail = createAuditTrail({ prisma: gone as never, log }, (records) => {
    logged += records;
  });
  await trail.write(record({ requestId: "first" }));
  await trail.write(record({ requestId: "second" }));
  const audited = lines.map((line) => JSON.parse(line)).filter(({ audit }) => audit);
  expect(audited.map(({ audit }) => audit.requestId)).toEqual(["first", "second"]);
  expect(logged).toBe(2);
});

it("shows the newest of those that fit, and forgets the old ones", async () => {
  await database.prisma.auditRecord.deleteMany();
  const context = createTestContext(database.prisma);
  const trail = createAuditTrail(context);
  const now = context.clock().getTime();
  const at = (days: number) => new Date(now - days * day);
  await trail.write(record({ requestId: "old", at: at(91) }));
  await trail.write(record({ requestId: "bob", at: at(89), caller: "USER bob" }));
  await trail.write(record({ requestId: "new", at: at(1), operation: "providers.renewToken" }));
  const shown = async (filter: object) =>
    (await listRecords(database.prisma, { limit: 10, ...filter })).map(({ requestId }) => requestId);

  expect(await shown({})).toEqual(["new", "bob", "old"]);
  expect(await shown({ limit: 1 })).toEqual(["new"]);
  expect(await shown({ caller: "USER bob" })).toEqual(["bob"]);
  expect(await shown({ operation: "providers.create" })).toEqual(["bob", "old"]);
  expect(await shown({ since: at(89) })).toEqual(["new", "bob"]);
  await forgetRecords(context, 90);
  expect(await shown({})).toEqual(["new", "bob"]);
});
