// Pages of lists in tables of a million rows against the same ones of a thousand: node bench/pages-at-size.mjs
import { basePath } from "@concordat/contract/object-storage";
import { ucloud } from "@concordat/contract/ucloud";
import { accountToken, ask, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { requestText } from "./machine/load.mjs";
import { plantProviders, plantServices, plantUsers, serviceUuid, settleTables } from "./machine/plant.mjs";
import { isShort, sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const goal = { atMost: 2 };
const counts = [1000, isShort ? 30_000 : 1_000_000];
const size = { ...sizeOf({ rounds: 5, warmUps: 1, ms: 500 }), connections: 1 };
const usersOfOne = 100;

/** @param {number} rows of each table */
async function prepare(rows) {
  const server = await startConcordat();
  const plantStorage = async () => {
    await plantServices(server.sql, { to: rows });
    await plantUsers(server.sql, { services: 1, each: usersOfOne });
    await plantUsers(server.sql, { from: 2, services: rows - usersOfOne + 1, each: 1 });
  };
  await Promise.all([plantStorage(), plantProviders(server, { to: rows })]);
  await settleTables(server.sql);
  const admin = await server.command("token", "--subject", "admin", "--role", "ADMIN", "--lifetime", "86400");
  return { server, admin, rows };
}

/**
 * The pages of lists, with who asks for them.
 * @param {Awaited<ReturnType<typeof prepare>>} prepared
 * @returns {Promise<Record<string, { path: string, token: string }>>}
 */
async function pagesOf({ server, admin, rows }) {
  const services = (/** @type {string} */ query) => ({ path: `${basePath}?${query}`, token: accountToken });
  const browse = `${ucloud.providers.browse.path}?itemsPerPage=100`;
  const providers = (/** @type {string} */ query = "") => ({ path: browse + query, token: admin });
  const { next } = JSON.parse(await ask(server.url + browse, admin));
  return {
    "services, first page of 10": services("limit=10"),
    "services, first page of 100": services("limit=100"),
    "services, by name": services("limit=10&sort=service_name"),
    "services, by state": services("limit=10&sort=operational_state"),
    "services, with a label that ten have": services("limit=10&label=rare%3Dyes"),
    "services, with a label that 1 in 100 has": services("limit=10&label=group%3D7"),
    [`${usersOfOne} users of a service`]: { path: `${basePath}/${serviceUuid(1)}/users`, token: accountToken },
    "providers, first page of 100": providers(),
    "providers, second page, by `next`": providers(`&next=${next}`),
    "providers, by time": providers("&sortBy=createdAt"),
    "providers, by creator": providers("&sortBy=createdBy"),
    "services, last page, by offset": services(`limit=10&offset=${rows - 10}`),
  };
}
/** What has to be counted is more where there is more: all that have a label, all that stand before an offset. */
const ofNoGoal = ["services, with a label that 1 in 100 has", "services, last page, by offset"];

/** @type {(() => unknown)[]} */
const ending = [];
try {
  const prepared = [];
  for (const rows of counts) {
    const one = await prepare(rows);
    ending.push(one.server.stop);
    prepared.push(one);
  }
  const pages = await Promise.all(prepared.map(pagesOf));
  const figures = [];
  for (const name of Object.keys(pages[0] ?? {})) {
    const sides = prepared.map(({ server: { port, pid, databasePids } }, index) => {
      const { path = "", token } = pages[index]?.[name] ?? {};
      const request = Buffer.from(requestText("GET", path, token === undefined ? {} : { token }));
      return { port, pids: [pid], databasePids, next: () => request };
    });
    const [small, large] = await compareUnderLoad(sides, size);
    if (!small || !large) throw new Error("A side is missing.");
    figures.push({
      name,
      value: ratioOf(small.rates, large.rates),
      ...(!ofNoGoal.includes(name) && { goal }),
      beside: {
        [`ms at ${counts[0]}`]: 1000 / small.perSecond,
        [`ms at ${counts[1]}`]: 1000 / large.perSecond,
        "cores of the database at many": large.database,
      },
    });
  }
  report(figures);
} finally {
  for (const end of ending.reverse()) await end();
}
