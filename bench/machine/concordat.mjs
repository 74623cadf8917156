import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { apis } from "@concordat/contract";
import { postgresProcessesOf } from "../../server/dist/database/embedded/process.js";

/** The setting that lifts every quota that can be lifted. */
export const noQuotas = Object.entries(apis.quotas)
  .flatMap(([name, { isFixed }]) => (isFixed ? [] : [`${name}=2000000000`]))
  .join();

// a measurement that is broken off takes its servers along
for (const [signal, code] of /** @type {const} */ ([
  ["SIGINT", 130],
  ["SIGTERM", 143],
]))
  process.once(signal, () => process.exit(code));

const cli = fileURLToPath(new URL("../../server/dist/cli.js", import.meta.url));

/** The bearer of the account of object storage on every server of the bench. */
export const accountToken = "ucat_of_the_bench_and_nobody_else";

/**
 * The service of object storage that a new data folder begins with.
 * @typedef {{ uuid: string, region: string, bucket: string, username: string }} FirstService
 */

/**
 * A server as people start it, in a process of its own.
 * @typedef {object} Concordat
 * @property {string} url
 * @property {string} s3 where S3 answers
 * @property {FirstService} service
 * @property {number} port
 * @property {number} pid
 * @property {string} dataDir
 * @property {string} databaseUrl
 * @property {() => Promise<number[]>} databasePids PostgreSQL's processes of the data folder
 * @property {(query: string, ...values: unknown[]) => Promise<any[]>} sql runs a statement on its database
 * @property {(...words: string[]) => Promise<string>} command runs a command of `concordat` beside it
 * @property {() => Promise<void>} stop
 */

/** @param {string} prefix */
export const makeFolder = (prefix = "data") => mkdtemp(join(tmpdir(), `concordat-bench-${prefix}-`));

/** @param {string} folder */
export const removeFolder = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 10 });

/**
 * Only what a server is told counts, whatever the environment of the bench says.
 * @param {string} dataDir
 * @param {Readonly<Record<string, string>>} settings
 */
function environment(dataDir, settings) {
  const own = Object.entries(process.env).filter(([name]) => !/^(CONCORDAT_|DATABASE_URL$|PORT$|HOST$)/.test(name));
  return {
    ...Object.fromEntries(own),
    CONCORDAT_DATA_DIR: dataDir,
    CONCORDAT_UPCLOUD_TOKEN: accountToken,
    // what is measured creates without end
    CONCORDAT_QUOTAS: noQuotas,
    PORT: "0",
    LOG_LEVEL: "warn",
    ...settings,
  };
}

/**
 * Starts a server and waits until it is ready.
 * @param {{ dataDir: string, settings?: Readonly<Record<string, string>> }} options `settings`: environment variables
 * @returns {Promise<{ url: string, s3: string, service: FirstService, pid: number, stop: () => Promise<void> }>}
 */
export async function startProcess({ dataDir, settings = {} }) {
  const child = spawn(process.execPath, [cli, "start", "--json"], {
    env: environment(dataDir, settings),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const endWithUs = () => void child.kill("SIGTERM");
  process.once("exit", endWithUs);
  const ended = once(child, "exit").finally(() => process.off("exit", endWithUs));
  const line = once(createInterface(child.stdout), "line");
  const [first] = await Promise.race([
    line,
    ended.then(([code]) => Promise.reject(new Error(`It ended with ${code}.`))),
  ]);
  const stop = async () => {
    child.kill("SIGTERM");
    const [code] = await ended;
    if (code !== 0) throw new Error(`The server ended with ${code}.`);
  };
  const { url, s3, service } = JSON.parse(first);
  return { url, s3, service, pid: Number(child.pid), stop };
}

/**
 * Starts a server on a folder of its own, which is removed when it is stopped.
 * @param {Readonly<Record<string, string>>} [settings] environment variables
 * @returns {Promise<Concordat>}
 */
export async function startConcordat(settings = {}) {
  const dataDir = await makeFolder();
  try {
    const server = await startProcess({ dataDir, settings });
    const { connectDatabase } = await import("../../server/dist/database/database.js");
    const database = await connectDatabase({ dataDir, databaseUrl: settings["DATABASE_URL"] });
    return {
      ...server,
      port: Number(new URL(server.url).port),
      dataDir,
      databaseUrl: database.url,
      databasePids: () => postgresProcessesOf(join(dataDir, "postgres")),
      sql: (query, ...values) => database.prisma.$queryRawUnsafe(query, ...values),
      command: async (...words) => {
        const ran = promisify(execFile)(process.execPath, [cli, ...words], { env: environment(dataDir, settings) });
        return (await ran).stdout.trim();
      },
      stop: async () => {
        await database.close();
        await server.stop();
        await removeFolder(dataDir);
      },
    };
  } catch (error) {
    await removeFolder(dataDir);
    throw error;
  }
}

/**
 * Starts another server on the database of one, as those do who run several.
 * @param {Concordat} first
 * @param {Readonly<Record<string, string>>} [settings] environment variables
 */
export async function startAnother({ dataDir, databaseUrl }, settings = {}) {
  const key = (await readFile(join(dataDir, "master.key"), "utf8")).trim();
  const server = await startProcess({
    dataDir: join(dataDir, "unused"),
    settings: { DATABASE_URL: databaseUrl, CONCORDAT_MASTER_KEY: key, ...settings },
  });
  return { ...server, port: Number(new URL(server.url).port) };
}

/**
 * Asks once, as anybody would.
 * @param {string} url
 * @param {string} token
 * @returns {Promise<string>} the answer's text
 */
export async function ask(url, token) {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text}`);
  return text;
}
