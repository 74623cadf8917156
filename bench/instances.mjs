// One server on a PostgreSQL, and two that share it: node bench/instances.mjs
import { availableParallelism } from "node:os";
import { basePath } from "@concordat/contract/object-storage";
import { accountToken, startAnother, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { load, requestText } from "./machine/load.mjs";
import { plantServices, serviceUuid, settleTables } from "./machine/plant.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const connections = 16;
const size = { ...sizeOf({ rounds: 5, warmUps: 2, ms: 1500 }), connections };
const services = 1000;

/** @type {(() => unknown)[]} */
const ending = [];
try {
  // its database is the one that all share; by itself it is idle
  const first = await startConcordat();
  ending.push(first.stop);
  await plantServices(first.sql, { to: services });
  await settleTables(first.sql);
  const instances = await Promise.all([startAnother(first), startAnother(first)]);
  ending.push(...instances.map(({ stop }) => stop));

  let made = 0;
  const cases = {
    "read a service": {
      status: 200,
      next: (/** @type {number} */ count) =>
        requestText("GET", `${basePath}/${serviceUuid(1 + (count % services))}`, { token: accountToken }),
    },
    "create a user": {
      status: 201,
      next: () => {
        const path = `${basePath}/${serviceUuid(1 + (made % services))}/users`;
        return requestText("POST", path, { token: accountToken, body: { username: `user-${made++}` } });
      },
    },
  };
  const figures = [];
  for (const [name, asked] of Object.entries(cases)) {
    const sideOf = (/** @type {readonly { port: number, pid: number }[]} */ some) => ({
      pids: some.map(({ pid }) => pid),
      databasePids: first.databasePids,
      /** All connections together, divided among the servers. */
      run: async (/** @type {import("./machine/turns.mjs").Size} */ { ms }) => {
        const share = { connections: connections / some.length, ms };
        const runs = await Promise.all(some.map(({ port }) => load({ port, ...asked }, share)));
        // each counts what all of this process does
        const [{ ownMs = 0, seconds = 0 } = {}] = runs;
        return { answers: runs.reduce((all, { answers }) => all + answers, 0), seconds, ownMs };
      },
    });
    const [one, two] = await compareUnderLoad([sideOf(instances.slice(0, 1)), sideOf(instances)], size);
    if (!one || !two) throw new Error("A side is missing.");
    const cores = (/** @type {typeof one} */ turn) =>
      `${turn.server.toFixed(2)} + ${turn.database.toFixed(2)} + ${turn.load.toFixed(2)}`;
    figures.push({
      name: `${name}: two servers, of one, on ${availableParallelism()} cores`,
      value: ratioOf(two.rates, one.rates),
      beside: {
        "one per second": one.perSecond,
        "two per second": two.perSecond,
        "µs of one": one.micros,
        "µs of two": two.micros,
        "cores with one: server + database + load": cores(one),
        "cores with two": cores(two),
      },
    });
  }
  report(figures);
} finally {
  for (const end of ending.reverse()) await end();
}
