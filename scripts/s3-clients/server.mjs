import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * A server that was started for the clients.
 * @typedef {object} S3Server
 * @property {(bucket: string) => Promise<import("./client.mjs").S3Place>} place creates a bucket
 * @property {() => Promise<void>} close
 */

/**
 * Starts the built server by its command, as a user would, with new data in a folder. The service and the user of its first
 * start are the ones whose objects are stored.
 * @param {string} root of the project
 * @param {string} dataDir
 * @returns {Promise<S3Server>}
 */
export async function startServer(root, dataDir) {
  const { DATABASE_URL: _database, CONCORDAT_MASTER_KEY: _key, ...own } = process.env;
  const env = { ...own, CONCORDAT_DATA_DIR: dataDir, PORT: "0", CONCORDAT_S3_PORT: "0", LOG_LEVEL: "error" };
  const command = join(root, "server/bin/concordat.js");
  const server = spawn(process.execPath, [command, "start", "--json"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(server, "exit");
  const started = await Promise.race([once(server.stdout, "data"), ended.then(() => undefined)]);
  if (!started) throw new Error("The server ended at once.");
  const { url, s3: endpoint, account, service } = JSON.parse(String(started[0]));
  const { stdout: token } = await promisify(execFile)(
    process.execPath,
    [command, "account", "token", "create", account.username],
    { cwd: root, env },
  );
  const { Concordat } = await import("@concordat/sdk");
  const { objectStorage } = new Concordat({ baseUrl: url, credentials: token.trim() });
  const key = await objectStorage.users.accessKeys.create(service.uuid, service.username);
  return {
    async place(bucket) {
      await objectStorage.buckets.create(service.uuid, { name: bucket });
      return {
        endpoint,
        region: service.region,
        bucket,
        accessKeyId: key.access_key_id,
        secret: key.secret_access_key,
      };
    },
    async close() {
      server.kill("SIGTERM");
      await ended;
    },
  };
}
