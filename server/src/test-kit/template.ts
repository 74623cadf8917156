import { createHash } from "node:crypto";
import pg from "pg";
import { withConnection } from "../database/connection.js";
import { createPrisma } from "../database/database.js";
import { isAlive } from "../database/embedded/process.js";
import { migrate } from "../database/migrate.js";
import { migrations } from "../generated/migrations.js";
import { version } from "../version.js";
import { copyDatabase, type DatabaseCopy, databasesNamed, dropDatabase } from "./database-copy.js";
import { withDatabase } from "./database-url.js";
import { residentsEdition, settleResidents } from "./residents.js";
import { openRunCluster } from "./run-cluster.js";
import { machineTag, runPid } from "./test-run.js";

/** Held while a template is made, so that the processes of a run make one between them. */
const templateLock = 1_668_247_152;

const edition = createHash("sha256")
  .update([version, residentsEdition, ...migrations.map(({ checksum }) => checksum)].join("\n"))
  .digest("hex")
  .slice(0, 12);
const template = `concordat_template_${edition}`;
const copyPrefix = `concordat_testing_${machineTag}_`;

/** Makes a database with the schema and its residents: in the server of this URL, or else in the run's own. */
export const createServerDatabase = async (databaseUrl: string | undefined): Promise<DatabaseCopy> => {
  const serverUrl = databaseUrl ?? (await runCluster());
  await remember(templates, serverUrl, () => ensureTemplate(serverUrl));
  return copyDatabase(serverUrl, { template, prefix: `${copyPrefix}${runPid}` });
};

const clusters = new Map<number, Promise<string>>();
/** The embedded PostgreSQL that all servers of a test run share. */
export const runCluster = (): Promise<string> => remember(clusters, runPid, openRunCluster);

const templates = new Map<string, Promise<void>>();

/** Does something once; what failed is tried again the next time. */
const remember = <Key, Value>(known: Map<Key, Promise<Value>>, key: Key, make: () => Promise<Value>) => {
  const value = known.get(key) ?? make();
  known.set(key, value);
  value.catch(() => known.delete(key));
  return value;
};

const ensureTemplate = (serverUrl: string): Promise<void> =>
  withConnection(serverUrl, async (client) => {
    // given back by the end of the connection
    await client.query("SELECT pg_advisory_lock($1)", [templateLock]);
    await dropLeftovers(client);
    if ((await databasesNamed(client, template)).includes(template)) return;
    const draft = `${template}_draft`;
    await dropDatabase(client, draft);
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(draft)}`);
    await fill(withDatabase(serverUrl, draft));
    // in one step: whoever sees the name sees a whole template
    await client.query(`ALTER DATABASE ${pg.escapeIdentifier(draft)} RENAME TO ${pg.escapeIdentifier(template)}`);
  });

const fill = async (url: string): Promise<void> => {
  await withConnection(url, (client) => migrate(client, migrations));
  const prisma = createPrisma(url);
  try {
    await settleResidents(prisma);
  } finally {
    await prisma.$disconnect();
  }
};

/** On a server of one's own, a run that was killed leaves its databases behind. */
const dropLeftovers = async (client: pg.Client): Promise<void> => {
  for (const name of await databasesNamed(client, copyPrefix)) {
    if (!isAlive(Number(name.slice(copyPrefix.length).split("_")[0]))) await dropDatabase(client, name);
  }
};
