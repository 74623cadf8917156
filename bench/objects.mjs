// Objects over S3, durable and encrypted, against bare `node:http` between callers and files without sync: node bench/objects.mjs [words]
// Words pick figures by their names: "PUT 4", "GET", "memory". Server, floor and this process, which asks, are one each.
import { randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { startChild } from "./machine/child.mjs";
import { makeFolder, removeFolder, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { comparisons, sideOf } from "./machine/object-loads.mjs";
import { bareRequest, openBucket, plainBody } from "./machine/objects.mjs";
import { growthWhile } from "./machine/peak-memory.mjs";
import { isShort, sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const mebibyte = 1024 * 1024;
const size = sizeOf({ rounds: 5, warmUps: 1, ms: 400 });
/** What is uploaded and downloaded while memory is watched. */
const largeMebibytes = isShort ? 256 : 2048;
const largeName = isShort ? `${largeMebibytes} MiB` : `${largeMebibytes / 1024} GiB`;

const words = process.argv.slice(2);
const isPicked = (/** @type {string} */ name) => words.length === 0 || words.some((word) => name.includes(word));

/** Sends a body that is far larger than what this process would hold, and reads one. @param {Awaited<ReturnType<typeof openBucket>>} bucket */
function largeObject(bucket) {
  const block = randomBytes(mebibyte);
  const blocks = function* (/** @type {number} */ mebibytes) {
    for (let sent = 0; sent < mebibytes; sent++) yield block;
  };
  const answered = async (
    /** @type {string} */ method,
    /** @type {Readonly<Record<string, string>>} */ described,
    /** @type {Readable} */ body,
  ) => {
    const { url, headers } = await bucket.signed(method, "large", { pieces: [], headers: described });
    const request = httpRequest(url, { method, headers: Object.fromEntries(headers) });
    const [response] = await Promise.all([
      new Promise((/** @type {(response: import("node:http").IncomingMessage) => void} */ resolve, reject) => {
        request.on("response", resolve).on("error", reject);
      }),
      pipeline(body, request),
    ]);
    let length = 0;
    for await (const piece of response) length += piece.length;
    if (response.statusCode !== 200) throw new Error(`${method} of a large object answered ${response.statusCode}.`);
    return length;
  };
  return {
    /** @param {number} mebibytes */
    upload: (mebibytes) =>
      answered("PUT", { "content-length": String(mebibytes * mebibyte) }, Readable.from(blocks(mebibytes))),
    /** @param {number} mebibytes */
    download: async (mebibytes) => {
      const length = await answered("GET", {}, Readable.from([]));
      if (length !== mebibytes * mebibyte) throw new Error(`The large object has ${length} bytes.`);
    },
  };
}

/** @type {(() => unknown)[]} */
const ending = [];
try {
  const server = await startConcordat();
  ending.push(server.stop);
  const folder = await makeFolder("files");
  ending.push(() => removeFolder(folder));
  const floor = await startChild(new URL("./machine/bare-files.mjs", import.meta.url), [folder]);
  ending.push(floor.end);
  const bucket = await openBucket(server);
  const figures = [];

  // before all else, while the server holds nothing that others have left
  const { upload, download } = largeObject(bucket);
  const moved = {
    [`memory while ${largeName} are uploaded`]: upload,
    [`memory while ${largeName} are downloaded`]: download,
  };
  if (Object.keys(moved).some(isPicked)) {
    await upload(64);
    await download(64);
    for (const [name, move] of Object.entries(moved)) {
      const began = performance.now();
      const { growth, before } = await growthWhile([server.pid], () => move(largeMebibytes));
      figures.push({
        name: `growth of ${name}`,
        value: growth,
        unit: "MB",
        goal: { atMost: 64 },
        beside: {
          "MB before": before,
          "MiB per second": (largeMebibytes * 1000) / (performance.now() - began),
        },
      });
    }
  }

  for (const comparison of comparisons.filter(({ name }) => isPicked(name))) {
    const { name, bytes, callers, sent, goal } = comparison;
    const body = randomBytes(bytes);
    const { databasePids } = server;
    const own = { port: bucket.port, pids: [server.pid], databasePids };
    const bare = { port: floor.port, pids: [floor.pid] };
    const sides = [
      sideOf(own, bucket.request, comparison, sent(body)),
      sideOf(bare, async (...asked) => bareRequest(floor.port, ...asked), comparison, plainBody(body)),
    ];
    const [ours, theirs] = await compareUnderLoad(sides, { ...size, connections: callers });
    if (!ours || !theirs) throw new Error("A side is missing.");
    figures.push({
      name: `${name}, of the floor`,
      value: ratioOf(ours.rates, theirs.rates),
      goal: { atLeast: goal },
      beside: {
        "per second": ours.perSecond,
        "floor per second": theirs.perSecond,
        "MiB per second": (ours.perSecond * bytes) / mebibyte,
        "server µs": ours.micros,
        "floor µs": theirs.micros,
        "cores: server": ours.server,
        "cores: database": ours.database,
        "cores: load": ours.load,
        "cores: floor + load": `${theirs.server.toFixed(2)} + ${theirs.load.toFixed(2)}`,
      },
    });
  }
  report(figures);
} finally {
  for (const end of ending.reverse()) await end();
}
