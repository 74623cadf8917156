import { type AnyOperation, noBody, walk } from "@concordat/contract";
import { basePath, objectStorageErrors as errors, objectStorage } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentText, startTestIam, type TestIam, type TestIamServer, trustText } from "../testing/iam.js";
import { invalid, notFound, refusalOf } from "../testing/refusal.js";
import type { Answered, TestAccount } from "../testing/storage.js";

const { users, groups, roles, policies } = objectStorage;
const operations = [...walk({ users, groups, roles, policies })].map(({ id, operation }) => [id, operation] as const);

let server: TestIamServer;
let iam: TestIam;
let stranger: TestAccount;
let keyId: string;

/** Makes everything that the contract's examples name. */
const furnish = async (service: TestIam): Promise<string> => {
  await service.done("POST", "/policies", { name: "reports-only", document: documentText() });
  await service.done("POST", "/policies/reports-only/versions", { document: documentText() });
  await service.done("POST", "/users", { username: "ada" });
  await service.done("POST", "/groups", { name: "analysts" });
  await service.done("POST", "/groups/analysts/users/ada");
  await service.done("POST", "/roles", { name: "report-reader", assume_role_policy_document: trustText });
  for (const path of ["/users/ada", "/groups/analysts", "/roles/report-reader"]) {
    await service.done("POST", `${path}/policies`, { name: "ECSS3ReadOnlyAccess" });
    await service.done("POST", `${path}/inline-policies`, { name: "list-buckets", document: documentText() });
  }
  for (const path of ["/users/ada", "/roles/report-reader"]) {
    await service.done("PUT", `${path}/tags`, [{ key: "department", value: "research" }]);
    await service.done("PUT", `${path}/permissions-boundary`, { policy_name: "IAMFullAccess" });
  }
  return (await service.done<{ access_key_id: string }>("POST", "/users/ada/access-keys")).access_key_id;
};

beforeAll(async () => {
  server = await startTestIam();
  iam = await server.service();
  stranger = await server.storage.account("stranger");
  keyId = await furnish(iam);
});
afterAll(() => server.storage.close());

/** The request of an operation's first example, with other values for some variables of its path. */
const exampleOf = (operation: AnyOperation, changed: Readonly<Record<string, string>>) => {
  const [example] = operation.examples as readonly { request: { pathParams: object; body?: unknown } }[];
  if (!example) throw new Error(`${operation.path} has no example.`);
  const { pathParams, body } = example.request;
  const values = { ...pathParams, access_key_id: keyId, service_uuid: iam.uuid, ...changed } as Record<string, string>;
  const path = operation.path
    .slice(basePath.length)
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
  return { path, body };
};
const send = (
  operation: AnyOperation,
  changed: Readonly<Record<string, string>> = {},
  by: Pick<TestAccount, "request"> = server.account,
): Promise<Answered> => {
  const { path, body } = exampleOf(operation, changed);
  return by.request(operation.method, path, body);
};
const declares = (operation: AnyOperation, { code }: { code: string }) =>
  operation.errors.some((error) => error.code === code);

it("covers every operation of users, groups, roles and policies", () => {
  expect(operations).toHaveLength(61);
});

describe.each(operations)("%s", (_id, operation) => {
  it("needs credentials", async () => {
    const { path, body } = exampleOf(operation, {});
    const answer = await server.account.request(operation.method, path, body, { authorization: "Bearer ucat_NOBODY" });
    expect(refusalOf(answer)).toEqual({ status: 401, code: "AUTHENTICATION_FAILED" });
  });

  it("finds neither another account's service, nor an unknown one, nor what is no UUID", async () => {
    const foreign = await send(operation, {}, stranger);
    expect(refusalOf(foreign)).toEqual(notFound);
    for (const uuid of ["12000000-0000-4000-8000-000000000000", "no-uuid", "\u0000"]) {
      const answer = await send(operation, { service_uuid: uuid });
      expect(refusalOf(answer)).toEqual(notFound);
      const { correlation_id: _, ...problem } = answer.body as Record<string, unknown>;
      const { correlation_id: __, ...foreignProblem } = foreign.body as Record<string, unknown>;
      expect(problem).toEqual(foreignProblem);
    }
  });

  const variables = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
  it.each(variables.slice(1))("finds nothing for an unknown or malformed %s", async (variable) => {
    for (const value of ["unknown", "v99", "a b/é", "\u0000", "x".repeat(500)]) {
      expect(refusalOf(await send(operation, { [variable]: value }))).toEqual(notFound);
    }
  });
});

describe("what reads a body", () => {
  const readers = operations.filter(([, { body }]) => body !== undefined && body !== noBody);

  it.each(readers)("%s refuses a body that is none of its own", async (_id, operation) => {
    const { path, body } = exampleOf(operation, {});
    if (!Array.isArray(body)) {
      const answer = await iam.request(operation.method, path.replace(`/${iam.uuid}`, ""), {
        ...(body as object),
        no: 1,
      });
      expect(refusalOf(answer)).toEqual(invalid("no"));
    }
    for (const [text, refused] of [
      ["{", invalid("body")],
      ["5", invalid("body")],
      [`{"name":"${"x".repeat(2 ** 21)}"}`, { status: 413, code: "INVALID_REQUEST" }],
    ] as const) {
      const response = await fetch(`${server.storage.url}${basePath}${path}`, {
        method: operation.method,
        headers: { authorization: `Bearer ${server.account.token}` },
        body: text,
      });
      expect(refusalOf({ status: response.status, body: await response.json() })).toEqual(refused);
    }
  });
});

describe("what costs", () => {
  const costly = operations.filter(([, operation]) => declares(operation, errors.insufficientCredits));

  it.each(costly)("%s needs credits", async (_id, operation) => {
    const { prisma } = server.storage.context;
    const where = { username: server.account.username };
    await prisma.account.update({ where, data: { credits: 0 } });
    try {
      expect(refusalOf(await send(operation))).toEqual({ status: 402, code: "INSUFFICIENT_CREDITS" });
    } finally {
      await prisma.account.update({ where, data: { credits: null } });
    }
  });
});

describe("while a service is being deleted", () => {
  let going: TestIam;
  beforeAll(async () => {
    going = await server.service();
    keyId = await furnish(going);
    await going.done("DELETE", "?force=true");
  });

  it.each(operations)("%s goes on reading, and refuses to write", async (_id, operation) => {
    const answer = await send(operation, { service_uuid: going.uuid });
    if (operation.method === "GET") expect(answer.status).toBe(200);
    else expect(refusalOf(answer)).toEqual({ status: 400, code: "SERVICE_ERROR" });
  });
});
