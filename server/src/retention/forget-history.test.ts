import { randomBytes, randomUUID } from "node:crypto";
import { jobStates } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestContext, type TestContext } from "../test-kit/test-context.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { createForgetHistoryWorker, forgetHistory } from "./forget-history.js";
import { retentionPart } from "./retention-part.js";

let database: TestDatabase;
let context: TestContext;
beforeAll(async () => {
  database = await createTestDatabase();
  context = createTestContext(database.prisma);
});
afterAll(() => database.drop());

const day = 24 * 60 * 60_000;
const daysAgo = (days: number) => new Date(context.clock().getTime() - days * day);

/** Rows of each kind and state whose end, or last change, was so long ago. */
const fill = async (days: number): Promise<void> => {
  const { prisma } = database;
  const at = daysAgo(days);
  const accountId = randomUUID();
  await prisma.account.create({
    data: { id: accountId, username: accountId, passwordHash: "x", createdAt: daysAgo(1000) },
  });
  for (const revokedAt of [null, at]) {
    const id = randomUUID();
    await prisma.accountToken.create({
      data: { id, accountId, name: id, tokenHash: randomBytes(32), createdAt: daysAgo(1000), revokedAt },
    });
  }
  for (const operationalState of [...jobStates.unfinished, ...jobStates.finished])
    await prisma.storageJob.create({
      data: {
        uuid: randomUUID(),
        accountId,
        type: "copy",
        operationalState,
        source: {},
        target: {},
        secretsSealed: randomBytes(1),
        createdAt: daysAgo(1000),
        updatedAt: at,
      },
    });
  for (const state of ["PENDING", "DELIVERED", "ABANDONED"] as const) {
    const attempts = { create: { number: 1, startedAt: at, finishedAt: at } };
    const row = { operation: "x", provider: "p", payloadSealed: new Uint8Array(), createdAt: daysAgo(1000), dueAt: at };
    await prisma.delivery.create({ data: { ...row, state, attempts } });
  }
};

const counts = async () => {
  const { accountToken, storageJob, delivery, deliveryAttempt } = database.prisma;
  return {
    tokens: await accountToken.count(),
    jobs: await storageJob.count(),
    deliveries: await delivery.count(),
    attempts: await deliveryAttempt.count(),
  };
};

it("removes what ended longer ago than the term, and nothing that is open or younger", async () => {
  await fill(89);
  const younger = await counts();
  await fill(91);
  expect(await forgetHistory(context, 90)).toEqual({
    deliveries: 2,
    storage_jobs: 3,
    account_tokens: 1,
    storage_samples: 0,
  });
  const [{ tokens, jobs, deliveries, attempts }, open] = [
    await counts(),
    { tokens: 1, jobs: 3, deliveries: 1, attempts: 1 },
  ];
  expect({ tokens, jobs, deliveries, attempts }).toEqual({
    tokens: younger.tokens + open.tokens,
    jobs: younger.jobs + open.jobs,
    deliveries: younger.deliveries + open.deliveries,
    attempts: younger.attempts + open.attempts,
  });
});

it("goes on in batches until nothing is left", async () => {
  const { prisma } = database;
  const row = {
    operation: "many",
    provider: "p",
    payloadSealed: new Uint8Array(),
    state: "DELIVERED",
    createdAt: daysAgo(100),
    dueAt: daysAgo(100),
  } as const;
  await prisma.delivery.createMany({ data: Array.from({ length: 2001 }, () => row) });
  const work = createForgetHistoryWorker(context, 90);
  work.start();
  await expect.poll(() => prisma.delivery.count({ where: { operation: "many" } }), { timeout: 10_000 }).toBe(0);
  await work.stop();
});

it("is left alone where it is to be kept for good", () => {
  const workersFor = (historyDays: number) =>
    retentionPart({ ...context, configuration: { ...context.configuration, historyDays } }).workers;
  expect([workersFor(0)?.length, workersFor(1)?.length]).toEqual([0, 1]);
});
