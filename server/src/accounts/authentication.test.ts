import { randomBytes, scryptSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemOf } from "../storage-api/testing/problems.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../testing/storage.js";
import {
  AccountError,
  createAccount,
  createAccountToken,
  deleteAccount,
  generateToken,
  listAccounts,
  listAccountTokens,
  revokeAccountToken,
  setCredits,
} from "./accounts.js";
import { isOutdatedHash } from "./passwords.js";

let storage: TestStorage;
let ada: TestAccount;
beforeAll(async () => {
  storage = await startTestStorage();
  ada = await storage.account("ada");
});
afterAll(() => storage.close());

/** A hash as the first versions stored it: without parameters. */
const firstFormat = (password: string) => {
  const salt = randomBytes(16);
  return `${salt.toString("hex")}:${scryptSync(password, salt, 32).toString("hex")}`;
};

const as = (authorization: string) => ada.request("GET", "/jobs", undefined, { authorization });
const basic = (username: string, password: string) =>
  as(`Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`);
const refused = "401 AUTHENTICATION_FAILED";

describe("an account", () => {
  it("calls with its user and password, or with a token", async () => {
    expect((await basic("ada", ada.password)).status).toBe(200);
    expect((await basic("ada", ada.password)).status).toBe(200);
    expect((await as(`Bearer ${ada.token}`)).status).toBe(200);
    expect((await as(`bearer   ${ada.token}`)).status).toBe(200);
    expect(ada.token).toMatch(/^ucat_[0-9A-HJKMNP-TV-Z]{26}/);
  });

  it.each([
    ["another's password", () => basic("ada", "password of bob")],
    ["no password", () => basic("ada", "")],
    ["an unknown user", () => basic("nobody", ada.password)],
    ["no user", () => basic("", "")],
    ["another case", () => basic("Ada", ada.password)],
    ["U+0000 in it", () => basic("ada\u0000", ada.password)],
    ["no colon", () => as(`Basic ${btoa("ada")}`)],
    ["no Base64", () => as("Basic ???")],
    ["a user that is no UTF-8", () => as(`Basic ${Buffer.from([0xff, 0x3a, 0xff]).toString("base64")}`)],
    ["nothing behind the scheme", () => as("Basic")],
    ["blanks behind the scheme", () => as("Bearer   ")],
    ["a token that is cut", () => as(`Bearer ${ada.token.slice(0, -1)}`)],
    ["a token that goes on", () => as(`Bearer ${ada.token} more`)],
    ["two credentials", () => as(`Bearer ${ada.token}, Basic ${btoa(`ada:${ada.password}`)}`)],
    ["a token under Basic", () => as(`Basic ${ada.token}`)],
    ["a password under Bearer", () => as(`Bearer ${btoa(`ada:${ada.password}`)}`)],
    ["a scheme of its own", () => as(`Digest ${ada.token}`)],
    ["a token without a scheme", () => as(ada.token)],
    ["nothing", () => as("")],
  ])("is not admitted with %s", async (_, send) => {
    const answer = await send();
    expect(problemOf(answer)).toBe(refused);
    expect(answer.headers.get("www-authenticate")).toBe('Basic realm="api", Bearer');
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ["nothing", () => as(""), "The Authorization header must have the form `Basic <credentials>` or `Bearer <token>`."],
    ["a wrong password", () => basic("ada", "wrong"), "The username or the password is wrong."],
    ["an unknown user", () => basic("nobody", "wrong"), "The username or the password is wrong."],
    ["an unknown token", () => as("Bearer ucat_none"), "The token is unknown, or was revoked."],
    [
      "a token of UCloud",
      () => as("Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln"),
      "This is a token of UCloud. Object storage takes tokens of its accounts, which begin with `ucat_`.",
    ],
    [
      "no user in it",
      () => as(`Basic ${btoa("ada")}`),
      "Basic credentials must be the Base64 of a username, a colon and a password.",
    ],
  ])("is told why it is not admitted: %s", async (_, send, why) => {
    expect((await send()) as object).toMatchObject({
      body: {
        title: `Authentication failed. ${why}`,
        status: 401,
        type: expect.stringMatching(/#ERROR_AUTHENTICATION_FAILED$/),
      },
    });
  });

  it("may have colons and any script in its password", async () => {
    for (const [username, password] of [
      ["colons", "a:b:c:"],
      ["漢字", "pässwörd 🔑"],
    ] as const) {
      await createAccount(storage.context, username, password);
      expect((await basic(username, password)).status).toBe(200);
      expect(problemOf(await basic(username, `${password}x`))).toBe(refused);
    }
  });

  it("loses a token at once when that is revoked, and keeps the others", async () => {
    const { id, token } = await createAccountToken(storage.context, "ada", "short-lived");
    expect((await as(`Bearer ${token}`)).status).toBe(200);
    await revokeAccountToken(storage.context, id);
    expect(problemOf(await as(`Bearer ${token}`))).toBe(refused);
    expect((await as(`Bearer ${ada.token}`)).status).toBe(200);
    await expect(revokeAccountToken(storage.context, id)).rejects.toThrow(AccountError);
  });

  it("is gone at once when it is deleted, though its password was right a moment ago", async () => {
    const gone = await storage.account("gone");
    expect((await basic("gone", gone.password)).status).toBe(200);
    await deleteAccount(storage.context, "gone");
    expect(problemOf(await basic("gone", gone.password))).toBe(refused);
    expect(problemOf(await gone.request("GET", ""))).toBe(refused);
    await createAccount(storage.context, "gone", "another password");
    expect(problemOf(await basic("gone", gone.password))).toBe(refused);
    expect(problemOf(await gone.request("GET", ""))).toBe(refused);
    expect((await basic("gone", "another password")).status).toBe(200);
  });

  it("takes the same work to refuse, whether it exists or not", async () => {
    // one look-up, and one derivation of a key, which is what takes long
    const statements = async (send: () => Promise<unknown>) => {
      const before = storage.statements();
      await send();
      return storage.statements() - before;
    };
    const wrong = await statements(() => basic("ada", "wrong"));
    expect(await statements(() => basic("nobody", "wrong"))).toBe(wrong);
  });

  it("gets a hash of the current parameters at its next login, and only with the right password", async () => {
    const { prisma } = storage.context;
    const old = firstFormat("password of old");
    const { id } = await createAccount(storage.context, "old", "another");
    await prisma.account.update({ where: { id }, data: { passwordHash: old } });
    const stored = async () => (await prisma.account.findUniqueOrThrow({ where: { id } })).passwordHash;

    expect(problemOf(await basic("old", "wrong"))).toBe(refused);
    expect(await stored()).toBe(old);
    expect((await basic("old", "password of old")).status).toBe(200);
    const raised = await stored();
    expect([isOutdatedHash(old), isOutdatedHash(raised)]).toEqual([true, false]);
    expect((await basic("old", "password of old")).status).toBe(200);
    expect(problemOf(await basic("old", "wrong"))).toBe(refused);
    expect(await stored()).toBe(raised);
  });

  it("is admitted 64 times at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, index) => (index % 2 ? basic("ada", ada.password) : as(`Bearer ${ada.token}`))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe("accounts", () => {
  it("have names that Basic credentials can carry, each once", async () => {
    for (const username of ["", "a:b", "a b", "a\n", "\u0000", "a".repeat(65)]) {
      await expect(createAccount(storage.context, username, "x")).rejects.toThrow(AccountError);
    }
    await expect(createAccount(storage.context, "ada", "x")).rejects.toThrow('There is already an account "ada".');
    const made = await Promise.allSettled(
      Array.from({ length: 16 }, () => createAccount(storage.context, "twin", "x")),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("share no token", async () => {
    const token = generateToken();
    await createAccount(storage.context, "first-owner", "x", token);
    await expect(createAccount(storage.context, "second-owner", "x", token)).rejects.toThrow(AccountError);
    expect((await listAccounts(storage.context)).map(({ username }) => username)).not.toContain("second-owner");
    expect(await listAccountTokens(storage.context, "first-owner")).toMatchObject([{ name: "first", revokedAt: null }]);
  });

  it("are not deleted while they have services", async () => {
    const owner = await storage.account("owner");
    const { uuid } = await owner.createService("owned");
    await expect(deleteAccount(storage.context, "owner")).rejects.toThrow("still has services");
    await owner.request("DELETE", `/${uuid}`);
    await expect(deleteAccount(storage.context, "owner")).rejects.toThrow("still has services");
    await storage.settle(12);
    await deleteAccount(storage.context, "owner");
  });

  it("spend until their credits are used up, and again when there are more", async () => {
    const spender = await storage.account("spender");
    const create = (name: string) =>
      spender.request("POST", "", { name, region: "europe-1", configured_status: "started" });
    await setCredits(storage.context, "spender", 0.01);
    expect((await create("one")).status).toBe(201);
    await setCredits(storage.context, "spender", 0);
    expect(problemOf(await create("two"))).toBe("402 INSUFFICIENT_CREDITS");
    expect((await spender.request<unknown[]>("GET", "")).body).toHaveLength(1);
    await setCredits(storage.context, "spender", null);
    expect((await create("two")).status).toBe(201);
  });

  it.each([
    ["deleted", () => deleteAccount(storage.context, "nobody")],
    ["given credits", () => setCredits(storage.context, "nobody", 1)],
    ["given a token", () => createAccountToken(storage.context, "nobody", "x")],
    ["asked for tokens", () => listAccountTokens(storage.context, "nobody")],
  ])("cannot be %s where there are none", async (_, act) => {
    await expect(act()).rejects.toThrow('There is no account "nobody".');
  });
});
