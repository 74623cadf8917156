import type { AccountResponse } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setCredits } from "../../accounts/accounts.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";
import { notFound, problemOf } from "../testing/problems.js";

let storage: TestStorage;
let ada: TestAccount;
let bob: TestAccount;
beforeAll(async () => {
  storage = await startTestStorage();
  [ada, bob] = await Promise.all([storage.account("ada"), storage.account("bob")]);
});
afterAll(() => storage.close());

const ask = async (authorization: string, path = "/1.3/account", method = "GET") => {
  const { status, headers, text } = await fetch(storage.url + path, { method, headers: { authorization } }).then(
    async (response) => ({ status: response.status, headers: response.headers, text: await response.text() }),
  );
  return { status, headers, body: JSON.parse(text) as unknown };
};
const basic = ({ username, password }: TestAccount) => `Basic ${btoa(`${username}:${password}`)}`;

describe("the account that Terraform reads first", () => {
  it("is the caller's own, by either kind of credentials", async () => {
    const { status, headers, body } = await ask(`Bearer ${ada.token}`);
    const account = { credits: null, resource_limits: expect.any(Object), username: "ada" };
    expect([status, body]).toEqual([200, { account }]);
    expect(headers.get("upcloud-cid")).toMatch(/^[0-9A-Z]{26}$/);
    expect((await ask(basic(bob))).body).toMatchObject({ account: { username: "bob" } });
  });

  it("has plausible limits of all that the vendor's Go client reads", async () => {
    const { body } = await ask(`Bearer ${ada.token}`);
    const { resource_limits: limits } = (body as AccountResponse).account;
    expect(Object.keys(limits)).toEqual([
      "cores",
      "detached_floating_ips",
      "load_balancers",
      "managed_object_storages",
      "memory",
      "network_peerings",
      "networks",
      "ntp_excess_gib",
      "public_ipv4",
      "public_ipv6",
      "storage_hdd",
      "storage_maxiops",
      "storage_ssd",
    ]);
    for (const most of Object.values(limits)) expect(most).toBeGreaterThan(0);
  });

  it("says what can still be spent, and is read when nothing can", async () => {
    await setCredits(storage.context, "bob", 12.5);
    expect((await ask(basic(bob))).body).toMatchObject({ account: { credits: 12.5 } });
    await setCredits(storage.context, "bob", 0);
    expect((await ask(basic(bob))).body).toMatchObject({ account: { credits: 0 } });
  });

  it.each(["Bearer ucat_01ARYZ6S41TSV4RRFFQ69G5FAV", "Basic YWRhOndyb25n", "none"])(
    "is closed to %s",
    async (wrong) => {
      const answer = await ask(wrong);
      expect(problemOf(answer)).toBe("401 AUTHENTICATION_FAILED");
      expect(answer.headers.get("www-authenticate")).toMatch(/Basic.*Bearer/);
    },
  );

  it("is all that there is of accounts", async () => {
    for (const path of ["/1.3/account/", "/1.3/Account", "/1.3/account/list"]) {
      expect(problemOf(await ask(`Bearer ${ada.token}`, path))).toBe(notFound);
    }
    const posted = await ask(`Bearer ${ada.token}`, "/1.3/account", "POST");
    expect([problemOf(posted), posted.headers.get("allow")]).toEqual(["405 INVALID_REQUEST", "GET, HEAD"]);
  });
});
