import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestDomain, type TestDomain } from "../storage/testing/domain.js";
import { failStatements } from "../testing/fail-statements.js";
import { createLastUsed } from "./last-used.js";

let domain: TestDomain;
let serviceUuid: string;
beforeAll(async () => {
  domain = await startTestDomain();
  serviceUuid = (await domain.service(await domain.account("ada"))).uuid;
});
afterAll(() => domain.close());

const log = pino({ level: "silent" });
const start = (most?: number) => createLastUsed({ prisma: domain.db, clock: domain.context.clock, log }, most);
const newKey = async () => {
  const [userId, accessKeyId] = [randomUUID(), `AKIA${randomUUID()}`];
  const createdAt = domain.context.clock();
  await domain.db.iamUser.create({ data: { id: userId, serviceUuid, username: userId, createdAt } });
  const secretSealed = new Uint8Array();
  await domain.db.iamAccessKey.create({
    data: { accessKeyId, userId, secretSealed, createdAt, lastUsedAt: createdAt },
  });
  return accessKeyId;
};
const lastUsed = async (accessKeyId: string) =>
  (await domain.db.iamAccessKey.findUniqueOrThrow({ where: { accessKeyId } })).lastUsedAt;

it("is the latest use, whoever writes first, and never moves back", async () => {
  const [key, other] = [await newKey(), await newKey()];
  const [one, two] = [start(), start()];
  one.add(key);
  domain.context.clock.advance(7_000);
  two.add(key);
  const latest = domain.context.clock();
  two.add("a key that is gone");
  await two.close();
  await one.close();
  expect(await lastUsed(key)).toEqual(latest);
  expect((await lastUsed(other)).getTime()).toBeLessThan(latest.getTime());
});

it("is gathered for so many keys at most", async () => {
  const [key, more] = [await newKey(), await newKey()];
  const before = await lastUsed(more);
  domain.context.clock.advance(1_000);
  const bounded = start(1);
  for (const one of [key, more, key]) bounded.add(one);
  await bounded.close();
  expect(await lastUsed(key)).toEqual(domain.context.clock());
  expect(await lastUsed(more)).toEqual(before);
});

it("is kept while the database is away", async () => {
  const key = await newKey();
  domain.context.clock.advance(1_000);
  const failed = failStatements(/UPDATE iam_access_keys/, 1);
  const used = start();
  used.add(key);
  await used.close();
  expect(failed()).toBe(1);
  await used.close();
  expect(await lastUsed(key)).toEqual(domain.context.clock());
});
