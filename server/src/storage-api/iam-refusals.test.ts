import { type AnyOperation, walk } from "@concordat/contract";
import { objectStorage } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentText, startTestIam, type TestIam, type TestIamServer, trustText } from "./testing/iam.js";
import { firstExample } from "./testing/operations.js";
import { notFound, refusalOf } from "./testing/refusal.js";

const { users, groups, roles, policies } = objectStorage;
const operations = [...walk({ users, groups, roles, policies })].map(({ id, operation }) => [id, operation] as const);

let server: TestIamServer;
beforeAll(async () => {
  server = await startTestIam();
});
afterAll(() => server.storage.close());

type PathParams = Readonly<Record<string, string>>;

/** Makes everything that the contract's examples name. @returns what their paths must name instead */
const furnish = async (service: TestIam): Promise<PathParams> => {
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
  const { access_key_id } = await service.done<{ access_key_id: string }>("POST", "/users/ada/access-keys");
  return { service_uuid: service.uuid, access_key_id };
};

const send = (operation: AnyOperation, params: PathParams) => {
  const { method, path, body } = firstExample(operation, params);
  return server.account.request(method, path, body);
};

describe("in a service where everything else is there", () => {
  let params: PathParams;
  beforeAll(async () => {
    params = await furnish(await server.service());
  });

  const variables = operations.flatMap(([id, operation]) =>
    [...operation.path.matchAll(/:(\w+)/g)].slice(1).map(([, name = ""]) => [id, name, operation] as const),
  );
  it.each(variables)("%s finds nothing for an unknown or impossible %s", async (_id, variable, operation) => {
    for (const value of ["unknown", "v99", "a b/é", "\u0000", "x".repeat(500)]) {
      expect(refusalOf(await send(operation, { ...params, [variable]: value }))).toEqual(notFound);
    }
  });
});

describe("while a service is being deleted", () => {
  let params: PathParams;
  beforeAll(async () => {
    const service = await server.service();
    params = await furnish(service);
    await service.done("DELETE", "?force=true");
  });

  it.each(operations)("%s goes on reading, and refuses to write", async (_id, operation) => {
    const answer = await send(operation, params);
    if (operation.method === "GET") expect(answer.status).toBe(200);
    else expect(refusalOf(answer)).toEqual({ status: 400, code: "SERVICE_ERROR" });
  });

  it("goes with all that is in it in the end", async () => {
    const { service_uuid: serviceUuid = "" } = params;
    await server.storage.settle(12);
    expect(refusalOf(await server.account.request("GET", `/${serviceUuid}`))).toEqual(notFound);
    const { prisma } = server.storage.context;
    const left = [prisma.iamUser, prisma.iamGroup, prisma.iamRole, prisma.iamPolicy] as unknown as {
      count(query: object): Promise<number>;
    }[];
    for (const model of left) expect(await model.count({ where: { serviceUuid } })).toBe(0);
  });
});
