// Every creation of the contract, against the very statements that the server sends for it, on raw `pg` in a process that does
// nothing else; and what the audit trail and rate limits cost: node bench/create.mjs [ids]
import { walk } from "@concordat/contract";
import { objectStorage } from "@concordat/contract/object-storage";
import { ucloud } from "@concordat/contract/ucloud";
import { serveHere } from "./machine/app-here.mjs";
import { startChild } from "./machine/child.mjs";
import { accountToken, startAnother, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { requestText } from "./machine/load.mjs";
import { ownDomain, ownId, plantExamples, plantServices, serviceUuid, settleTables } from "./machine/plant.mjs";
import { sizeOf } from "./machine/size.mjs";
import { captureStatements, planOf } from "./machine/statements.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

// there are 17 creations with three sides each: longer turns would take more than three minutes
const size = { ...sizeOf({ rounds: 4, warmUps: 1, ms: 350 }), connections: 16 };
const poolSize = 10;
/** More than are filled up in one turn, where a service takes one of a kind. */
const services = Array.from({ length: 2500 }, (_, index) => index + 1);

/** Those that are made most. */
const usual = ["users.create", "providers.requestApproval"];
const limited = "users.create";
const goals = { usual: { atLeast: 0.6 }, all: { atLeast: 0.5 }, audit: { atLeast: 0.85 } };

/**
 * A creation: what is in braces differs each time.
 * @typedef {{ path: string, body: unknown, status: number, admin: boolean, makesRoom: string[] }} Creation
 */

/** What removes all that was created, where there can be few of a kind in one place. */
const makesRoom = /** @type {Record<string, string[]>} */ ({
  "networks.create": ["DELETE FROM storage_networks WHERE name <> 'internet'"],
  "customDomains.create": ["DELETE FROM storage_custom_domains WHERE domain_name NOT LIKE 'www.%'"],
  "staticWebsites.create": ["DELETE FROM static_websites"],
  "users.accessKeys.create": ["DELETE FROM iam_access_keys"],
  "policies.versions.create": [
    "DELETE FROM iam_policy_versions WHERE number > 1",
    "UPDATE iam_policies SET default_version = 1, last_version = 1 WHERE last_version > 1",
  ],
});

/** Members of bodies that name what is created: no two may be alike. */
const naming = { name: "{name}", username: "{name}", key: "{name}", domain_name: "{name}.example.com" };

/** Values of its own for each request, in place of those of an example. */
function varied(/** @type {unknown} */ body, /** @type {string} */ id) {
  if (typeof body !== "object" || body === null) return body;
  // a website is that of a domain which the service has
  if (id === "staticWebsites.create") return { ...body, domain_name: "{domain}" };
  const member = Object.keys(naming).find((name) => name in body);
  return member ? { ...body, [member]: naming[/** @type {keyof typeof naming} */ (member)] } : body;
}

/** Every operation of object storage that creates something, as its first example does. */
const creations = /** @type {Record<string, Creation>} */ (
  Object.fromEntries(
    [...walk(objectStorage)]
      .filter(({ operation }) => operation.success.status === 201)
      .map(({ id, operation }) => {
        const { pathParams = {}, body } = /** @type {any} */ (operation.examples[0]?.request ?? {});
        const values = { ...pathParams, service_uuid: "{service}" };
        const path = operation.path.replace(/:(\w+)/g, (_, name) => values[name]);
        const creation = { path, body: varied(body, id), status: 201, admin: false, makesRoom: makesRoom[id] ?? [] };
        return [id, creation];
      }),
  )
);
// on UCloud's side, the one creation that makes no key pair, which takes a hundred times as long as all else
creations["providers.requestApproval"] = {
  path: ucloud.providers.requestApproval.path,
  body: { type: "information", specification: { id: "{name}", domain: "provider.example.com", https: true } },
  status: 200,
  admin: true,
  makesRoom: [],
};

/** What is asked for in one request: the service of a number with what it has, and a name. */
const inputsOf = (/** @type {number} */ number, /** @type {string} */ name) => ({
  service: serviceUuid(number),
  user: ownId("user", number),
  group: ownId("group", number),
  role: ownId("role", number),
  policy: ownId("policy", number),
  domain: ownDomain(number),
  name,
});
/** @typedef {ReturnType<typeof inputsOf>} Inputs */

const filledIn = (/** @type {string} */ text, /** @type {Inputs} */ inputs) =>
  text.replaceAll(/\{(service|name|domain)\}/g, (_, name) => inputs[/** @type {keyof Inputs} */ (name)]);

const bodyText = ({ body }, inputs) => (body === undefined ? undefined : filledIn(JSON.stringify(body), inputs));

/**
 * The statements that a server in this process sends for a creation, its record in the audit trail included.
 * @param {import("./machine/concordat.mjs").Concordat} server whose database it is to use
 * @param {Creation} creation
 * @param {string} token
 */
async function planFor(server, creation, token) {
  const app = await serveHere(server);
  const send = async (/** @type {Inputs} */ inputs) => {
    const body = bodyText(creation, inputs);
    const response = await fetch(app.url + filledIn(creation.path, inputs), {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) },
      ...(body && { body }),
    });
    if (response.status !== creation.status) throw new Error(`${creation.path}: ${await response.text()}`);
  };
  const inputs = /** @type {const} */ ([inputsOf(1, "captured-one"), inputsOf(2, "captured-two")]);
  try {
    // what is looked up once and remembered is looked up here
    await send(inputsOf(3, "captured-first"));
    const runs = /** @type {const} */ ([
      await captureStatements(() => send(inputs[0])),
      await captureStatements(() => send(inputs[1])),
    ]);
    return planOf(runs, inputs);
  } finally {
    await app.close();
  }
}

const picked = process.argv.slice(2);
/** @type {(() => unknown)[]} */
const ending = [];
try {
  const server = await startConcordat();
  ending.push(server.stop);
  await plantServices(server.sql, { to: services.length });
  await plantExamples(server.sql, { to: services.length });
  await settleTables(server.sql);
  const raw = await startChild(new URL("./machine/raw-pg.mjs", import.meta.url));
  ending.push(raw.end);
  const bearer = await server.command("token", "--subject", "admin", "--role", "ADMIN", "--lifetime", "86400");
  const [untracked, counting] = await Promise.all([
    startAnother(server, { CONCORDAT_AUDIT_DAYS: "0" }),
    startAnother(server, {
      CONCORDAT_CALLS_PER_MINUTE: "1000000",
      CONCORDAT_WRONG_CREDENTIALS_PER_MINUTE: "1000000",
    }),
  ]);
  ending.push(untracked.stop, counting.stop);

  let sent = 0;
  const roomFor = (/** @type {Creation} */ creation) => async () => {
    for (const statement of creation.makesRoom) await server.sql(statement);
  };
  const askedOf = (/** @type {{ port: number, pid: number }} */ { port, pid }, /** @type {Creation} */ creation) => ({
    port,
    pids: [pid],
    databasePids: server.databasePids,
    status: creation.status,
    before: roomFor(creation),
    next: () => {
      const inputs = inputsOf(Number(services[sent % services.length]), `made-${sent++}`);
      const token = creation.admin ? bearer : accountToken;
      return requestText("POST", filledIn(creation.path, inputs), { token, body: bodyText(creation, inputs) });
    },
  });
  const all = services.map((number) => inputsOf(number, ""));
  const choices = Object.fromEntries(
    /** @type {const} */ (["service", "user", "group", "role", "policy", "domain"]).map((name) => [
      name,
      all.map((each) => each[name]),
    ]),
  );
  const replayed = (
    /** @type {Creation} */ creation,
    /** @type {import("./machine/statements.mjs").PlannedStatement[]} */ plan,
  ) => ({
    pids: [raw.pid],
    databasePids: server.databasePids,
    before: roomFor(creation),
    run: (/** @type {import("./machine/turns.mjs").Size} */ turn) =>
      raw.tell({ databaseUrl: server.databaseUrl, poolSize, plan, choices, ...turn }),
  });

  const figures = [];
  for (const [id, creation] of Object.entries(creations)) {
    if (picked.length > 0 && !picked.includes(id)) continue;
    const plan = await planFor(server, creation, creation.admin ? bearer : accountToken);
    if (!plan.some(({ text }) => text.includes("audit_records")))
      throw new Error(`${id} leaves no record in the trail.`);
    const sides = [askedOf(server, creation), replayed(creation, plan), askedOf(untracked, creation)];
    if (id === limited) sides.push(askedOf(counting, creation));
    const [whole, compared, bare, counted] = await compareUnderLoad(sides, size);
    if (!whole || !compared || !bare) throw new Error("A side is missing.");
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
    const value = (/** @type {typeof whole} */ one, /** @type {typeof whole} */ other) =>
      ratioOf(one.rates, other.rates);
    const statements = `${plan.length} statement${plan.length === 1 ? "" : "s"}`;
    figures.push(
      {
        name: `${id}, of its ${statements} on raw pg`,
        value: value(whole, compared),
        goal: usual.includes(id) ? goals.usual : goals.all,
        beside: beside(whole, compared),
      },
      {
        name: `${id}: with the audit trail, of without`,
        value: value(whole, bare),
        goal: goals.audit,
        beside: beside(whole, bare),
      },
    );
    if (counted)
      figures.push({
        name: `${id}: with rate limits, of without`,
        value: value(counted, whole),
        beside: beside(counted, whole),
      });
  }
  report(figures);
} finally {
  for (const end of ending.reverse()) await end();
}
