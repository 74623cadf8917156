// What it costs to mount a route from the contract, against the same route written by hand: node bench/mounted-route.mjs [rounds]
// Run `npm run setup` before. No database, no credentials: both read the request (JSON, or the query), validate it with
// the contract's own zod schema, and answer JSON. Ours also checks that text can be stored, finds its operation's rules,
// and runs the hooks in which a room admits a caller. Both run on Node's fast path for Express, in a process each; rounds
// alternate, so that whatever else the machine does meets both.
import { fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { ucloud } from "@concordat/contract/ucloud";
import express from "express";

const goal = 0.9;
const roundMs = 400;
const connections = 16;
const kinds = /** @type {const} */ (["mounted", "by hand"]);

const { create, browse } = ucloud.providers;
const item = { id: "example", domain: "provider.example.com", https: true, port: 8443 };
const product = { id: "", category: "", provider: "ucloud_core" };
const body = JSON.stringify({ items: [{ ...item, product }] });
const query = "?itemsPerPage=25&includeOthers=true&filterName=example&sortBy=createdAt&sortDirection=descending";

/** What is asked, byte for byte. */
const requests = {
  "POST with a body": `POST ${create.path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  "GET with a query": `GET ${browse.path}${query} HTTP/1.1\r\nHost: bench\r\n\r\n`,
};

/** What handlers of both kinds answer. */
const created = { responses: [{ id: "51231" }] };
const page = { itemsPerPage: 25, items: [], next: null };

async function mountedApp() {
  const { mount } = await import("../server/dist/http/mount.js");
  const router = { providers: { create, browse } };
  const handlers = { providers: { create: async () => created, browse: async () => page } };
  const app = bareApp();
  app.use(
    mount(router, handlers, {
      admit: async () => undefined,
      readBody: express.json(),
      prepare: async () => ({}),
      refuse: () => new Error("refused"),
      checkAnswers: false,
    }),
  );
  return app;
}

function handWrittenApp() {
  const [Body, Query] = /** @type {any[]} */ ([create.body, browse.query]);
  const app = bareApp();
  app.post(create.path, express.json(), (request, response) => {
    const read = Body.safeParse(request.body);
    if (!read.success) return response.status(400).json({ why: read.error.message });
    response.status(200).json(created);
  });
  app.get(browse.path, (request, response) => {
    const read = Query.safeParse(request.query);
    if (!read.success) return response.status(400).json({ why: read.error.message });
    response.status(200).json(page);
  });
  return app;
}

function bareApp() {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  return app;
}

/** Serves, and tells its processor time whenever it is asked. */
async function serve(/** @type {string} */ kind) {
  const { createHttpServer } = await import("../server/dist/http/fast-prototypes.js");
  const server = createHttpServer(kind === "mounted" ? await mountedApp() : handWrittenApp());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  process.on("disconnect", () => process.exit(0));
  process.send?.(/** @type {import("node:net").AddressInfo} */ (server.address()).port);
}

/**
 * One connection that asks again as soon as it is answered.
 * @returns {Promise<number>} how many answers came
 */
function askUntil(/** @type {number} */ port, /** @type {string} */ request, /** @type {number} */ end) {
  return new Promise((resolve, reject) => {
    let answers = 0;
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    socket.setNoDelay(true).setEncoding("latin1").on("error", reject);
    socket.on("data", (chunk) => {
      received += chunk;
      const head = received.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1]);
      if (received.length < head + 4 + length) return;
      if (!received.startsWith("HTTP/1.1 200 ")) return reject(new Error(received));
      received = "";
      answers += 1;
      if (performance.now() < end) socket.write(request);
      else socket.end(() => resolve(answers));
    });
  });
}

/** @param {Awaited<ReturnType<typeof start>>} server */
async function round({ child, port }, /** @type {string} */ request) {
  const before = await cpuOf(child);
  const began = performance.now();
  const end = began + roundMs;
  const counts = await Promise.all(Array.from({ length: connections }, () => askUntil(port, request, end)));
  const seconds = (performance.now() - began) / 1000;
  const answers = counts.reduce((sum, count) => sum + count, 0);
  return { perSecond: answers / seconds, cpuMicros: ((await cpuOf(child)) - before) / answers };
}

/** @returns {Promise<number>} microseconds */
async function cpuOf(/** @type {import("node:child_process").ChildProcess} */ child) {
  child.send("cpu");
  return (await once(child, "message"))[0];
}

async function start(/** @type {string} */ kind) {
  const child = fork(fileURLToPath(import.meta.url), ["serve", kind]);
  const [port] = await once(child, "message");
  return { child, port: /** @type {number} */ (port) };
}

/** @param {readonly number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

async function compare(/** @type {number} */ rounds) {
  const servers = await Promise.all(kinds.map(start));
  try {
    /** @type {Record<string, object>} */
    const shown = {};
    let worst = Number.POSITIVE_INFINITY;
    for (const [name, request] of Object.entries(requests)) {
      /** @type {Record<"perSecond" | "cpuMicros", number>[][]} */
      const results = [[], []];
      for (let count = -3; count < rounds; count++) {
        const order = count % 2 === 0 ? [0, 1] : [1, 0];
        for (const index of order) {
          const server = servers[index];
          if (!server) continue;
          const result = await round(server, request);
          // the first rounds warm up
          if (count >= 0) results[index]?.push(result);
        }
      }
      const [ours = [], theirs = []] = results;
      const ratio = median(ours.map((each, index) => each.perSecond / (theirs[index]?.perSecond ?? Number.NaN)));
      const cpuRatio = median(ours.map((each, index) => (theirs[index]?.cpuMicros ?? Number.NaN) / each.cpuMicros));
      worst = Math.min(worst, cpuRatio);
      shown[name] = {
        "mounted req/s": Math.round(median(ours.map((each) => each.perSecond))),
        "by hand req/s": Math.round(median(theirs.map((each) => each.perSecond))),
        ratio: ratio.toFixed(2),
        "mounted CPU µs": Math.round(median(ours.map((each) => each.cpuMicros))),
        "by hand CPU µs": Math.round(median(theirs.map((each) => each.cpuMicros))),
        "CPU ratio": cpuRatio.toFixed(2),
        goal,
      };
    }
    console.table(shown);
    if (worst < goal) process.exitCode = 1;
  } finally {
    for (const { child } of servers) child.disconnect();
  }
}

if (process.argv[2] === "serve") await serve(process.argv[3] ?? "");
else await compare(Number(process.argv[2] ?? 21));
