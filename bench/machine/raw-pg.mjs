// Sends statements that were captured, with new values each time, on raw `pg`, and does nothing else.
import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";

/**
 * What it is told: the statements of one operation, and how to run them.
 * @typedef {object} Order
 * @property {string} databaseUrl
 * @property {number} poolSize
 * @property {import("./statements.mjs").PlannedStatement[]} plan
 * @property {Record<string, string[]>} choices values of inputs that must exist, such as ids; others are made up
 * @property {number} connections how many callers there are at a time
 * @property {number} ms
 */

/** @type {pg.Pool | undefined} */
let pool;
let made = 0;

/** @returns {(value: import("./statements.mjs").Value) => unknown} what each value is in one run */
function valuesOfRun(/** @type {Order["choices"]} */ choices) {
  const run = made++;
  /** @type {Map<number, unknown>} */
  const fresh = new Map();
  const make = {
    uuid: () => randomUUID(),
    bytes: (/** @type {number} */ size) => randomBytes(size),
    time: () => new Date().toISOString().replace("T", " ").replace("Z", ""),
    text: (/** @type {number} */ size) => randomBytes(size).toString("hex").slice(0, size),
  };
  const input = (/** @type {string} */ name) => {
    const known = choices[name];
    return known ? String(known[run % known.length]) : `raw-${process.pid}-${run}`;
  };
  /** @returns {unknown} */
  function toSend(/** @type {import("./statements.mjs").Value} */ value) {
    if ("constant" in value) return value.constant;
    if ("list" in value) return value.list.map(toSend);
    if ("members" in value)
      return Object.fromEntries(Object.entries(value.members).map(([name, member]) => [name, toSend(member)]));
    if ("json" in value) return JSON.stringify(toSend(value.json));
    if ("text" in value) return value.text.replaceAll(/\{(\w+)\}/g, (_, name) => input(name));
    if (!fresh.has(value.number)) fresh.set(value.number, make[value.fresh](value.size));
    return fresh.get(value.number);
  }
  return toSend;
}

/** A value that must be unique was drawn twice: whoever draws values tries again. */
const isTaken = (/** @type {unknown} */ error) => /** @type {{ code?: unknown }} */ (error).code === "23505";

/**
 * Runs a plan once: what stands between BEGIN and COMMIT on one connection.
 * @param {pg.Pool} database
 * @param {Order} order
 * @returns {Promise<void>}
 */
async function runOnce(database, order) {
  const toSend = valuesOfRun(order.choices);
  /** @type {pg.PoolClient | undefined} */
  let client;
  try {
    for (const { text, name, values } of order.plan) {
      if (text === "BEGIN") client = await database.connect();
      const statement = { text, name, values: values.map(toSend), rowMode: "array" };
      await (client ?? database).query(/** @type {any} */ (statement));
      if (text !== "COMMIT") continue;
      client?.release();
      client = undefined;
    }
  } catch (error) {
    client?.release(true);
    if (!isTaken(error)) throw error;
    return runOnce(database, order);
  }
}

process.on("message", async (/** @type {Order} */ order) => {
  pool ??= new pg.Pool({ connectionString: order.databaseUrl, max: order.poolSize });
  const database = pool;
  const began = performance.now();
  const end = began + order.ms;
  let answers = 0;
  const caller = async () => {
    for (; performance.now() < end; answers++) await runOnce(database, order);
  };
  await Promise.all(Array.from({ length: order.connections }, caller));
  process.send?.({ answers, seconds: (performance.now() - began) / 1000 });
});
process.on("disconnect", () => process.exit());
process.send?.(0);
