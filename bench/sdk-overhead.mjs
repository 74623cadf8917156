// What a call of the SDK costs over a bare `fetch` that sends and reads the same: node bench/sdk-overhead.mjs
// Run `npx tsc -b sdk` before. Once with a `fetch` that answers at once, which leaves the SDK's own work and little else, and
// once with a server on loopback. Rounds alternate, so that whatever else the machine does meets both; what counts is the
// median of the differences, in processor time, for the clock on the wall counts what other programs do, too.
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { report } from "./machine/figures.mjs";
import { median } from "./machine/median.mjs";
import { sizeOf } from "./machine/size.mjs";

const goalMicros = 60;
const { rounds, warmUps } = sizeOf({ rounds: 41, warmUps: 5 });
const token = "the-token-of-the-bench";
const id = "51231";
const body = JSON.stringify({
  id,
  specification: { id: "example", domain: "provider.example.com", https: true, port: 8443 },
  refreshToken: "",
  publicKey: "",
  createdAt: 1_700_000_000_000,
  status: { resolvedSupport: null, resolvedProduct: null },
  updates: [],
  owner: { createdBy: "admin", project: null },
  permissions: { myself: ["READ"], others: [] },
});
const created = JSON.stringify({ type: "requires_signature", token: "5f0c6a3e-7c4b-4a39-9a2d-6f1b0e8d3c21" });
const specification = { id: "example", domain: "provider.example.com", https: true };
const answerHeaders = { "content-type": "application/json; charset=utf-8", "job-id": "01K0000000000000000000TEST" };

/** The other side: a server that answers the same whatever it is asked, in a process of its own. */
if (process.send) {
  const server = createServer((request, response) => {
    request.resume();
    const text = request.method === "GET" ? body : created;
    request.on("end", () => response.writeHead(200, { ...answerHeaders, "content-length": text.length }).end(text));
  });
  server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
  process.on("disconnect", () => process.exit());
} else await compare();

/** @typedef {(url: string, init: RequestInit) => Promise<Response>} Fetch */

/**
 * Each does what its rival does: it writes the request, with credentials and for a creation a key of its own, sends it, and
 * reads the answer's JSON.
 *
 * @param {Fetch} send
 */
async function contestants(send, /** @type {string} */ baseUrl) {
  const { Concordat } = await import("../sdk/dist/index.js");
  const cloud = new Concordat({ baseUrl, credentials: token, fetch: /** @type {any} */ (send) });
  const request = /** @type {const} */ ({ type: "information", specification });
  const headers = { accept: "application/json", authorization: `Bearer ${token}` };
  const ask = async (/** @type {string} */ path, /** @type {RequestInit} */ init) => {
    const response = await send(baseUrl + path, init);
    if (response.status !== 200) throw new Error(String(response.status));
    return JSON.parse(await response.text());
  };
  /** What every call of the SDK has, and a bare fetch has not: a time-out that lets go of the connection. */
  const withTimeout = async (/** @type {(init: RequestInit) => Promise<unknown>} */ work) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 60_000);
    try {
      return await work({ signal: controller.signal });
    } finally {
      clearTimeout(timer);
    }
  };
  const retrieve = (/** @type {RequestInit} */ more = {}) =>
    ask(`/api/providers/retrieve?id=${encodeURIComponent(id)}`, { method: "GET", headers, ...more });
  const requestApproval = (/** @type {RequestInit} */ more = {}) =>
    ask("/api/providers/requestApproval", {
      method: "POST",
      headers: { ...headers, "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify(request),
      ...more,
    });
  return {
    "GET, read one": {
      sdk: () => cloud.providers.retrieve({ id }),
      bare: () => retrieve(),
      timed: () => withTimeout(retrieve),
    },
    "POST, create with a key": {
      sdk: () => cloud.providers.requestApproval(request),
      bare: () => requestApproval(),
      timed: () => withTimeout(requestApproval),
    },
  };
}

/** @returns {Promise<Cost>} microseconds for each call, one after the other */
async function measure(/** @type {() => PromiseLike<unknown>} */ call, /** @type {number} */ calls) {
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  for (let count = 0; count < calls; count++) await call();
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / calls, wall: (1000 * wall) / calls };
}

/**
 * @typedef {{ cpu: number, wall: number }} Cost
 * @typedef {{ sdk: Cost, bare: Cost, timed: Cost }} Round
 */

/**
 * Lets all take turns, each round in another order.
 * @returns {Promise<Round[]>}
 */
async function roundsOf(
  /** @type {Record<keyof Round, () => PromiseLike<unknown>>} */ calls,
  /** @type {number} */ count,
) {
  const results = [];
  const names = /** @type {(keyof Round)[]} */ (Object.keys(calls));
  for (let round = -warmUps; round < rounds; round++) {
    names.push(/** @type {keyof Round} */ (names.shift()));
    /** @type {Partial<Round>} */
    const result = {};
    for (const name of names) result[name] = await measure(calls[name], count);
    if (round >= 0) results.push(/** @type {Round} */ (result));
  }
  return results;
}

async function compare() {
  const child = fork(fileURLToPath(import.meta.url));
  const [{ port }] = await once(child, "message");
  // a response can be read once: each call gets one of its own, as it does from a network
  const fake = async (/** @type {string} */ _url, /** @type {RequestInit} */ { method }) =>
    new Response(method === "GET" ? body : created, { headers: answerHeaders });
  const sides = [
    { name: "a fetch that answers at once", send: fake, baseUrl: "http://127.0.0.1:1", calls: 2000 },
    { name: "a server on loopback", send: fetch, baseUrl: `http://127.0.0.1:${port}`, calls: 300 },
  ];
  const figures = [];
  try {
    for (const { name, send, baseUrl, calls } of sides) {
      for (const [what, contest] of Object.entries(await contestants(/** @type {Fetch} */ (send), baseUrl))) {
        const results = await roundsOf(contest, calls);
        const middle = (/** @type {(round: Round) => number} */ of) => median(results.map(of));
        figures.push({
          name: `${what}: ${name}`,
          value: middle(({ sdk, bare }) => sdk.cpu - bare.cpu),
          unit: "µs",
          goal: { atMost: goalMicros },
          beside: {
            "of fetch, by processor time": middle(({ sdk, bare }) => sdk.cpu / bare.cpu),
            "SDK µs": middle(({ sdk }) => sdk.cpu),
            "fetch µs": middle(({ bare }) => bare.cpu),
            "of it for the time-out": middle(({ timed, bare }) => timed.cpu - bare.cpu),
            "on the wall": middle(({ sdk, bare }) => sdk.wall - bare.wall),
          },
        });
      }
    }
  } finally {
    child.disconnect();
  }
  report(figures);
}
