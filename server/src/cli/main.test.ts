import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { runCommand } from "../testing/command-line.js";
import { version } from "../version.js";
import { createProgram } from "./program.js";

const result = (argv: readonly string[], environment?: Record<string, string>) => runCommand(argv, environment).result;

const pathsOf = (command: Command, path: readonly string[] = []): (readonly string[])[] => [
  path,
  ...command.commands.flatMap((child) => pathsOf(child, [...path, child.name()])),
];
const program = await createProgram({
  environment: {},
  stdout: () => {},
  isTerminal: false,
  stderr: () => {},
  readSecret: () => Promise.resolve(""),
  events: process,
  exit: () => {},
});
const paths = pathsOf(program);

describe("help", () => {
  it("is there for all commands of the design", () => {
    const names = program.commands.map((command) => command.name());
    expect(names).toEqual([
      "start",
      "dev",
      "token",
      "user",
      "project",
      "account",
      "directory",
      "reset",
      "seed",
      "deliveries",
      "audit",
      "db",
      "objects",
      "ca",
      "vault",
      "iam",
      "openapi",
    ]);
    expect(paths.length).toBeGreaterThan(20);
  });

  it.each(paths)("is given for `concordat %s %s %s %s`", async (...path) => {
    const { code, stdout, stderr } = await result([...path.filter(Boolean), "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(["Usage: concordat", ...path.filter(Boolean)].join(" "));
    expect(stdout).toContain("--json");
  });

  it("says of every command what it does", () => {
    const silent = (command: Command): string[] => [
      ...(command.description() === "" ? [command.name()] : []),
      ...command.commands.flatMap(silent),
    ];
    expect(silent(program)).toEqual([]);
  });

  it("tells the version", async () => {
    expect(await result(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("a command that is not understood", () => {
  it.each([
    [["usr"], "Unknown command 'usr' (Did you mean user?)\n"],
    [["user", "make"], "Unknown command 'make'.\n"],
    [["user", "create"], "Missing required argument 'username'.\n"],
    [["user", "create", "ada", "bob"], /^Too many arguments .*\.\n$/],
    [["user", "create", "ada", "--rule", "ADMIN"], "Unknown option '--rule' (Did you mean --role?)\n"],
    [["user", "create", "ada", "--role", "KING"], /--role.*'KING' is invalid\. Allowed choices are USER, ADMIN\.\n$/],
    [["project", "create", "Physics"], "Required option '--pi <username>' not specified.\n"],
    [["token"], "Required option '--subject <name>' not specified.\n"],
    [["token", "--subject", "ada", "--lifetime", "0"], /whole number of seconds from 1 to 86400\.\n$/],
    [["token", "--subject", "ada", "--lifetime", "86401"], /whole number of seconds from 1 to 86400\.\n$/],
    [
      ["token", "--subject", "ada", "--scope", "everything"],
      /It must look like providers\.browse:read or all:write\.\n$/,
    ],
  ])("%j is told so in one line, and ends with 2", async (argv, sentence) => {
    const { code, stdout, stderr } = await result(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it.each([[[]], [["user"]], [["project", "group"]]])("%j shows what there is, and ends with 2", async (argv) => {
    const { code, stdout, stderr } = await result(argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Commands:");
  });
});

describe("a command that fails", () => {
  it("names each fault of the configuration in a sentence, and ends with 1", async () => {
    for (const argv of [["start"], ["user", "list"], ["db", "status"]]) {
      expect(await result(argv, { PORT: "http", DATABASE_URL: "mysql://db" })).toEqual({
        code: 1,
        stdout: "",
        stderr: "PORT must be a whole number from 0 to 65535.\nDATABASE_URL must start with postgresql://.\n",
      });
    }
  });

  it("tells it in one line of JSON where that was asked for", async () => {
    const { code, stderr } = await result(["user", "list", "--json"], { PORT: "http", DATABASE_URL: "mysql://db" });
    const errors = ["PORT must be a whole number from 0 to 65535.", "DATABASE_URL must start with postgresql://."];
    expect({ code, ...JSON.parse(stderr) }).toEqual({ code: 1, errors });
    const misunderstood = await result(["user", "lost", "--json"]);
    expect({ code: misunderstood.code, ...JSON.parse(misunderstood.stderr) }).toEqual({
      code: 2,
      errors: [expect.stringMatching(/^Unknown command 'lost'/)],
    });
  });

  it("says in one sentence where it looked for a database, and makes none", async () => {
    const folder = await mkdtemp(join(tmpdir(), "concordat-elsewhere-"));
    for (const argv of [
      ["user", "list"],
      ["user", "create", "ada"],
      ["token", "--subject", "admin", "--role", "ADMIN"],
      ["account", "create", "ada"],
      ["account", "token", "create", "ada"],
      ["audit", "list"],
      ["db", "migrate"],
      ["vault", "status"],
    ]) {
      const { code, stdout, stderr } = await result(argv, { CONCORDAT_DATA_DIR: folder });
      expect({ argv, code, stdout }).toEqual({ argv, code: 1, stdout: "" });
      expect(stderr).toBe(
        `There is no database in ${folder}: run the command in the folder in which the server was started, or set CONCORDAT_DATA_DIR to its data folder, which its start prints. "concordat start" alone makes a database.\n`,
      );
    }
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it("says in one sentence that the database does not answer, without its password", async () => {
    const unreachable = { DATABASE_URL: "postgresql://concordat:secret@127.0.0.1:1/concordat", LOG_LEVEL: "silent" };
    for (const argv of [
      ["user", "list"],
      ["db", "status"],
    ]) {
      const { code, stdout, stderr } = await result(argv, unreachable);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(/^The database at 127\.0\.0\.1:1 .*ECONNREFUSED.*\.\n$/);
      expect(stderr).not.toContain("secret");
    }
  });

  it("needs no configuration and no database for the OpenAPI document", async () => {
    const { code, stdout } = await result(["openapi"], { PORT: "http" });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ openapi: expect.stringMatching(/^3\.1/), paths: expect.anything() });
  });
});
