import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Configuration } from "../configuration.js";
import { startTestStorage, type TestStorage } from "../testing/storage.js";
import { AccountError, listAccounts } from "./accounts.js";
import { ensureFirstAccount } from "./first-account.js";

let storage: TestStorage;
beforeAll(async () => {
  storage = await startTestStorage();
});
afterAll(() => storage.close());
beforeEach(async () => {
  await storage.context.prisma.account.deleteMany();
});

const ensure = (settings: Partial<Configuration> = {}) =>
  ensureFirstAccount({ ...storage.context, configuration: { ...storage.context.configuration, ...settings } });
const names = async () => (await listAccounts(storage.context)).map(({ username }) => username);
const status = async (authorization: string) =>
  (await fetch(`${storage.url}/1.3/object-storage-2/jobs`, { headers: { authorization } })).status;

describe("the first account", () => {
  it("is made with secrets of its own, once", async () => {
    const { username, password, token } = await ensure();
    expect(await names()).toEqual([username]);
    expect(await status(`Basic ${btoa(`${username}:${password}`)}`)).toBe(200);
    expect(await status(`Bearer ${token}`)).toBe(200);
    expect(await ensure()).toEqual({ username, password: undefined, token: undefined });
    expect(await names()).toEqual([username]);
  });

  it("takes what the environment gives, and shows only what it does not", async () => {
    const upcloudToken = "ucat_from_the_environment";
    const made = await ensure({ upcloudUsername: "env", upcloudPassword: "secret", upcloudToken });
    expect(made).toEqual({ username: "env", password: undefined, token: undefined });
    expect(await status(`Basic ${btoa("env:secret")}`)).toBe(200);
    expect(await status(`Bearer ${upcloudToken}`)).toBe(200);
  });

  it("joins others when the environment names one that is missing, and not otherwise", async () => {
    await ensure();
    await ensure({ upcloudUsername: "later" });
    await ensure({ upcloudPassword: "secret" });
    expect(await names()).toEqual(["concordat", "later"]);
  });

  it("is made by one of two servers that start at once", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => ensure()));
    expect(made.filter(({ token }) => token !== undefined)).toHaveLength(1);
    expect(await names()).toHaveLength(1);
  });

  it("says in one sentence what is wrong with the environment, and is not half made then", async () => {
    await expect(ensure({ upcloudUsername: "a:b" })).rejects.toThrow(AccountError);
    await ensure({ upcloudUsername: "one", upcloudToken: "ucat_one_for_both" });
    await expect(ensure({ upcloudUsername: "two", upcloudToken: "ucat_one_for_both" })).rejects.toThrow(AccountError);
    expect(await names()).toEqual(["one"]);
  });
});
