import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readConfiguration } from "../../configuration.js";
import { createLog } from "../../log.js";
import { createTestCommandLine, runCommand, type TestCommandLine } from "../../testing/command-line.js";
import { createAuthenticate } from "../../ucloud/authentication.js";
import { loadMasterKeys } from "../../vault/master-keys.js";
import { createVault } from "../../vault/vault.js";

let concordat: TestCommandLine;
beforeAll(async () => {
  concordat = await createTestCommandLine();
  // as a start has left it
  await loadMasterKeys(undefined, concordat.environment["CONCORDAT_DATA_DIR"] ?? "");
});
afterAll(() => concordat.close());
beforeEach(async () => {
  await concordat.database.prisma.user.deleteMany();
});

/** Whom a server on the same data takes the bearer of a token for. */
const principalOf = async (token: string) => {
  const configuration = readConfiguration(concordat.environment);
  const vault = createVault(...(await loadMasterKeys(undefined, configuration.dataDir)));
  const log = createLog({ logLevel: "silent" });
  const context = { configuration, prisma: concordat.database.prisma, vault, clock: () => new Date(), log };
  return createAuthenticate(context)(`Bearer ${token}`);
};
const users = async () =>
  Object.fromEntries((await concordat.database.prisma.user.findMany()).map(({ username, role }) => [username, role]));

describe("concordat token", () => {
  it("prints one bare token that a server takes, for ten minutes and everything", async () => {
    const token = await concordat.run("token", "--subject", "admin", "--role", "ADMIN", "--create");
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await principalOf(token)).toEqual({ subject: "admin", role: "ADMIN", scopes: ["all:write"] });
    const { iat = 0, exp = 0 } = decodeJwt(token);
    expect(exp - iat).toBe(600);
  });

  it("puts people into the directory, and services not", async () => {
    await concordat.run("token", "--subject", "admin", "--role", "ADMIN", "--create");
    await concordat.run("token", "--subject", "ada");
    const service = await concordat.run("token", "--subject", "_accounting", "--role", "SERVICE");
    expect(await users()).toEqual({ admin: "ADMIN", ada: "USER" });
    expect(await principalOf(service)).toMatchObject({ subject: "_accounting", role: "SERVICE" });
  });

  it("takes the role from the directory or the name when none is given", async () => {
    await concordat.run("user", "create", "ada", "--role", "ADMIN");
    expect(await principalOf(await concordat.run("token", "--subject", "ada"))).toMatchObject({ role: "ADMIN" });
    expect(await principalOf(await concordat.run("token", "--subject", "bob"))).toMatchObject({ role: "USER" });
    expect(await principalOf(await concordat.run("token", "--subject", "_UCloud"))).toMatchObject({ role: "SERVICE" });
  });

  it("gives an ADMIN the token of a USER, but not the other way round", async () => {
    await concordat.run("user", "create", "ada", "--role", "ADMIN");
    await concordat.run("user", "create", "bob");
    const less = await concordat.run("token", "--subject", "ada", "--role", "USER");
    expect(await principalOf(less)).toMatchObject({ subject: "ada", role: "USER" });
    expect(await concordat.fail("token", "--subject", "bob", "--role", "ADMIN")).toBe(
      'User "bob" is no ADMIN in the directory: "concordat user role bob ADMIN" makes it one.',
    );
    expect(await users()).toEqual({ ada: "ADMIN", bob: "USER" });
  });

  it("makes no administrator by a typo: one who is not in the directory is added only when that is asked for", async () => {
    await concordat.run("user", "create", "admin", "--role", "ADMIN");
    expect(await concordat.fail("token", "--subject", "admn", "--role", "ADMIN")).toBe(
      'There is no user "admn": --create adds it as an ADMIN, "concordat user list" shows who is there.',
    );
    expect(await users()).toEqual({ admin: "ADMIN" });
    const token = await concordat.run("token", "--subject", "eve", "--role", "ADMIN", "--create");
    expect(await principalOf(token)).toMatchObject({ subject: "eve", role: "ADMIN" });
    // it adds, and raises nobody
    await concordat.run("user", "create", "bob");
    expect(await concordat.fail("token", "--subject", "bob", "--role", "ADMIN", "--create")).toMatch(/no ADMIN/);
    expect(await users()).toEqual({ admin: "ADMIN", eve: "ADMIN", bob: "USER" });
  });

  it("is worth nothing once its user was deleted, and no more than the directory says now", async () => {
    await concordat.run("user", "create", "ada", "--role", "ADMIN");
    const token = await concordat.run("token", "--subject", "ada", "--role", "ADMIN");
    expect(await principalOf(token)).toMatchObject({ role: "ADMIN" });
    await concordat.run("user", "role", "ada", "USER");
    expect(await principalOf(token)).toMatchObject({ role: "USER" });
    await concordat.run("user", "delete", "ada");
    expect(await principalOf(token)).toMatchObject({ role: "GUEST" });
    // nor does it bring its user back
    expect(await users()).toEqual({});
  });

  it("limits the token to scopes and to a time", async () => {
    const scopes = ["providers.browse:read", "providers.create:write"];
    const argv = ["token", "--subject", "ada", "--lifetime", "30", ...scopes.flatMap((scope) => ["--scope", scope])];
    const token = await concordat.run(...argv);
    expect(await principalOf(token)).toMatchObject({ scopes });
    const { iat = 0, exp = 0 } = decodeJwt(token);
    expect(exp - iat).toBe(30);
  });

  it("answers in JSON", async () => {
    const answer = await concordat.json("token", "--subject", "ada");
    expect(answer).toEqual({ token: expect.stringMatching(/^eyJ/), subject: "ada", role: "USER" });
  });

  it.each([
    [["--subject", "_ada", "--role", "USER"], /^"_ada" cannot be a username: it must not begin with _ .*\.$/],
    [
      ["--subject", "ada", "--role", "SERVICE"],
      '"ada" cannot be a SERVICE: the names of services begin with one underscore.',
    ],
    [["--subject", "__guest", "--role", "SERVICE"], /^"__guest" cannot be a SERVICE: /],
    [["--subject", "__guest"], /^"__guest" cannot be a username: /],
    [["--subject", "#P_example"], /^"#P_example" cannot be a username: /],
    [["--subject", "a/b", "--role", "ADMIN"], /^"a\/b" cannot be a username: /],
  ])("refuses %j in one sentence", async (argv, sentence) => {
    const said = await concordat.fail("token", ...argv);
    if (typeof sentence === "string") expect(said).toBe(sentence);
    else expect(said).toMatch(sentence);
    expect(await users()).toEqual({});
  });

  it("makes neither a master key nor a user where the server's is not at hand", async () => {
    const folder = await mkdtemp(join(tmpdir(), "concordat-no-key-"));
    const environment = { ...concordat.environment, CONCORDAT_DATA_DIR: folder };
    const { code, stderr } = await runCommand(["token", "--subject", "ada"], environment).result;
    expect([code, stderr]).toEqual([
      1,
      "There is no master key here to sign the token with: set CONCORDAT_MASTER_KEY, or CONCORDAT_DATA_DIR to the server's data folder.\n",
    ]);
    expect(await readdir(folder)).toEqual([]);
    expect(await users()).toEqual({});
    await rm(folder, { recursive: true });
  });

  it("says so when the master key is not that of the database", async () => {
    await concordat.run("token", "--subject", "ada");
    const other = { ...concordat.environment, CONCORDAT_MASTER_KEY: randomBytes(32).toString("base64") };
    const { code, stdout, stderr } = await runCommand(["token", "--subject", "ada"], other).result;
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^The secret signing_keys\.\S+ does not open: the master key is another .*\.\n$/);
  });
});
