import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openApiDocument } from "@concordat/contract/openapi";
import { withConnection } from "../database/connection.js";
import { migrate } from "../database/migrate.js";
import { migrations } from "../generated/migrations.js";
import { databasesNamed, dropDatabase } from "../test-kit/database-copy.js";
import { withDatabase } from "../test-kit/database-url.js";
import { runCluster } from "../test-kit/template.js";

/**
 * One PostgreSQL for a whole test run: that of DATABASE_URL, or the embedded one that the run's test servers share. In it a
 * template with the schema, of which `createTestDatabase` makes a copy for each file. And the OpenAPI document as it is emitted
 * now, against which every answer is held.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const serverUrl = process.env["DATABASE_URL"] || (await runCluster());
  const prefix = `concordat_test_${randomBytes(5).toString("hex")}`;
  const template = `${prefix}_template`;
  await withConnection(serverUrl, (client) => client.query(`CREATE DATABASE ${template}`));
  await withConnection(withDatabase(serverUrl, template), (client) => migrate(client, migrations));
  const folder = await mkdtemp(join(tmpdir(), "concordat-openapi-"));
  const document = join(folder, "openapi.json");
  await writeFile(document, JSON.stringify(openApiDocument()));
  process.env["CONCORDAT_TEST_OPENAPI"] = document;
  process.env["CONCORDAT_TEST_DATABASE_URL"] = serverUrl;
  process.env["CONCORDAT_TEST_TEMPLATE"] = template;

  return async () => {
    await rm(folder, { recursive: true, force: true });
    await withConnection(serverUrl, async (client) => {
      for (const name of await databasesNamed(client, prefix)) await dropDatabase(client, name);
    });
  };
}
