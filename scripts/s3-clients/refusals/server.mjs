import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { freePort } from "../../../server/dist/http/free-port.js";

const run = promisify((await import("node:child_process")).execFile);
const clock = fileURLToPath(new URL("./movable-clock.mjs", import.meta.url));

/**
 * A server whose clock can be put forward and back.
 * @typedef {object} RefusingServer
 * @property {string} url of the control plane
 * @property {string} endpoint of S3, over HTTP
 * @property {string} tlsEndpoint of S3
 * @property {string} iamEndpoint
 * @property {string} authority its certificate, in PEM
 * @property {string} token of the account
 * @property {{ uuid: string, username: string, region: string }} service of the first start
 * @property {(hours: number) => Promise<void>} setClock
 * @property {() => Promise<void>} close
 */

/**
 * Starts the built server with all its ports, and few buckets for each service.
 * @param {string} root of the project
 * @param {string} dataDir
 * @returns {Promise<RefusingServer>}
 */
export async function startRefusingServer(root, dataDir) {
  const { DATABASE_URL: _database, CONCORDAT_MASTER_KEY: _key, ...own } = process.env;
  const [tlsPort, iamPort] = [await freePort("127.0.0.1"), await freePort("127.0.0.1")];
  const env = {
    ...own,
    CONCORDAT_DATA_DIR: dataDir,
    PORT: "0",
    CONCORDAT_S3_PORT: "0",
    CONCORDAT_S3_TLS_PORT: String(tlsPort),
    CONCORDAT_IAM_PORT: String(iamPort),
    CONCORDAT_PROVISIONING_STEP_MS: "0",
    CONCORDAT_QUOTAS: "bucketsPerService=5",
    LOG_LEVEL: "silent",
  };
  const command = join(root, "server/bin/concordat.js");
  const server = spawn(process.execPath, ["--import", clock, command, "start", "--json"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = once(server, "exit");
  const { stdout } = server;
  if (!stdout) throw new Error("The server has no output.");
  const started = await Promise.race([once(stdout, "data"), ended.then(() => undefined)]);
  if (!started) throw new Error("The server ended at once.");
  const { url, s3: endpoint, account, service } = JSON.parse(String(started[0]));
  const tell = async (/** @type {string[]} */ ...args) =>
    (await run(process.execPath, [command, ...args], { cwd: root, env })).stdout.trim();
  return {
    url,
    endpoint,
    tlsEndpoint: `https://127.0.0.1:${tlsPort}`,
    iamEndpoint: `https://127.0.0.1:${iamPort}`,
    authority: await tell("ca"),
    token: await tell("account", "token", "create", account.username),
    service,
    async setClock(hours) {
      server.send(hours);
      await once(server, "message");
    },
    async close() {
      server.kill("SIGTERM");
      await ended;
    },
  };
}
