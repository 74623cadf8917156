import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openApiDocument } from "@concordat/contract/openapi";
import { withConnection } from "../database/connection.js";
import { migrate } from "../database/migrate.js";
import { migrations } from "../generated/migrations.js";
import { databasesNamed, dropDatabase } from "../test-kit/database-copy.js";
import { withDatabase } from "../test-kit/database-url.js";
import { runCluster } from "../test-kit/template.js";
import { makeMemoryFolder } from "./memory-folder.js";

/** Within the project, so that what is built there finds its packages. */
const builtFolder = fileURLToPath(new URL("../../../.cache/testing", import.meta.url));

/**
 * Makes what all test files of a run share:
 *
 * - a folder in memory for temporary files, where there is enough of it;
 * - one PostgreSQL: that of DATABASE_URL, or the embedded one that the run's test servers share;
 * - in it a template with the schema, of which `createTestDatabase` makes a copy for each file;
 * - a folder, with the OpenAPI document as it is emitted now, against which every answer is held;
 * - another one for programs that are built.
 *
 * Vitest calls it for each of its projects; the first call does it for all.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const run = String(process.pid);
  if (process.env["CONCORDAT_TEST_RUN"] === run) return async () => undefined;
  process.env["CONCORDAT_TEST_RUN"] = run;
  // proofs look at times, which are those of disks
  if (!process.env["TMPDIR"] && !process.env["CONCORDAT_PROOF"]) {
    const memory = makeMemoryFolder();
    if (memory) process.env["TMPDIR"] = memory;
  }

  const serverUrl = process.env["DATABASE_URL"] || (await runCluster());
  const prefix = `concordat_test_${randomBytes(5).toString("hex")}`;
  const template = `${prefix}_template`;
  await withConnection(serverUrl, (client) => client.query(`CREATE DATABASE ${template}`));
  await withConnection(withDatabase(serverUrl, template), (client) => migrate(client, migrations));
  const folder = await mkdtemp(join(tmpdir(), "concordat-test-run-"));
  await chmod(folder, 0o755); // some tests play another user
  const programs = join(builtFolder, basename(folder));
  await mkdir(programs, { recursive: true });
  const document = join(folder, "openapi.json");
  await writeFile(document, JSON.stringify(openApiDocument()));
  process.env["CONCORDAT_TEST_FOLDER"] = folder;
  process.env["CONCORDAT_TEST_PROGRAMS"] = programs;
  process.env["CONCORDAT_TEST_OPENAPI"] = document;
  process.env["CONCORDAT_TEST_DATABASE_URL"] = serverUrl;
  process.env["CONCORDAT_TEST_TEMPLATE"] = template;

  return async () => {
    for (const made of [folder, programs]) await rm(made, { recursive: true, force: true, maxRetries: 10 });
    await withConnection(serverUrl, async (client) => {
      for (const name of await databasesNamed(client, prefix)) await dropDatabase(client, name);
    });
  };
}
