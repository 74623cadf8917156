import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { postgresProcessesOf } from "../database/embedded/process.js";
import { killIfThere } from "./kill-if-there.js";

const program = fileURLToPath(new URL("../../bin/concordat.js", import.meta.url));

/** What can be killed. */
export type Victim = "server" | "database";

/** The built server in a process of its own, on the embedded database of a folder unless its environment names another. */
export interface ServerProcess {
  readonly url: string;
  /** From the start of the process to its first answer that it is ready, in milliseconds. */
  readonly readyMs: number;
  /** What it has written to its log, line by line. */
  readonly log: readonly string[];
  readonly pid: number;
  /** Tells it to stop, as a service manager does. @returns its exit code once it has ended */
  stop(): Promise<number | null>;
  /** Whether the process has ended, however it did. */
  hasEnded(): boolean;
  /** Ends these in this order, in the way that no process can resist. A server that lives on starts its database anew. */
  kill(...victims: readonly Victim[]): Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

const environmentFor = (dataDir: string, environment: Environment): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _database, CONCORDAT_MASTER_KEY: _key, ...own } = process.env;
  return {
    ...own,
    CONCORDAT_DATA_DIR: dataDir,
    CONCORDAT_ALLOW_PRIVATE_ADDRESSES: "true",
    PORT: "0",
    LOG_LEVEL: "fatal",
    ...environment,
  };
};

const killDatabase = async (dataDir: string): Promise<void> => {
  for (const pid of await pidsOf(dataDir)) killIfThere(pid);
};

const killWhatIsLeft = async (dataDir: string): Promise<void> => {
  // a process that dies may just have made another
  while ((await pidsOf(dataDir)).length > 0) await killDatabase(dataDir);
};

/** The first process first, which makes no others then. */
const pidsOf = async (dataDir: string): Promise<number[]> => {
  const pids = await postgresProcessesOf(`${dataDir}/postgres`).catch(() => []);
  return pids.sort((one, other) => one - other);
};

const firstLineOf = async (server: ChildProcess, log: readonly string[]): Promise<string> => {
  if (!server.stdout) throw new Error("The server has no output.");
  const line = once(createInterface({ input: server.stdout }), "line") as Promise<[string]>;
  const ended = once(server, "exit").then(() => undefined);
  const first = await Promise.race([line, ended]);
  if (first === undefined) throw new Error(`The server ended before it was ready: ${log.join("\n")}`);
  return first[0];
};

const betweenLooksMs = 5;

/** Resolves once a server says that it can serve. @throws Error after a minute */
export const untilReady = async (url: string): Promise<void> => {
  const limit = performance.now() + 60_000;
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    const said = await answer?.text();
    if (answer?.status === 200) return;
    if (performance.now() > limit) throw new Error(`The server at ${url} is not ready after a minute: ${said}`);
    await delay(betweenLooksMs);
  }
};

/**
 * Starts the built server and waits until it is ready. It is killed at the end of the test at the latest.
 *
 * @param environment more settings, and others than tests usually have
 */
export const startServerProcess = async (dataDir: string, environment: Environment = {}): Promise<ServerProcess> => {
  const startedAt = performance.now();
  const server = spawn(process.execPath, [program, "start", "--json"], {
    env: environmentFor(dataDir, environment),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: string[] = [];
  if (server.stderr) createInterface({ input: server.stderr }).on("line", (line) => log.push(line));
  const ended = once(server, "exit") as Promise<[number | null]>;
  const killServer = async () => {
    server.kill("SIGKILL");
    await ended;
  };
  onTestFinished(killServer);
  const { url } = JSON.parse(await firstLineOf(server, log)) as { url: string };
  await untilReady(url);
  const readyMs = performance.now() - startedAt;
  return {
    url,
    readyMs,
    log,
    pid: server.pid as number,
    stop: async () => {
      server.kill("SIGTERM");
      const [code] = await ended;
      return code;
    },
    hasEnded: () => server.exitCode !== null || server.signalCode !== null,
    kill: async (...victims) => {
      for (const victim of victims) await (victim === "server" ? killServer() : killDatabase(dataDir));
      if (victims.length > 1) await killWhatIsLeft(dataDir);
    },
  };
};
