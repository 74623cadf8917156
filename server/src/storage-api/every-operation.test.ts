import { objectStorageErrors as errors } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setCredits } from "../accounts/accounts.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../testing/storage.js";
import { bodySchema, firstExample, operations } from "./testing/operations.js";
import { faultsOf, invalidRequest, notFound, problemOf, readProblem } from "./testing/problems.js";

let storage: TestStorage;
let ada: TestAccount;
let bob: TestAccount;
let poor: TestAccount;
let service: string;
beforeAll(async () => {
  storage = await startTestStorage();
  [ada, bob, poor] = await Promise.all([storage.account("ada"), storage.account("bob"), storage.account("poor")]);
  service = (await ada.createService("matrix")).uuid;
  await setCredits(storage.context, "poor", 0);
});
afterAll(() => storage.close());

const unknownUuid = "12000000-0000-4000-8000-000000000000";
const withBody = operations.filter(({ operation }) => bodySchema(operation));

/** Declares a test for the operations that it makes sense for; for the others there is none, rather than one that is skipped. */
const itWhere = (applies: boolean, name: string, run: () => Promise<void>): void => {
  if (applies) it(name, run);
};

describe.each(operations)("$id", ({ operation }) => {
  const declared = new Set(operation.errors.map(({ code }) => code));
  const send = (account: TestAccount, pathParams: Record<string, string>, headers: Record<string, string> = {}) => {
    const { method, path, body } = firstExample(operation, pathParams);
    return account.request(method, path, body, headers);
  };

  it("is closed to strangers", async () => {
    const wrong = ["", "Bearer ucat_01ARYZ6S41TSV4RRFFQ69G5FAV", `Basic ${btoa("ada:wrong")}`];
    for (const authorization of wrong) {
      const answer = await send(ada, { service_uuid: service }, { authorization });
      expect(problemOf(answer)).toBe("401 AUTHENTICATION_FAILED");
      expect(answer.headers.get("www-authenticate")).toMatch(/Basic.*Bearer/);
    }
  });

  itWhere(operation.path.includes(":service_uuid"), "finds no service but the caller's own", async () => {
    for (const service_uuid of [service, service.toUpperCase(), unknownUuid, "no-uuid", "\u0000", "../jobs", "%zz"]) {
      expect(problemOf(await send(bob, { service_uuid }))).toBe(notFound);
    }
  });

  itWhere(/:(?!service_uuid|region_name)/.test(operation.path), "finds nothing by impossible names", async () => {
    const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
    const variables = (name: string) => Object.fromEntries(names.map((variable) => [variable, name]));
    for (const name of ["\u0000", "\ud7ff%", "a".repeat(2000), "..%2f", unknownUuid]) {
      const answer = await send(ada, {
        ...variables(name),
        ...(operation.path.includes(":service_uuid") ? { service_uuid: service } : {}),
      });
      expect([notFound, invalidRequest]).toContain(problemOf(answer));
    }
  });

  itWhere(declared.has(errors.insufficientCredits.code), "costs", async () => {
    expect(problemOf(await send(poor, { service_uuid: unknownUuid }))).toBe("402 INSUFFICIENT_CREDITS");
  });
  itWhere(!declared.has(errors.insufficientCredits.code), "costs nothing", async () => {
    expect((await send(poor, { service_uuid: unknownUuid })).status).not.toBe(402);
  });
});

describe.each(withBody)("the body of $id", ({ operation }) => {
  const raw = async (body: BodyInit | null, headers: Record<string, string> = {}) => {
    const { method, path } = firstExample(operation, { service_uuid: service });
    const response = await fetch(storage.url + path, {
      method,
      headers: { authorization: `Bearer ${ada.token}`, ...headers },
      body,
    });
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) as unknown };
  };

  it.each(["{", "]", "nul", "{'a':1}", '"', "\u0000", '{"a":1}{"b":2}', "0x10"])("is not %j", async (text) => {
    const answer = await raw(text);
    expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, ["body"]]);
  });

  it.each(["true", "1", '"text"', "null"])("is not %s", async (text) => {
    expect(problemOf(await raw(text))).toBe(invalidRequest);
  });

  it("has no member that the contract does not know", async () => {
    const { body } = firstExample(operation);
    const list = Array.isArray(body);
    const alien = { ...((list ? body[0] : body) as object), alien: 1 };
    expect(faultsOf(await raw(JSON.stringify(list ? [alien] : alien)))).toEqual([list ? "0.alien" : "alien"]);
  });

  it("is not larger than the server reads", async () => {
    const answer = await raw(JSON.stringify({ name: "a".repeat(3_000_000) }));
    expect([answer.status, readProblem(answer).title]).toEqual([errors.tooLarge.status, errors.tooLarge.title]);
  });
});
