// The built program in processes of its own, on an embedded database of its own. Slow, so only what nothing else can show.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCollector } from "../telemetry/testing/collector.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const program = join(root, "server/bin/concordat.js");

let parent: string;
let dataDir: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "concordat-end-to-end-"));
  await chmod(parent, 0o755);
  dataDir = join(parent, "it's the $data folder");
});
afterAll(() => rm(parent, { recursive: true, force: true, maxRetries: 10 }));

/** The environment of a person who has set nothing but where the data lies. */
const environment = () => {
  const { DATABASE_URL: _database, CONCORDAT_MASTER_KEY: _key, ...own } = process.env;
  return { ...own, CONCORDAT_DATA_DIR: dataDir, PORT: "0" };
};

const run = promisify(execFile);
const concordat = (...argv: readonly string[]) => run(process.execPath, [program, ...argv], { env: environment() });

const start = async (settings: Readonly<Record<string, string>> = {}) => {
  const env = { ...environment(), ...settings };
  const server = spawn(process.execPath, [program, "start"], { cwd: root, env, detached: true });
  const written = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    server[stream].on("data", (chunk) => (written[stream] += String(chunk)));
  const ended = once(server, "exit") as Promise<[number | null]>;
  const ready = new Promise<string>((resolve) => {
    server.stdout.on(
      "data",
      () => written.stdout.includes("curl ") && written.stdout.endsWith("\n\n") && resolve("ready"),
    );
  });
  const first = await Promise.race([ready, ended]);
  if (first !== "ready") throw new Error(`The server ended before it was ready: ${written.stderr}`);
  return { server, written, ended, url: /API +(\S+)/.exec(written.stdout)?.[1] ?? "" };
};

describe.skipIf(process.platform === "win32")("the built program", { timeout: 120_000 }, () => {
  it("starts from nothing, prints a call that works, serves beside commands, and stops with its database", async () => {
    const { server, written, ended, url } = await start();
    try {
      expect((await fetch(`${url}/readyz`)).status).toBe(200);

      // copied from the terminal into a shell that has none of the settings
      const call = /^ +(curl .*)$/m.exec(written.stdout)?.[1] ?? expect.fail(written.stdout);
      const { CONCORDAT_DATA_DIR: _, ...plain } = environment();
      const { stdout } = await run("sh", ["-c", call], { cwd: root, env: plain });
      expect(JSON.parse(stdout)).toEqual({ itemsPerPage: 50, items: [], next: null });

      expect((await concordat("user", "create", "ada")).stdout).toBe("User ada (USER) was added.\n");
      const users = JSON.parse((await concordat("user", "list", "--json")).stdout) as { username: string }[];
      expect(users.map(({ username }) => username)).toEqual(["ada", "admin"]);
      expect(JSON.parse((await concordat("db", "status", "--json")).stdout)).toMatchObject({
        embedded: true,
        location: join(dataDir, "postgres"),
        served: true,
      });
      expect((await concordat("db", "url")).stdout).toMatch(/^postgresql:\/\//);

      const second = await concordat("start").catch((error: { code: number; stdout: string; stderr: string }) => error);
      expect(second).toMatchObject({ code: 1, stdout: "" });
      expect(second.stderr).toMatch(
        /^Another Concordat server \(process \d+\) already works on the data folder .*\.\n$/,
      );
    } finally {
      // what Ctrl+C does: the signal goes to the whole group of processes
      process.kill(-(server.pid ?? expect.fail()), "SIGINT");
    }
    expect(await ended).toEqual([0, null]);
    expect(written.stderr).toMatch(/"msg":"stopped"\}\n$/);
    expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(false);
  });

  it("has its data after a stop, for commands alone and for the next start", async () => {
    expect((await concordat("user", "list", "--json")).stdout).toContain('"ada"');
    await expect(concordat("db", "url")).rejects.toMatchObject({
      code: 1,
      stderr: "The embedded database runs only as long as a server does: start one first.\n",
    });
    const { url, server, ended } = await start();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    server.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  });

  it("does not wait for a collector of traces that never answers, be that its whole life", async () => {
    const collector = await startCollector();
    collector.answer = () => undefined;
    const hour = "3600000";
    const { url, server, ended } = await start({
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_TIMEOUT: hour,
      OTEL_BSP_EXPORT_TIMEOUT: hour,
      OTEL_BSP_SCHEDULE_DELAY: "1",
    });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await expect.poll(() => collector.bodies.length).toBeGreaterThan(0);
    server.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    await collector.close();
  });

  it("ends quietly when its reader goes away", async () => {
    const script = `"${process.execPath}" "${program}" openapi | head -c 10`;
    expect(await run("sh", ["-c", script])).toEqual({ stdout: '{\n  "opena', stderr: "" });
  });
});
