import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";
import { postgresProcessesOf } from "../database/embedded/process.js";
import { killIfThere } from "./kill-if-there.js";

const program = fileURLToPath(new URL("../../bin/concordat.js", import.meta.url));

/** The built server in a process of its own, on the embedded database of a folder. */
export interface ServerProcess {
  readonly url: string;
  /** Ends server and database at once, in the way that no process can resist; `first` dies before the other. */
  kill(first: "server" | "database"): Promise<void>;
}

const environmentFor = (dataDir: string): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _database, CONCORDAT_MASTER_KEY: _key, ...own } = process.env;
  return {
    ...own,
    CONCORDAT_DATA_DIR: dataDir,
    CONCORDAT_ALLOW_PRIVATE_ADDRESSES: "true",
    PORT: "0",
    LOG_LEVEL: "fatal",
  };
};

/** Runs a command of the built program on a data folder. @returns what it prints */
export const runProgram = async (dataDir: string, ...command: readonly string[]): Promise<string> => {
  const ran = await promisify(execFile)(process.execPath, [program, ...command], { env: environmentFor(dataDir) });
  return ran.stdout.trim();
};

const killDatabase = async (dataDir: string): Promise<void> => {
  // a process that dies may just have made another
  for (let pids = await pidsOf(dataDir); pids.length > 0; pids = await pidsOf(dataDir))
    for (const pid of pids) killIfThere(pid);
};

const pidsOf = (dataDir: string): Promise<number[]> => postgresProcessesOf(`${dataDir}/postgres`);

const firstLineOf = async (server: ChildProcess): Promise<string> => {
  if (!server.stdout || !server.stderr) throw new Error("The server has no output.");
  let complaint = "";
  server.stderr.on("data", (chunk) => {
    complaint += String(chunk);
  });
  const line = once(createInterface({ input: server.stdout }), "line") as Promise<[string]>;
  const ended = once(server, "exit").then(() => undefined);
  const first = await Promise.race([line, ended]);
  if (first === undefined) throw new Error(`The server ended before it was ready: ${complaint}`);
  return first[0];
};

/** Starts the built server and waits until it is ready. It is killed at the end of the test at the latest. */
export const startServerProcess = async (dataDir: string): Promise<ServerProcess> => {
  const server = spawn(process.execPath, [program, "start", "--json"], {
    env: environmentFor(dataDir),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(server, "exit") as Promise<[number | null]>;
  const killServer = async () => {
    server.kill("SIGKILL");
    await ended;
  };
  onTestFinished(killServer);
  const { url } = JSON.parse(await firstLineOf(server)) as { url: string };
  return {
    url,
    kill: async (first) => {
      if (first === "server") await killServer();
      await killDatabase(dataDir);
      await killServer();
    },
  };
};
