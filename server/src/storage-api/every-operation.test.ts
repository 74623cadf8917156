// What goes one way through the code for every operation is proved here for one of them. Who may do what is proved for each in
// proof/src/authorization, what is wrong in a request in proof/src/bad-input.
import { objectStorageErrors as errors } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestStorage, type TestAccount, type TestStorage } from "../testing/storage.js";
import { bodySchema, firstExample, operations } from "./testing/operations.js";
import { faultsOf, invalidRequest, notFound, problemOf, readProblem } from "./testing/problems.js";

let storage: TestStorage;
let ada: TestAccount;
let bob: TestAccount;
let service: string;
beforeAll(async () => {
  storage = await startTestStorage();
  [ada, bob] = await Promise.all([storage.account("ada"), storage.account("bob")]);
  service = (await ada.createService("matrix")).uuid;
});
afterAll(() => storage.close());

const unknownUuid = "12000000-0000-4000-8000-000000000000";

describe("an operation", () => {
  it.each(["", "Bearer ucat_01ARYZ6S41TSV4RRFFQ69G5FAV", `Basic ${btoa("ada:wrong")}`])(
    "tells strangers how to authenticate (%j)",
    async (authorization) => {
      const answer = await ada.request("GET", "", undefined, { authorization });
      expect(problemOf(answer)).toBe("401 AUTHENTICATION_FAILED");
      expect(answer.headers.get("www-authenticate")).toMatch(/Basic.*Bearer/);
    },
  );

  it.each(["uuid", "UUID", unknownUuid, "no-uuid", "\u0000", "../jobs", "%zz"])(
    "finds no service but the caller's own (%j)",
    async (written) => {
      const uuid = { uuid: service, UUID: service.toUpperCase() }[written] ?? written;
      expect(problemOf(await bob.request("GET", `/${encodeURIComponent(uuid)}/users`))).toBe(notFound);
    },
  );

  it.each(["\u0000", "\ud7ff%", "a".repeat(2000), "..%2f", unknownUuid])(
    "finds nothing by impossible names (%j)",
    async (name) => {
      const answer = await ada.request("GET", `/${service}/users/${encodeURIComponent(name)}/inline-policies/${name}`);
      expect([notFound, invalidRequest]).toContain(problemOf(answer));
    },
  );
});

describe("a body", () => {
  const raw = async (body: BodyInit | null, path = `/${service}/users`, method = "POST") => {
    const headers = { authorization: `Bearer ${ada.token}` };
    const response = await fetch(`${storage.url}/1.3/object-storage-2${path}`, { method, headers, body });
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) as unknown };
  };

  it.each(["{", "]", "nul", "{'a':1}", '"', "\u0000", '{"a":1}{"b":2}', "0x10"])("is not %j", async (text) => {
    const answer = await raw(text);
    expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, ["body"]]);
  });

  it.each(["true", "1", '"text"', "null"])("is not %s", async (text) => {
    expect(problemOf(await raw(text))).toBe(invalidRequest);
  });

  it("is not larger than the server reads", async () => {
    const answer = await raw(JSON.stringify({ username: "a".repeat(3_000_000) }));
    expect([answer.status, readProblem(answer).title]).toEqual([errors.tooLarge.status, errors.tooLarge.title]);
  });

  // each operation has a schema of its own
  it.each(operations.filter(({ operation }) => bodySchema(operation)))(
    "of $id has no member that the contract does not know",
    async ({ operation }) => {
      const { method, path, body } = firstExample(operation, { service_uuid: service });
      const list = Array.isArray(body);
      const alien = { ...((list ? body[0] : body) as object), alien: 1 };
      const answer = await ada.request(method, path, list ? [alien] : alien);
      expect(faultsOf(answer)).toEqual([list ? "0.alien" : "alien"]);
    },
  );
});
