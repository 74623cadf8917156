import { afterAll, beforeAll, expect, it } from "vitest";
import { defaultQuotas } from "../quotas/quotas.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../testing/storage.js";

let storage: TestStorage;
let ada: TestAccount;
beforeAll(async () => {
  const few = { servicesPerAccount: 1, usersPerService: 1, attachmentsPerIdentity: 1 };
  storage = await startTestStorage({ quotas: { ...defaultQuotas, ...few } });
  ada = await storage.account("ada");
});
afterAll(() => storage.close());

const refused = (name: string, reason: string) => ({
  status: 400,
  body: {
    title: "Validation error.",
    type: expect.stringMatching(/#ERROR_INVALID_REQUEST$/),
    invalid_params: [{ name, reason }],
  },
});

it("what goes beyond a quota is refused in the vendor's form, under an idempotency key as well", async () => {
  const { uuid } = await ada.createService("one");
  const another = { name: "two", region: "europe-1", configured_status: "started", networks: [] };
  const tooMany = refused("name", "An account has at most 1 services.");
  for (const headers of [{}, { "idempotency-key": "service-two" }, { "idempotency-key": "service-two" }])
    expect(await ada.request("POST", "", another, headers)).toMatchObject(tooMany);

  const create = (username: string) => ada.request("POST", `/${uuid}/users`, { username });
  expect((await create("eve")).status).toBe(201);
  expect(await create("fay")).toMatchObject(refused("username", "A service has at most 1 users."));

  const attach = (name: string) => ada.request("POST", `/${uuid}/users/eve/policies`, { name });
  expect((await attach("ECSS3FullAccess")).status).toBe(204);
  const reason = "A user, group or role has at most 1 attached policies.";
  expect(await attach("ECSDenyAll")).toMatchObject(refused("name", reason));
});

it("the account's answer tells how many services there may be", async () => {
  const { body } = await ada.request<{ account: { resource_limits: object } }>("GET", "/1.3/account");
  expect(body.account.resource_limits).toMatchObject({ managed_object_storages: 1, cores: 200 });
});
