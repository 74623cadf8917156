import { execFile } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { endChild, startChild } from "./children.js";
import { inTime } from "./deadline.js";
import { temporaryFolder } from "./temporary-folder.js";

/** Core as its users run it: `concordat start` in a process of its own, on a data folder of its own. */
export interface Core {
  readonly url: string;
  /** Where S3 and static websites answer. */
  readonly s3: string;
  /** Runs a command of `concordat` beside the server. @returns what it prints */
  run(...command: readonly string[]): Promise<string>;
  /** A bearer token of ten minutes, from `concordat token`. */
  token(subject: string, role?: "USER" | "ADMIN" | "SERVICE"): Promise<string>;
  /** Stops the server and its database. */
  close(): Promise<void>;
}

const program = new URL("../bin/concordat.js", import.meta.resolve("@concordat/server"));
const concordat = [process.execPath, fileURLToPath(program)] as const;

/** Nothing of the caller's own settings: neither its database nor its keys. */
const environmentFor = (dataDir: string): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !/^(CONCORDAT_.*|DATABASE_URL|HOST)$/.test(name));
  return {
    ...Object.fromEntries(kept),
    CONCORDAT_DATA_DIR: dataDir,
    // here, providers live on loopback
    CONCORDAT_ALLOW_PRIVATE_ADDRESSES: "true",
    PORT: "0",
    LOG_LEVEL: "warn",
  };
};

/** Starts Core on a free port and waits until it is ready. */
export const startCore = async (): Promise<Core> => {
  const env = environmentFor(temporaryFolder());
  const server = startChild([...concordat, "start", "--json"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const close = () => endChild(server);
  const run: Core["run"] = async (...command) => {
    const [program, script] = concordat;
    return (await promisify(execFile)(program, [script, ...command], { env })).stdout.trim();
  };
  try {
    if (!server.stdout) throw new Error("The server has no standard output.");
    const firstLine = once(createInterface({ input: server.stdout }), "line") as Promise<[string]>;
    const ended = once(server, "exit").then(() => Promise.reject(new Error("Core ended before it was ready.")));
    // when it ends later, as it is to, nobody waits for this any more
    ended.catch(() => undefined);
    const [line] = await inTime("The start of Core", Promise.race([firstLine, ended]));
    const { url, s3 } = JSON.parse(line) as { url: string; s3: string };
    const token: Core["token"] = (subject, role) =>
      run("token", "--subject", subject, ...(role === undefined ? [] : ["--role", role]));
    return { url, s3, run, token, close };
  } catch (error) {
    await close();
    throw error;
  }
};
