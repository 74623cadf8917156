// The README is true: its programs run, its commands work, its tables say what the code says. That its programs compile is
// seen in guides.test.ts.
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfiguration } from "../../../server/src/configuration.js";
import { createLog } from "../../../server/src/log.js";
import { type RunningServer, startServer } from "../../../server/src/start.js";
import { createTestDatabase, type TestDatabase } from "../../../server/src/testing/database.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const readme = await readFile(join(root, "README.md"), "utf8");
/** What is checked of the README, but for its programs, holds of the page for contributors as well. */
const bothPages = `${readme}\n${await readFile(join(root, "CONTRIBUTING.md"), "utf8")}`;
const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

/** The code blocks in one language, in order. */
const blocks = (language: string): string[] =>
  [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, of, code = ""]) => (of === language ? [code] : []));

it("has code in no language that is not tested here", () => {
  const languages = [...readme.matchAll(/^```(\w+)$/gm)].map(([, language]) => language);
  expect(new Set(languages)).toEqual(new Set(["sh", "ts"]));
  expect(readme.match(/^```/gm)).toHaveLength(2 * languages.length);
});

describe("the programs and commands", { timeout: 180_000 }, () => {
  const folder = join(root, ".cache", `readme-${process.pid}`);
  let dataDir: string;
  let database: TestDatabase;
  let server: RunningServer;
  const files: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), "concordat-readme-"));
    const configuration = { ...readConfiguration({ PORT: "0" }), databaseUrl: database.url, dataDir };
    server = await startServer(configuration, { log: createLog({ logLevel: "silent" }) });
    await mkdir(folder, { recursive: true });
    for (const [index, code] of blocks("ts").entries()) {
      const file = /^\/\/ (\S+\.ts)\n/.exec(code)?.[1] ?? `program-${index}.ts`;
      await writeFile(join(folder, file), code.replaceAll("http://127.0.0.1:8080", server.url));
      files.push(file);
    }
  });
  afterAll(async () => {
    await server.close();
    await database.drop();
    await rm(dataDir, { recursive: true });
    await rm(folder, { recursive: true });
  });

  const run = (program: string, args: readonly string[]) => {
    // npx finds its commands there too, only later
    const PATH = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
    const env = { ...process.env, PATH, DATABASE_URL: database.url, CONCORDAT_DATA_DIR: dataDir };
    return promisify(execFile)(program, args, { cwd: folder, env });
  };

  it("work, one after the other, as they are copied", async () => {
    expect(files).toContain("example.ts");
    const lines = blocks("sh").flatMap((block) => block.trim().split("\n"));
    const ofNpm = lines.filter((line) => line.startsWith("npm "));
    for (const line of ofNpm) {
      const [, script = ""] = /^npm (?:run )?([\w:-]+)$/.exec(line) ?? expect.fail(line);
      expect(scripts, line).toHaveProperty([script]);
    }
    const others = lines.filter((line) => !ofNpm.includes(line)).join("\n");
    const rest = files.filter((file) => !others.includes(file)).map((file) => `npx tsx ${file}`);
    const commands = ["set -euo pipefail", others, ...rest].join("\n");
    const script = commands.replaceAll("http://127.0.0.1:8080", server.url).replaceAll("npx ", "");
    const { stdout } = await run("bash", ["-c", script]);
    expect(stdout).toMatch(/\d+ provider\.example\.com$/m);
  });

  it("are named as npm knows them", () => {
    const named = [...bothPages.matchAll(/`npm (?:run )?([\w:-]+)/g)].map(([, script = ""]) => script);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

/** The anchors of a page, made of its headings as GitHub and the docs do it. */
const anchorsOf = (page: string): string[] =>
  [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, "")
      .replaceAll(" ", "-"),
  );

const isThere = (target: string): boolean => {
  const [file = "", anchor] = target.split("#");
  const path = join(root, file);
  if (!existsSync(path)) return false;
  return anchor === undefined || anchorsOf(readFileSync(path, "utf8")).includes(anchor);
};

it("links to files and headings that are there", () => {
  const links = [...bothPages.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, target = ""]) => target);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((target) => !isThere(target))).toEqual([]);
});
