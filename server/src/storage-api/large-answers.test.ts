import { randomUUID } from "node:crypto";
import { basePath } from "@concordat/contract/object-storage";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { AnswerBudget, type Holder } from "../answer-budget/answer-budget.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../testing/storage.js";

// 4 MiB in all, 2 MiB for one answer or one caller
const line = 4;
const budget = new AnswerBudget({ bytes: 4 * 1024 * 1024, waiting: 10, waitingOfCaller: line, waitMs: 60_000 });
const documentBytes = 100_000;

let storage: TestStorage;
let accounts: Record<"ada" | "bob" | "cyd", TestAccount>;
const uuids = { small: "", large: "", tooLarge: "", bob: "", cyd: "" };
beforeAll(async () => {
  storage = await startTestStorage({}, undefined, () => ({ budget }));
  accounts = {
    ada: await storage.account("ada"),
    bob: await storage.account("bob"),
    cyd: await storage.account("cyd"),
  };
  uuids.small = await plant(accounts.ada, "small", 0);
  uuids.large = await plant(accounts.ada, "large", 15);
  uuids.tooLarge = await plant(accounts.ada, "too-large", 25);
  uuids.bob = await plant(accounts.bob, "large", 15);
  uuids.cyd = await plant(accounts.cyd, "large", 15);
});
afterAll(() => storage.close());

/** Creates a service with so many roles, each with a large trust document. */
const plant = async (account: TestAccount, name: string, roles: number): Promise<string> => {
  const { uuid } = await account.createService(name);
  const row = (index: number) => ({
    id: randomUUID(),
    serviceUuid: uuid,
    name: `role-${index}`,
    description: "",
    trustDocument: `{"Statement":"${"x".repeat(documentBytes)}"}`,
    maxSessionDuration: 3600,
    createdAt: storage.context.clock(),
  });
  await storage.context.prisma.iamRole.createMany({ data: Array.from({ length: roles }, (_, index) => row(index)) });
  return uuid;
};

const roles = (account: TestAccount, uuid: string) => account.request<{ name: string }[]>("GET", `/${uuid}/roles`);

describe("an answer", () => {
  it("is built while there is memory for it, and another one after that", async () => {
    for (let time = 0; time < 3; time++) {
      const { status, body } = await roles(accounts.ada, uuids.large);
      expect([status, body.map(({ name }) => name).slice(0, 2), body.length]).toEqual([200, ["role-0", "role-1"], 15]);
    }
  });

  it("that is larger than any may be is refused, whereas each role can be read", async () => {
    expect(await roles(accounts.ada, uuids.tooLarge)).toMatchObject({
      status: 503,
      body: { title: expect.stringMatching(/^The response would have more than 2097152 bytes/) },
    });
    expect((await accounts.ada.request("GET", `/${uuids.tooLarge}/roles/role-3`)).status).toBe(200);
  });

  it("of a change is bounded as well, and nothing is changed then", async () => {
    const { prisma, clock } = storage.context;
    const { uuid } = await accounts.cyd.createService("tagged");
    const id = randomUUID();
    await prisma.iamUser.create({ data: { id, serviceUuid: uuid, username: "eve", createdAt: clock() } });
    const tag = (index: number) => ({ key: `k${index}`, value: "v".repeat(60_000), userId: id });
    const tags = (from: number, to: number) =>
      prisma.iamTag.createMany({ data: Array.from({ length: to - from }, (_, index) => tag(from + index)) });
    await tags(0, 20);
    const rename = (name: string) => accounts.cyd.request<{ name: string }>("PATCH", `/${uuid}`, { name });
    expect((await rename("renamed")).body.name).toBe("renamed");
    await tags(20, 40);
    expect(await rename("again")).toMatchObject({
      status: 503,
      body: { title: expect.stringMatching(/2097152 bytes/) },
    });
    const service = await prisma.storageService.findUniqueOrThrow({ where: { uuid } });
    expect(service.name).toBe("renamed");
  });
});

describe("while other large answers are being sent", () => {
  /** What answers of others hold. */
  const held: Holder[] = [];
  const hold = async (caller: string, bytes: number) => {
    const holder = { caller };
    held.push(holder);
    await budget.setAside(holder, bytes);
  };
  afterEach(() => {
    for (const holder of held.splice(0)) budget.giveBack(holder);
  });

  it("one more waits until there is memory again, and small answers do not", async () => {
    await hold("others", budget.most);
    await hold("others still", budget.most);
    let done = false;
    const waiting = roles(accounts.cyd, uuids.cyd).finally(() => {
      done = true;
    });
    expect((await roles(accounts.ada, uuids.small)).status).toBe(200);
    expect((await accounts.cyd.request("GET", "")).status).toBe(200);
    expect(done).toBe(false);
    for (const holder of held.splice(0, 1)) budget.giveBack(holder);
    expect((await waiting).status).toBe(200);
  });

  it("a caller who asks for too many is told when to come again, and others are served", async () => {
    await hold("ACCOUNT ada", budget.most);
    const answers = Array.from({ length: line + 2 }, () => roles(accounts.ada, uuids.large));
    const first = await Promise.race(answers);
    expect([first.status, first.headers.get("retry-after")]).toEqual([429, "2"]);
    expect((await roles(accounts.bob, uuids.bob)).status).toBe(200);
    for (const holder of held.splice(0)) budget.giveBack(holder);
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(line);
  });

  it("a caller who leaves while it waits holds nothing", async () => {
    await hold("ACCOUNT ada", budget.most);
    const leaving = new AbortController();
    const url = `${storage.url}${basePath}/${uuids.large}/roles`;
    const gone = fetch(url, { headers: { authorization: `Bearer ${accounts.ada.token}` }, signal: leaving.signal });
    // it is in line once a call that came after it is refused or answered
    await accounts.ada.request("GET", "");
    leaving.abort();
    await expect(gone).rejects.toThrow();
    for (const holder of held.splice(0)) budget.giveBack(holder);
    await hold("ACCOUNT ada", budget.most);
    await hold("others", budget.most);
  });
});
