// Object storage under load, against a bare Express route that sends the same as JSON: node bench/object-storage.mjs
// Run `npm run build` before. The server runs as a person would start it, with its embedded database, in a process of its
// own; so does the bare route, twice: on our HTTP server, which spares Node 20 half of Express, and as Express itself
// starts. Rounds alternate, so that whatever else the machine does meets all. Rows are planted by SQL.
import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { basePath } from "@concordat/contract/object-storage";
import express from "express";
import { processorTimeOf } from "./machine/processor-time.mjs";

const roundMs = 1_500;
const rounds = 5;
/** What is not compiled yet costs several times what it will. */
const warmUps = 3;
/** What the bare route runs on. */
const kinds = /** @type {const} */ (["our HTTP server", "plain Express"]);
const connections = 16;
const token = "ucat_of_the_bench_and_nobody_else";
const service = "12000000-0000-4000-8000-000000000001";
const few = 1_000;
const many = 100_000;
const minutesOfAYear = 525_600;

/** The other side: what it is told to send, it sends. */
if (process.send) {
  const app = express().disable("etag").disable("x-powered-by");
  /** @type {Map<string, unknown>} */
  const bodies = new Map();
  process.on("message", (/** @type {[string, string][]} */ told) => {
    for (const [path, body] of told) bodies.set(path, JSON.parse(body));
    process.send?.("told");
  });
  app.get("/:name", (incoming, response) => {
    response.json(bodies.get(incoming.params.name));
  });
  const { createHttpServer } = await import("../server/dist/http/fast-prototypes.js");
  const server = process.argv[2] === kinds[0] ? createHttpServer(app) : createServer(app);
  server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
  process.on("disconnect", () => process.exit());
}

/** @typedef {{ url: string, path: string }} Target */

/**
 * Asks for a path once.
 * @param {Target} target
 * @param {Agent} agent
 * @returns {Promise<string>}
 */
function get({ url, path }, agent) {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    request(url + path, { agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () =>
        response.statusCode === 200
          ? resolve(text)
          : reject(new Error(`${path} answered ${response.statusCode}: ${text}`)),
      );
    })
      .on("error", reject)
      .end();
  });
}

/**
 * Requests per second.
 * @param {Target} target
 */
async function rate(target) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + roundMs;
  let answered = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (; performance.now() < until; answered++) await get(target, agent);
    }),
  );
  agent.destroy();
  return (answered * 1000) / roundMs;
}

/** @returns {number[]} */
const numbers = () => [];

/** @param {number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/**
 * Milliseconds of one request at a time.
 * @param {Target} target
 */
async function latency(target) {
  const agent = new Agent({ keepAlive: true });
  const times = [];
  for (let index = 0; index < 15; index++) {
    const began = performance.now();
    await get(target, agent);
    times.push(performance.now() - began);
  }
  agent.destroy();
  return median(times);
}

/**
 * @param {(sql: string) => Promise<unknown>} execute
 * @param {number} from
 * @param {number} to
 * @param {number} users
 */
async function plant(execute, from, to, users) {
  const uuid = "('12' || lpad(to_hex(0), 6, '0') || '-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid";
  const all = `generate_series(${from}, ${to}) AS i`;
  await execute(`INSERT INTO storage_services (uuid, account_id, name, region, configured_status, operational_state, domain_prefix, created_at, updated_at)
    SELECT ${uuid}, (SELECT id FROM accounts LIMIT 1), 'service-' || i, 'europe-1', 'started', 'running', 'p' || i, now() - i * interval '1 second', now() FROM ${all}`);
  await execute(
    `INSERT INTO storage_networks (service_uuid, name, type, family) SELECT ${uuid}, 'internet', 'public', 'IPv4' FROM ${all}`,
  );
  await execute(
    `INSERT INTO storage_labels (service_uuid, key, value) SELECT ${uuid}, 'group', (i % 100)::text FROM ${all}`,
  );
  await execute(`INSERT INTO iam_users (id, service_uuid, username, created_at)
    SELECT gen_random_uuid(), ${uuid}, 'user-' || u, now() FROM ${all}, generate_series(1, ${users}) AS u`);
  await execute(`INSERT INTO iam_access_keys (access_key_id, user_id, secret_sealed, created_at, last_used_at)
    SELECT 'AKIA' || upper(substr(md5(iam_users.id::text), 1, 16)), iam_users.id, '', now(), now() FROM iam_users
    WHERE NOT EXISTS (SELECT FROM iam_access_keys WHERE user_id = iam_users.id)`);
  await execute("ANALYZE");
}

/**
 * How many statements the database is sent for a request.
 * @param {string} databaseUrl
 * @param {import("../server/dist/context.js").ServerContext["configuration"]} configuration
 * @param {string[]} paths
 */
async function countStatements(databaseUrl, configuration, paths) {
  const { createApp } = await import("../server/dist/http/app.js");
  const { createPrisma } = await import("../server/dist/database/database.js");
  const { createVault } = await import("../server/dist/vault.js");
  const { createLog } = await import("../server/dist/log.js");
  let statements = 0;
  const onStatement = () => {
    statements += 1;
  };
  const prisma = createPrisma(databaseUrl, { onStatement });
  const vault = createVault(Buffer.alloc(32));
  const log = createLog({ logLevel: "silent" });
  const server = createApp({ configuration, prisma, vault, log, clock: () => new Date() }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const agent = new Agent();
  for (const path of paths) {
    const before = statements;
    const { length = 1 } = JSON.parse(await get({ url: `http://127.0.0.1:${port}`, path }, agent));
    console.log(`${path.replace(service, "{uuid}")}: ${statements - before} statements for ${length} entries`);
  }
  server.close();
  server.closeAllConnections();
  await prisma.$disconnect();
}

async function measure() {
  const dataDir = await mkdtemp(join(tmpdir(), "concordat-bench-"));
  const env = { ...process.env, DATABASE_URL: "", CONCORDAT_DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "warn" };
  const cli = fileURLToPath(new URL("../server/dist/cli.js", import.meta.url));
  const server = spawn(process.execPath, [cli, "start", "--json"], {
    env: { ...env, CONCORDAT_UPCLOUD_TOKEN: token },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const bares = kinds.map((kind) => ({ kind, child: fork(fileURLToPath(import.meta.url), [kind]) }));
  try {
    const [[line], ...addresses] = await Promise.all([
      once(createInterface(server.stdout), "line"),
      ...bares.map(({ child }) => once(child, "message")),
    ]);
    const { url } = JSON.parse(line);
    const { connectDatabase } = await import("../server/dist/database/database.js");
    const { readConfiguration } = await import("../server/dist/configuration.js");
    const configuration = readConfiguration({ CONCORDAT_DATA_DIR: dataDir });
    const database = await connectDatabase({ dataDir });
    /** @param {string} sql */
    const execute = (sql) => database.prisma.$executeRawUnsafe(sql);
    const agent = new Agent();

    await plant(execute, 1, few, 10);
    const cases = {
      "get service": `${basePath}/${service}`,
      "list 10 services": basePath,
      "list 100 services": `${basePath}?limit=100`,
    };
    const names = Object.keys(cases).map((name) => name.replaceAll(" ", "-"));
    const bodies = await Promise.all(Object.values(cases).map((path) => get({ url, path }, agent)));
    for (const { child } of bares) {
      child.send(names.map((name, index) => [name, bodies[index]]));
      await once(child, "message");
    }

    console.log(
      `${few} services with 10 users each; ${connections} connections, median of ${rounds} rounds of ${roundMs / 1000} s, after ${warmUps} to warm up`,
    );
    for (const [index, [title, path]] of Object.entries(cases).entries()) {
      const sides = [
        { pid: server.pid, target: { url, path }, rates: numbers(), cpu: numbers() },
        ...bares.map(({ child }, bare) => ({
          pid: child.pid,
          target: { url: `http://127.0.0.1:${addresses[bare]?.[0].port}`, path: `/${names[Number(index)]}` },
          rates: numbers(),
          cpu: numbers(),
        })),
      ];
      for (let round = -warmUps; round < rounds; round++) {
        for (const side of sides) {
          const before = await processorTimeOf(side.pid);
          const perSecond = await rate(side.target);
          if (round < 0) continue;
          side.rates.push(perSecond);
          side.cpu.push(((await processorTimeOf(side.pid)) - before) / ((perSecond * roundMs) / 1000));
        }
      }
      const [ours, ...others] = sides.map(({ rates, cpu }) => ({ perSecond: median(rates), cpu: median(cpu) }));
      if (!ours) throw new Error("There is our side.");
      const size = `${bodies[Number(index)]?.length} bytes`;
      console.log(`${title} (${size}): ${ours.perSecond.toFixed(0)}/s, processor time ${ours.cpu.toFixed(3)} ms`);
      for (const [bare, other] of others.entries()) {
        console.log(
          `  bare route on ${kinds[bare]}: ${other.perSecond.toFixed(0)}/s, processor time ${other.cpu.toFixed(3)} ms; ` +
            `ratio ${(ours.perSecond / other.perSecond).toFixed(3)}, of processor time ${(other.cpu / ours.cpu).toFixed(3)}`,
        );
      }
    }
    const users = `${basePath}/${service}/users`;
    await countStatements(database.url, configuration, [
      `${basePath}?limit=1`,
      basePath,
      `${basePath}?limit=100`,
      users,
      `${basePath}/${service}`,
    ]);

    const pages = {
      "first page": basePath,
      "page of 100": `${basePath}?limit=100`,
      "last page": `${basePath}?offset=${few - 10}`,
      "by name": `${basePath}?sort=service_name`,
      "by label": `${basePath}?label=group%3D7`,
      "of users": users,
    };
    /** @param {number} count */
    const timePages = async (count) => {
      for (const [title, path] of Object.entries(pages)) {
        const last = path.replace(/offset=\d+/, `offset=${count - 10}`);
        console.log(`${count} services, ${title}: ${(await latency({ url, path: last })).toFixed(1)} ms`);
      }
    };
    await timePages(few);
    await plant(execute, few + 1, many, 0);
    await timePages(many);

    await execute(
      `UPDATE storage_services SET created_at = now() - interval '1 year', total_objects = 1, total_size_bytes = ${minutesOfAYear} WHERE uuid = '${service}'`,
    );
    await execute(`INSERT INTO storage_samples (service_uuid, minute, bytes_created)
      SELECT '${service}', date_trunc('minute', now()) - i * interval '1 minute', 1 FROM generate_series(0, ${minutesOfAYear - 1}) AS i`);
    await execute("ANALYZE storage_samples");
    const series = `${basePath}/${service}/metrics/series`;
    for (const [title, query] of [
      ["latest ten hours", ""],
      ["latest hundred days", "?interval=24h&limit=100&from=2000-01-01T00:00:00Z"],
      ["first ten hours", "?sort=start_at&from=2000-01-01T00:00:00Z"],
    ]) {
      console.log(
        `series over a year of minutes, ${title}: ${(await latency({ url, path: series + query })).toFixed(1)} ms`,
      );
    }
    await database.close();
  } finally {
    for (const { child } of bares) child.disconnect();
    server.kill("SIGTERM");
    await once(server, "exit");
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
  }
}

if (!process.send) await measure();
