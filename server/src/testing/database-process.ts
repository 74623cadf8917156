import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Account } from "../database/embedded/account.js";
import { testRun } from "./test-run.js";

export interface DatabaseProcessOptions {
  readonly dataDir: string;
  readonly role?: "server" | "command";
  /** Whom it runs as; only root may choose. */
  readonly account?: Account | undefined;
}

/** A process of its own that has a database open, as a server or a command has. */
export interface DatabaseProcess {
  readonly pid: number;
  readonly url: string;
  readonly logged: readonly string[];
  /** Closes the database in order, and ends. */
  close(): Promise<void>;
  /** Ends at once, in the way that no process can resist. */
  kill(): Promise<void>;
}

const source = fileURLToPath(new URL("database-program.ts", import.meta.url));
let program: Promise<string> | undefined;

/** The program in plain JavaScript, built once for a process: it starts five times as fast as from its sources. */
export function buildDatabaseProgram(): Promise<string> {
  program ??= buildProgram();
  return program;
}

async function buildProgram(): Promise<string> {
  const outfile = join(testRun("CONCORDAT_TEST_PROGRAMS"), `database-${process.pid}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
  return outfile;
}

/** Starts the process without waiting for its database. */
export async function spawnDatabaseProcess(options: DatabaseProcessOptions): Promise<ChildProcess> {
  const { dataDir, role = "server", account } = options;
  return spawn(process.execPath, [await buildDatabaseProgram(), JSON.stringify({ dataDir, role })], {
    stdio: ["pipe", "pipe", "inherit"],
    ...account,
  });
}

/** Starts the process and waits until it has its database; throws what it complains of. */
export async function startDatabaseProcess(options: DatabaseProcessOptions): Promise<DatabaseProcess> {
  const child = await spawnDatabaseProcess(options);
  const ended = once(child, "exit");
  const logged: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    if (!child.stdout) throw new Error("no standard output");
    createInterface({ input: child.stdout })
      .on("line", (line) => {
        const said = JSON.parse(line) as { url?: string; log?: string; fault?: string };
        if (said.log) logged.push(said.log);
        if (said.url) resolve(said.url);
        if (said.fault) reject(new Error(said.fault));
      })
      .on("close", () => reject(new Error("ended without a word")));
  });
  const close = async (): Promise<void> => {
    child.stdin?.write("close\n");
    const [status] = (await ended) as [number | null];
    if (status !== 0) throw new Error(`The database process ended with status ${status}.`);
  };
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  return { pid: child.pid ?? 0, url, logged, close, kill };
}
