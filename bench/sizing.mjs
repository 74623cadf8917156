// What one server takes and needs, for those who plan for it: node bench/sizing.mjs
import { connect } from "node:net";
import { basePath } from "@concordat/contract/object-storage";
import { accountToken, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { requestText } from "./machine/load.mjs";
import { memoryOf } from "./machine/memory.mjs";
import { plantProviders, plantServices, plantUsers, serviceUuid, settleTables } from "./machine/plant.mjs";
import { isShort, sizeOf } from "./machine/size.mjs";
import { compareUnderLoad } from "./machine/turns.mjs";

const size = { ...sizeOf({ rounds: 3, warmUps: 2, ms: 2000 }), connections: 16 };
/** Rows from which the size of a million is worked out. */
const planted = isShort ? 5000 : 100_000;
const idleConnections = 1000;
const services = 1000;

/** @param {import("./machine/concordat.mjs").Concordat} server */
async function underLoad(server) {
  let made = 0;
  const one = (/** @type {number} */ count) => `${basePath}/${serviceUuid(1 + (count % services))}`;
  const calls = {
    "reads of a service": {
      next: (/** @type {number} */ count) => requestText("GET", one(count), { token: accountToken }),
    },
    "lists of 10 services": { next: () => requestText("GET", basePath, { token: accountToken }) },
    "creations of a user": {
      status: 201,
      next: (/** @type {number} */ count) =>
        requestText("POST", `${one(count)}/users`, { token: accountToken, body: { username: `made-${made++}` } }),
    },
  };
  const { port, pid, databasePids } = server;
  const sides = Object.values(calls).map((call) => ({ port, pids: [pid], databasePids, ...call }));
  const turns = await compareUnderLoad(sides, size);
  return Object.keys(calls).map((name, index) => ({
    name: `${name}, in a second`,
    value: Number(turns[index]?.perSecond),
    beside: {
      "cores of the server": Number(turns[index]?.server),
      "cores of the database": Number(turns[index]?.database),
      "cores of the load": Number(turns[index]?.load),
    },
  }));
}

/** @param {import("./machine/concordat.mjs").Concordat} server */
async function memoryOfIdleConnections({ port, pid }) {
  const before = await memoryOf([pid]);
  const request = requestText("GET", "/healthz");
  const sockets = await Promise.all(
    Array.from(
      { length: idleConnections },
      () =>
        new Promise((/** @type {(socket: import("node:net").Socket) => void} */ resolve, reject) => {
          const socket = connect(port, "127.0.0.1", () => socket.write(request));
          socket.on("error", reject).once("data", () => resolve(socket));
        }),
    ),
  );
  const after = await memoryOf([pid]);
  for (const socket of sockets) socket.destroy();
  return after - before;
}

/**
 * What a million of some things take in the database, with what belongs to them and their indexes.
 * @param {import("./machine/concordat.mjs").Concordat} server
 * @param {readonly string[]} tables
 * @param {() => Promise<void>} plant
 */
async function sizeOfMillion({ sql }, tables, plant) {
  const sizeNow = async () => {
    const [{ bytes }] = await sql(
      `SELECT sum(pg_total_relation_size(name::regclass))::float8 AS bytes FROM unnest(ARRAY['${tables.join("','")}']) AS name`,
    );
    return bytes;
  };
  const before = await sizeNow();
  await plant();
  return ((await sizeNow()) - before) * (1_000_000 / planted);
}

/** @param {import("./machine/concordat.mjs").Concordat} server */
async function inDatabase(server) {
  const { sql } = server;
  const from = services + 1;
  const to = services + planted;
  const things = {
    "services, each with a network and a label": {
      tables: ["storage_services", "storage_networks", "storage_labels"],
      plant: () => plantServices(sql, { from, to }),
    },
    "users of services, each with an access key": {
      tables: ["iam_users", "iam_access_keys"],
      plant: () => plantUsers(sql, { from, services: to, each: 1 }),
    },
    "providers, each with its keys": {
      tables: ["resources", "providers", "auth_providers"],
      plant: () => plantProviders(server, { to: planted }),
    },
    "records of the audit trail": {
      tables: ["audit_records"],
      plant: async () => {
        await sql(`INSERT INTO audit_records (at, request_id, caller, operation, path, named, address, status)
          SELECT now(), lpad(i::text, 26, '0'), 'ACCOUNT concordat', 'objectStorage.users.create',
            '${basePath}/${serviceUuid(1)}/users', ARRAY['user-' || i], '192.0.2.1', 201 FROM generate_series(1, ${planted}) AS i`);
      },
    },
  };
  const figures = [];
  for (const [name, { tables, plant }] of Object.entries(things))
    figures.push({
      name: `a million ${name}, in the database`,
      value: (await sizeOfMillion(server, tables, plant)) / 1e6,
      unit: "MB",
    });
  return figures;
}

const server = await startConcordat();
try {
  await plantServices(server.sql, { to: services });
  await settleTables(server.sql);
  const databaseMemory = async () => memoryOf(await server.databasePids());
  const idle = [await memoryOf([server.pid]), await databaseMemory()];
  // before any load, which leaves room that connections would fill
  const connections = await memoryOfIdleConnections(server);
  const rates = await underLoad(server);
  const loaded = [await memoryOf([server.pid]), await databaseMemory()];
  report([
    ...rates,
    { name: "memory of the server, idle", value: Number(idle[0]), unit: "MB" },
    { name: "memory of the server, after load", value: Number(loaded[0]), unit: "MB" },
    { name: "memory of the database, idle", value: Number(idle[1]), unit: "MB" },
    { name: "memory of the database, after load", value: Number(loaded[1]), unit: "MB" },
    { name: `memory of ${idleConnections} idle connections of callers`, value: connections, unit: "MB" },
    ...(await inDatabase(server)),
  ]);
} finally {
  await server.stop();
}
