import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPrisma } from "../database/database.js";
import { type ServedApp, serveApp } from "../test-kit/test-app.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../testing/storage.js";
import { firstExample, operations } from "./testing/operations.js";
import { problemOf, readProblem } from "./testing/problems.js";

let storage: TestStorage;
let ada: TestAccount;
let service: string;
beforeAll(async () => {
  storage = await startTestStorage();
  ada = await storage.account("ada");
  service = (await ada.createService("failing")).uuid;
});
afterAll(() => storage.close());

describe("while the database cannot be reached", () => {
  let served: ServedApp;
  beforeAll(async () => {
    const prisma = createPrisma("postgresql://nobody@127.0.0.1:1/nowhere");
    served = await serveApp({ ...storage.context, prisma });
  });
  afterAll(() => served.close());

  it.each(operations)("$id is unavailable", async ({ operation }) => {
    const { method, path, body } = firstExample(operation, { service_uuid: service });
    const answer = await fetch(served.url + path, {
      method,
      headers: { authorization: `Bearer ${ada.token}` },
      body: body === undefined ? null : JSON.stringify(body),
    });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([503, "application/problem+json"]);
    expect(((await answer.json()) as { type: string }).type).toMatch(/#ERROR_GENERAL_FAILURE$/);
  });
});

describe("when the server itself fails", () => {
  // regions, zones and prices are not kept in the database, and the account is known when it has proved itself
  const stored = operations.filter(({ id }) => !/^(regions|zones|prices|account)\./.test(id));

  beforeAll(async () => {
    const { prisma } = storage.context;
    await prisma.$executeRaw`ALTER TABLE storage_services RENAME TO misplaced_services`;
    await prisma.$executeRaw`ALTER TABLE storage_jobs RENAME TO misplaced_jobs`;
  });

  it.each(stored)("$id says so, and nothing of how", async ({ operation }) => {
    const { method, path, body } = firstExample(operation, { service_uuid: service });
    const answer = await ada.request(method, path, body);
    expect(problemOf(answer)).toBe("500 GENERAL_FAILURE");
    const problem = readProblem(answer);
    expect(Object.keys(problem).sort()).toEqual(["correlation_id", "status", "title", "type"]);
    expect(problem.title).toBe("A technical fault occurred.");
  });
});
