import { type AnyOperation, walk } from "@concordat/contract";
import { objectStorage } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestIam, type TestIamServer } from "./testing/iam.js";
import { firstExample } from "./testing/operations.js";

const { users, groups, roles, policies } = objectStorage;
const operations = [...walk({ users, groups, roles, policies })].map(({ id, operation }) => ({ id, operation }));

const segments = ({ path }: AnyOperation): number => path.split("/").length;
const methods = ["POST", "PUT", "PATCH", "DELETE"];
/** The examples name what other examples create: policies are there first, and what lies deepest is deleted first. */
const placeOf = ({ id, operation }: (typeof operations)[number]): number => {
  const depth = operation.method === "DELETE" ? -segments(operation) : segments(operation);
  return methods.indexOf(operation.method) * 1000 + (id === "policies.create" ? 0 : depth);
};
const changes = operations
  .filter(({ operation }) => operation.method !== "GET")
  .sort((one, other) => placeOf(one) - placeOf(other));

let server: TestIamServer;
beforeAll(async () => {
  server = await startTestIam();
});
afterAll(() => server.storage.close());

const revisionOf = async (serviceUuid: string): Promise<bigint> => {
  const row = await server.storage.context.prisma.iamRevision.findUnique({ where: { serviceUuid } });
  return row?.revision ?? 0n;
};

it("moves with every operation that changes identities or policies, and with no other", async () => {
  const { uuid } = await server.service();
  let params: Record<string, string> = { service_uuid: uuid };
  const send = async ({ id, operation }: (typeof operations)[number]) => {
    const { method, path, body } = firstExample(operation, params);
    const answer = await server.account.request<{ access_key_id?: string } | undefined>(method, path, body);
    expect({ id, status: answer.status }).toEqual({ id, status: operation.success.status });
    const { access_key_id } = answer.body ?? {};
    if (access_key_id) params = { ...params, access_key_id };
  };

  const reads = operations.filter(({ operation }) => operation.method === "GET");
  const firstDeletion = changes.findIndex(({ operation }) => operation.method === "DELETE");
  for (const [index, change] of changes.entries()) {
    if (index === firstDeletion) {
      const before = await revisionOf(uuid);
      for (const read of reads) await send(read);
      expect(await revisionOf(uuid)).toBe(before);
    }
    const before = await revisionOf(uuid);
    await send(change);
    expect({ id: change.id, moved: (await revisionOf(uuid)) - before }).toEqual({ id: change.id, moved: 1n });
  }
});

it("stays where an operation is refused", async () => {
  const { uuid, request, done } = await server.service();
  await done("POST", "/users", { username: "ada" });
  await done("POST", "/groups", { name: "staff" });
  const before = await revisionOf(uuid);
  for (const [method, path, body] of [
    ["POST", "/users", { username: "ada" }],
    ["POST", "/groups", { name: "staff" }],
    ["POST", "/users/ada/policies", { name: "unknown" }],
    ["DELETE", "/policies/ECSDenyAll"],
    ["DELETE", "/users/bob"],
  ] as const) {
    expect((await request(method, path, body)).status).toBeGreaterThanOrEqual(400);
  }
  expect(await revisionOf(uuid)).toBe(before);
});
