import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const testKit = `
import assert from "node:assert/strict";
import { Concordat, NotFoundError } from "@concordat/sdk";
import { startTestServer } from "@concordat/server/testing";

const server = await startTestServer();
try {
  const cloud = new Concordat({ baseUrl: server.url, credentials: server.admin.token });
  const items = [{ id: "fresh", domain: "fresh.example.com", https: true }];
  const { responses: [created] } = await cloud.providers.create({ items });
  assert.equal((await cloud.providers.retrieve({ id: created.id })).specification.id, "fresh");
  await assert.rejects(async () => await cloud.providers.retrieve({ id: "999999" }), NotFoundError);
} finally {
  await server.close();
}
`;

/**
 * Writes a program into a project that calls a test server of its own by the SDK.
 * @param {string} folder
 */
export function writeTestKitProgram(folder) {
  writeFileSync(join(folder, "test-kit.mjs"), testKit);
  return "test-kit.mjs";
}

/**
 * Starts the server by the command that its package brings, with a new database, and stops it again.
 * @param {string} folder the project
 * @returns {Promise<string[]>} what went wrong
 */
export async function startInstalledServer(folder) {
  const { DATABASE_URL: _database, CONCORDAT_MASTER_KEY: _key, ...own } = process.env;
  const env = { ...own, CONCORDAT_DATA_DIR: join(folder, "data"), PORT: "0" };
  const command = join(folder, "node_modules", "@concordat", "server", "bin", "concordat.js");
  const server = spawn(process.execPath, [command, "start", "--json"], { cwd: folder, env });
  let errors = "";
  server.stderr.on("data", (chunk) => {
    errors += String(chunk);
  });
  const ended = once(server, "exit");
  const started = await Promise.race([once(server.stdout, "data"), ended.then(() => undefined)]);
  if (!started) return [`ended at once:\n${errors}`];
  const faults = [];
  try {
    const { url } = JSON.parse(String(started[0]));
    // the pages come from files of the package that nothing imports
    for (const path of [
      "/readyz",
      "/docs",
      "/docs/testing",
      "/docs/changelog",
      "/docs/assets/scalar.js",
      "/console",
      "/start/start.js",
    ]) {
      const { status } = await fetch(`${url}${path}`);
      if (status !== 200) faults.push(`answers ${status} when asked for ${path}`);
    }
  } finally {
    server.kill("SIGTERM");
  }
  const [code] = await ended;
  if (code !== 0) faults.push(`ended with ${code} when it was told to stop:\n${errors}`);
  return faults;
}
