import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Configuration, ConfigurationError } from "../configuration.js";
import { startTestStorage, type TestStorage } from "../testing/storage.js";
import { createAccountToken, generateToken, listAccounts, revokeAccountToken, setPassword } from "./accounts.js";
import { checkFirstAccount, ensureFirstAccount } from "./first-account.js";

let storage: TestStorage;
beforeAll(async () => {
  storage = await startTestStorage();
});
afterAll(() => storage.close());
beforeEach(async () => {
  await storage.context.prisma.account.deleteMany();
});

/** What a start does about the first account. */
const ensure = async (settings: Partial<Configuration> = {}) => {
  const context = { ...storage.context, configuration: { ...storage.context.configuration, ...settings } };
  await checkFirstAccount(context);
  return ensureFirstAccount(context);
};
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
    const upcloudToken = "ucat_from_the_environment_and_nobody_else";
    const made = await ensure({ upcloudUsername: "env", upcloudPassword: "secret", upcloudToken });
    expect(made).toEqual({ username: "env", password: undefined, token: undefined });
    expect(await status(`Basic ${btoa("env:secret")}`)).toBe(200);
    expect(await status(`Bearer ${upcloudToken}`)).toBe(200);
  });

  it("joins others when the environment names one that is missing, and not otherwise", async () => {
    await ensure();
    await ensure({ upcloudUsername: "later" });
    expect(await names()).toEqual(["concordat", "later"]);
  });

  it("is made by one of two servers that start at once", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => ensure()));
    expect(made.filter(({ token }) => token !== undefined)).toHaveLength(1);
    expect(await names()).toHaveLength(1);
  });

  it("keeps its password and token: settings that say otherwise are refused, and change nothing", async () => {
    const settings = { upcloudUsername: "env", upcloudPassword: "secret", upcloudToken: generateToken() };
    await ensure(settings);
    expect(await ensure(settings)).toEqual({ username: "env", password: undefined, token: undefined });
    const before = await storage.context.prisma.account.findFirstOrThrow({ include: { tokens: true } });
    const refused = async (changed: Partial<Configuration>, sentence: RegExp) => {
      const fault: unknown = await ensure({ ...settings, ...changed }).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(ConfigurationError);
      expect((fault as Error).message).toMatch(sentence);
      expect((fault as Error).message).not.toMatch(/secret|ucat_/);
    };
    await refused({ upcloudPassword: "secret of another" }, /^CONCORDAT_UPCLOUD_PASSWORD .* account "env", .*\.$/);
    await refused(
      { upcloudToken: generateToken() },
      /^CONCORDAT_UPCLOUD_TOKEN is no token of the account "env", .*\.$/,
    );
    await refused({ upcloudUsername: undefined, upcloudPassword: "secret of another" }, /account "env"/);
    expect(await storage.context.prisma.account.findMany({ include: { tokens: true } })).toEqual([before]);

    await setPassword(storage.context, "env", "changed");
    await refused({}, /^CONCORDAT_UPCLOUD_PASSWORD /);
    await ensure({ ...settings, upcloudPassword: "changed" });
    const { id, token } = await createAccountToken(storage.context, "env", "later");
    await ensure({ upcloudUsername: "env", upcloudToken: token });
    await revokeAccountToken(storage.context, id);
    await refused({ upcloudPassword: "changed", upcloudToken: token }, /^CONCORDAT_UPCLOUD_TOKEN was revoked: /);
  });

  it("is made by one of two servers that start at once with different settings, and the other one is refused", async () => {
    const made = await Promise.allSettled(["one", "other"].map((upcloudPassword) => ensure({ upcloudPassword })));
    expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(made.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(ConfigurationError) });
  });

  it("shares no token with another account, and is not half made then", async () => {
    const upcloudToken = generateToken();
    await ensure({ upcloudUsername: "one", upcloudToken });
    await expect(ensure({ upcloudUsername: "two", upcloudToken })).rejects.toThrow("belongs to another account");
    expect(await names()).toEqual(["one"]);
  });
});
