// A creation, against the very statements that the server sends for it, on raw `pg` in a process that does nothing else; and what
// the audit trail and rate limits cost: node bench/create.mjs
import { basePath } from "@concordat/contract/object-storage";
import { ucloud } from "@concordat/contract/ucloud";
import { serveHere } from "./machine/app-here.mjs";
import { startChild } from "./machine/child.mjs";
import { accountToken, startAnother, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { requestText } from "./machine/load.mjs";
import { plantServices, serviceUuid, settleTables } from "./machine/plant.mjs";
import { sizeOf } from "./machine/size.mjs";
import { captureStatements, planOf } from "./machine/statements.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const goal = { atLeast: 0.6 };
const size = { ...sizeOf({ rounds: 5, warmUps: 2, ms: 1200 }), connections: 16 };
const poolSize = 10;
const services = Array.from({ length: 1000 }, (_, index) => serviceUuid(index + 1));

/** Calls to compare; what is in braces differs each time. */
const creations = {
  "a user of object storage": {
    path: `${basePath}/{service}/users`,
    body: { username: "{name}" },
    status: 201,
    admin: false,
  },
  "a bucket of object storage": {
    path: `${basePath}/{service}/buckets`,
    body: { name: "{name}" },
    status: 201,
    admin: false,
  },
  "a provider's request for approval of UCloud": {
    path: ucloud.providers.requestApproval.path,
    body: { type: "information", specification: { id: "{name}", domain: "provider.example.com", https: true } },
    status: 200,
    admin: true,
  },
};

/** @typedef {typeof creations[keyof typeof creations]} Creation */
/** @typedef {{ service: string, name: string }} Inputs */

const filledIn = (/** @type {string} */ text, /** @type {Inputs} */ inputs) =>
  text.replaceAll(/\{(service|name)\}/g, (_, name) => inputs[/** @type {keyof Inputs} */ (name)]);

/**
 * The statements that a server in this process sends for a creation, its record in the audit trail included.
 * @param {import("./machine/concordat.mjs").Concordat} server whose database it is to use
 * @param {Creation} creation
 * @param {string} token
 */
async function planFor(server, { path, body, status }, token) {
  const app = await serveHere(server);
  const send = async (/** @type {Inputs} */ inputs) => {
    const response = await fetch(app.url + filledIn(path, inputs), {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: filledIn(JSON.stringify(body), inputs),
    });
    if (response.status !== status) throw new Error(await response.text());
  };
  const inputs = /** @type {const} */ ([
    { service: String(services[0]), name: "captured-one" },
    { service: String(services[1]), name: "captured-two" },
  ]);
  try {
    // what is looked up once and remembered is looked up here
    await send({ service: String(services[2]), name: "captured-first" });
    const runs = /** @type {const} */ ([
      await captureStatements(() => send(inputs[0])),
      await captureStatements(() => send(inputs[1])),
    ]);
    return planOf(runs, inputs);
  } finally {
    await app.close();
  }
}

/** @type {(() => unknown)[]} */
const ending = [];
try {
  const server = await startConcordat();
  ending.push(server.stop);
  await plantServices(server.sql, { to: services.length });
  await settleTables(server.sql);
  const raw = await startChild(new URL("./machine/raw-pg.mjs", import.meta.url));
  ending.push(raw.end);
  const bearer = await server.command("token", "--subject", "admin", "--role", "ADMIN", "--lifetime", "86400");
  const [untracked, limited] = await Promise.all([
    startAnother(server, { CONCORDAT_AUDIT_DAYS: "0" }),
    startAnother(server, {
      CONCORDAT_CALLS_PER_MINUTE: "1000000",
      CONCORDAT_WRONG_CREDENTIALS_PER_MINUTE: "1000000",
    }),
  ]);
  ending.push(untracked.stop, limited.stop);

  let sent = 0;
  const askedOf = (/** @type {{ port: number, pid: number }} */ { port, pid }, /** @type {Creation} */ creation) => ({
    port,
    pids: [pid],
    databasePids: server.databasePids,
    status: creation.status,
    next: () => {
      const inputs = { service: String(services[sent % services.length]), name: `made-${sent++}` };
      const body = filledIn(JSON.stringify(creation.body), inputs);
      const token = creation.admin ? bearer : accountToken;
      return requestText("POST", filledIn(creation.path, inputs), { token, body });
    },
  });
  const replayed = (/** @type {import("./machine/statements.mjs").PlannedStatement[]} */ plan) => ({
    pids: [raw.pid],
    databasePids: server.databasePids,
    run: (/** @type {import("./machine/turns.mjs").Size} */ turn) =>
      raw.tell({ databaseUrl: server.databaseUrl, poolSize, plan, choices: { service: services }, ...turn }),
  });

  const figures = [];
  for (const [name, creation] of Object.entries(creations)) {
    const plan = await planFor(server, creation, creation.admin ? bearer : accountToken);
    const withoutRecord = plan.filter(({ text }) => !text.includes("audit_records"));
    if (withoutRecord.length !== plan.length - 1) throw new Error("There should be one record in the audit trail.");
    const sides = [
      askedOf(server, creation),
      replayed(plan),
      askedOf(untracked, creation),
      replayed(withoutRecord),
      askedOf(limited, creation),
    ];
    const [whole, wholeRaw, bare, bareRaw, counted] = await compareUnderLoad(sides, size);
    if (!whole || !wholeRaw || !bare || !bareRaw || !counted) throw new Error("A side is missing.");
    const beside = (/** @type {typeof whole} */ one, /** @type {typeof whole} */ other) => ({
      "by processor time": ratioOf(other.allMicros, one.allMicros),
      "per second": one.perSecond,
      "compared per second": other.perSecond,
      "server µs": one.micros,
      "compared µs": other.micros,
      "cores: server": one.server,
      "cores: database": one.database,
      "cores: load": one.load,
      "cores: compared + database": `${other.server.toFixed(2)} + ${other.database.toFixed(2)}`,
    });
    const statements = (/** @type {number} */ count) => `${count} statement${count === 1 ? "" : "s"}`;
    figures.push(
      {
        name: `${name}, of its ${statements(plan.length)} on raw pg`,
        value: ratioOf(whole.rates, wholeRaw.rates),
        goal,
        beside: beside(whole, wholeRaw),
      },
      {
        name: `${name} without the audit trail, of its ${statements(withoutRecord.length)} on raw pg`,
        value: ratioOf(bare.rates, bareRaw.rates),
        goal,
        beside: beside(bare, bareRaw),
      },
      {
        name: `${name}: with the audit trail, of without`,
        value: ratioOf(whole.rates, bare.rates),
        beside: beside(whole, bare),
      },
      {
        name: `${name}: with rate limits, of without`,
        value: ratioOf(counted.rates, whole.rates),
        beside: beside(counted, whole),
      },
    );
  }
  report(figures);
} finally {
  for (const end of ending.reverse()) await end();
}
