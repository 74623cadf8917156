import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyPassword } from "../../accounts/passwords.js";
import { createTestCommandLine, runCommand, type TestCommandLine } from "../../testing/command-line.js";
import { fingerprint } from "../../vault/fingerprint.js";

let concordat: TestCommandLine;
beforeAll(async () => {
  concordat = await createTestCommandLine();
});
afterAll(() => concordat.close());
beforeEach(async () => {
  const { prisma } = concordat.database;
  await prisma.storageService.deleteMany();
  await prisma.account.deleteMany();
});

const stored = (username: string) => concordat.database.prisma.account.findUniqueOrThrow({ where: { username } });
const addService = async (username: string) => {
  const { id } = await stored(username);
  const now = new Date();
  const times = { createdAt: now, updatedAt: now };
  const states = { configuredStatus: "started", operationalState: "running" } as const;
  const uuid = "12000000-0000-4000-8000-000000000000";
  await concordat.database.prisma.storageService.create({
    data: { uuid, accountId: id, name: "one", region: "europe-1", domainPrefix: "abcde", ...states, ...times },
  });
};

describe("concordat account", () => {
  it("creates, lists and deletes, and shows a password once", async () => {
    const created = await concordat.run("account", "create", "ada");
    const password = /^Account ada was added\. Its password, shown only now: (\S{20,})$/.exec(created)?.[1] ?? "";
    expect(await verifyPassword(password, (await stored("ada")).passwordHash)).toBe(true);
    const ofMyOwn = await concordat.runWith("of my own\n", "account", "create", "bob", "--password");
    expect(ofMyOwn).toBe("Account bob was added.");
    expect(await verifyPassword("of my own", (await stored("bob")).passwordHash)).toBe(true);
    await addService("bob");
    expect(await concordat.run("account", "list")).toMatch(
      /^USERNAME +SERVICES +CREDITS +CREATED\nada +0 +unlimited +\d{4}-\S+Z\nbob +1 +unlimited +\S+Z$/,
    );
    expect(await concordat.run("account", "delete", "ada")).toBe("Account ada was deleted.");
    expect(await concordat.json("account", "list")).toEqual([
      { username: "bob", services: 1, credits: null, createdAt: expect.any(String) },
    ]);
  });

  it("sets credits, to the last hundredth, and takes the limit away", async () => {
    await concordat.run("account", "create", "ada");
    expect(await concordat.run("account", "credits", "ada", "0")).toBe("Account ada has 0 credits.");
    expect(await concordat.json("account", "credits", "ada", "12.34")).toEqual({ username: "ada", credits: 12.34 });
    expect(await concordat.json("account", "list")).toMatchObject([{ credits: 12.34 }]);
    expect(await concordat.run("account", "credits", "ada", "unlimited")).toBe("Account ada has unlimited credits.");
    expect((await stored("ada")).credits).toBeNull();
  });

  it("takes no password on the command line, where every user of the machine can read it", async () => {
    const { code, stderr } = await runCommand(["account", "create", "bob", "--password", "secret"]).result;
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Too many arguments .*\n$/);
  });

  it("changes a password, to one from standard input or to a generated one that is shown once", async () => {
    await concordat.runWith("the first", "account", "create", "ada", "--password");
    const isRight = async (password: string) => verifyPassword(password, (await stored("ada")).passwordHash);
    const said = await concordat.runWith("the second: of 2\r\n", "account", "password", "ada");
    expect(said).toBe("Account ada has another password.");
    expect([await isRight("the first"), await isRight("the second: of 2")]).toEqual([false, true]);
    const generated = await concordat.json("account", "password", "ada", "--generate");
    expect(generated).toEqual({ username: "ada", password: expect.stringMatching(/^\S{20,}$/) });
    expect(await isRight((generated as { password: string }).password)).toBe(true);
  });

  it.each(["", "\n", "two\nlines", "a\u0000", "x".repeat(1025)])("does not take %j for a password", async (input) => {
    await concordat.run("account", "create", "ada");
    const before = await stored("ada");
    for (const argv of [
      ["password", "ada"],
      ["create", "bob", "--password"],
    ]) {
      const failed = await runCommand(["account", ...argv], concordat.environment, { input }).result;
      expect(failed).toMatchObject({ code: 1, stdout: "" });
      expect(failed.stderr).toMatch(/^A password must have 1 to 1024 characters, .*\.\n$/);
    }
    expect(await stored("ada")).toEqual(before);
    expect(await concordat.database.prisma.account.count()).toBe(1);
  });

  it("answers in JSON", async () => {
    const made = { username: "ada", password: expect.stringMatching(/^\S{20,}$/) };
    expect(await concordat.json("account", "create", "ada")).toEqual(made);
    const bob = await concordat.runWith("x", "account", "create", "bob", "--password", "--json");
    expect(JSON.parse(bob)).toEqual({ username: "bob" });
    expect(await concordat.json("account", "delete", "ada")).toEqual({ username: "ada", deleted: true });
  });

  it("says in one sentence why not", async () => {
    await concordat.run("account", "create", "ada");
    expect(await concordat.fail("account", "create", "ada")).toBe('There is already an account "ada".');
    expect(await concordat.fail("account", "create", "a:b")).toMatch(
      /^An account name must have 1 to 64 characters, .*\.$/,
    );
    await addService("ada");
    expect(await concordat.fail("account", "delete", "ada")).toBe(
      'The account "ada" still has services; delete them first.',
    );
    for (const argv of [
      ["delete", "eve"],
      ["credits", "eve", "1"],
      ["password", "eve", "--generate"],
      ["token", "create", "eve"],
      ["token", "list", "eve"],
    ]) {
      expect(await concordat.fail("account", ...argv)).toBe('There is no account "eve".');
    }
  });

  it.each(["-1", "many", "Infinity", "NaN", "", " ", "1e3", "0x10", "1.", "9".repeat(16)])(
    "does not take %j for credits",
    async (credits) => {
      const { code, stdout, stderr } = await runCommand(["account", "credits", "ada", "--", credits]).result;
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/It is a number from 0 on, or unlimited\.\n$/);
    },
  );
});

describe("concordat account token", () => {
  it("prints a token bare, stores only its fingerprint, and revokes it once", async () => {
    await concordat.run("account", "create", "ada");
    const token = await concordat.run("account", "token", "create", "ada");
    expect(token).toMatch(/^ucat_[0-9A-HJKMNP-TV-Z]{26}\w{20,}$/);
    const [row] = await concordat.database.prisma.accountToken.findMany();
    expect(Buffer.from(row?.tokenHash ?? []).equals(fingerprint(token))).toBe(true);
    const id = row?.id ?? "";
    expect(await concordat.run("account", "token", "list", "ada")).toMatch(
      new RegExp(`^ID +NAME +CREATED +REVOKED\n${id} +cli +\\S+Z$`),
    );
    expect(await concordat.run("account", "token", "revoke", id)).toBe(`Token ${id} was revoked.`);
    expect(await concordat.run("account", "token", "list", "ada")).toMatch(/cli +\S+Z +\S+Z$/);
    expect(await concordat.fail("account", "token", "revoke", id)).toBe(
      `There is no token "${id}" that could be revoked.`,
    );
  });

  it("answers in JSON, and never shows a token again", async () => {
    await concordat.run("account", "create", "ada");
    const made = await concordat.json("account", "token", "create", "ada", "--name", "backup");
    expect(made).toEqual({ id: expect.any(String), token: expect.stringMatching(/^ucat_/) });
    const { id, token } = made as { id: string; token: string };
    const listed = await concordat.json("account", "token", "list", "ada");
    expect(listed).toEqual([{ id, name: "backup", createdAt: expect.any(String), revokedAt: null }]);
    expect(JSON.stringify(listed)).not.toContain(token);
    expect(await concordat.json("account", "token", "revoke", id)).toEqual({ id, revoked: true });
  });
});
