import { randomBytes } from "node:crypto";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestCommandLine, runCommand, type TestCommandLine } from "../testing/command-line.js";

let concordat: TestCommandLine;
beforeAll(async () => {
  concordat = await createTestCommandLine();
  concordat.environment["CONCORDAT_MASTER_KEY"] = randomBytes(32).toString("base64");
});
afterAll(() => concordat.close());
beforeEach(() => concordat.database.prisma.auditRecord.deleteMany());

const records = async () =>
  (await concordat.database.prisma.auditRecord.findMany({ orderBy: { id: "asc" } })).map(
    ({ operation, named, status }) => [operation, named, status],
  );

it("commands that change something or hand out secrets leave a record, also where they fail", async () => {
  await concordat.run("user", "create", "ada");
  await concordat.fail("user", "create", "ada");
  const token = await concordat.run("token", "--subject", "ada");
  await concordat.runWith("a long password\n", "account", "create", "acme", "--password");
  const accountToken = await concordat.run("account", "token", "create", "acme", "--name", "ci");
  await concordat.run("db", "url");
  await concordat.run("db", "backup", join(concordat.environment["CONCORDAT_DATA_DIR"] ?? "", "b.tar.gz"));
  expect(await records()).toEqual([
    ["user create", ["ada", "USER"], 0],
    ["user create", ["ada", "USER"], 1],
    ["token", ["ada"], 0],
    ["account create", ["acme"], 0],
    ["account token create", ["acme", "ci"], 0],
    ["db url", [], 0],
    ["db backup", [expect.stringMatching(/b\.tar\.gz$/)], 0],
  ]);
  const rows = await concordat.database.prisma.auditRecord.findMany();
  for (const { caller, address } of rows)
    expect([caller, address]).toEqual([`OPERATOR ${userInfo().username}`, hostname()]);
  const stored = JSON.stringify(rows.map(({ id: _id, ...row }) => row));
  for (const hidden of [token, accountToken, "a long password"]) expect(stored).not.toContain(hidden);
});

it("commands that only read leave none", async () => {
  for (const command of ["user list", "account list", "audit list", "db status", "vault status"])
    await concordat.run(...command.split(" "));
  expect(await records()).toEqual([]);
});

it("no command leaves a record where the trail is turned off", async () => {
  const environment = { ...concordat.environment, CONCORDAT_AUDIT_DAYS: "0" };
  expect((await runCommand(["user", "create", "bob"], environment).result).code).toBe(0);
  expect(await records()).toEqual([]);
});

it("a command whose record cannot be written says so", async () => {
  await concordat.database.prisma.$executeRaw`ALTER TABLE audit_records ADD CHECK (operation <> 'user role') NOT VALID`;
  expect(await concordat.fail("user", "role", "ada", "ADMIN")).toBe(
    "The command was carried out, but the audit trail does not take its record.",
  );
  expect(await concordat.run("user", "list")).toMatch(/ada +ADMIN/);
});
