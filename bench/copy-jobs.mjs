// What callers of S3 keep of their speed while a copy job runs in the same server: node bench/copy-jobs.mjs [words]
// The source of the job is a process of its own. Words pick figures by their names: "PUT", "large".
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Concordat } from "@concordat/sdk";
import { startChild } from "./machine/child.mjs";
import { accountToken, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { load } from "./machine/load.mjs";
import { noBody, openBucket, signedBody } from "./machine/objects.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const kibibyte = 1024;
const bytes = 4 * kibibyte;
const goal = 0.7;
const size = sizeOf({ rounds: 3, warmUps: 1, ms: 1500 });

const sources = [
  { kind: "small objects", of: 4 * kibibyte },
  { kind: "large objects", of: 48 * kibibyte * kibibyte },
];
const loads = /** @type {const} */ ([
  { method: "GET", callers: 16 },
  { method: "PUT", callers: 16 },
  { method: "GET", callers: 1 },
]);

const words = process.argv.slice(2);
const isPicked = (/** @type {string} */ name) => words.length === 0 || words.some((word) => name.includes(word));

/** @type {(() => unknown)[]} */
const ending = [];
try {
  const server = await startConcordat({ CONCORDAT_ALLOW_PRIVATE_ADDRESSES: "true" });
  ending.push(server.stop);
  const bucket = await openBucket(server);
  const { objectStorage } = new Concordat({ baseUrl: server.url, credentials: accountToken });
  const { services, jobs } = objectStorage;
  const [endpoint] = (await services.get(server.service.uuid)).endpoints;
  const target = {
    access_key_id: bucket.credentials.accessKeyId,
    secret_access_key: bucket.credentials.secretAccessKey,
    endpoint_url: `https://${endpoint?.domain_name}`,
  };
  const figures = [];
  for (const { kind, of } of sources) {
    const storage = await startChild(new URL("./machine/source-storage.mjs", import.meta.url), [String(of)]);
    ending.push(storage.end);
    let copied = 0;
    const source = {
      access_key_id: "any",
      secret_access_key: "any",
      endpoint_url: `http://127.0.0.1:${storage.port}`,
      bucket: "copied",
    };
    /** @type {string | undefined} */
    let running;
    const stopJob = async () => {
      if (running === undefined) return;
      copied = (await jobs.get(running)).output.bytes;
      await jobs.cancel(running);
      running = undefined;
      // whoever carries it out notices within a second
      await sleep(1_500);
    };
    const startJob = async () => {
      running = (await jobs.create({ type: "copy", source, target: { ...target, bucket: `copied-${Date.now()}` } }))
        .uuid;
      while ((await jobs.get(running)).operational_state !== "running") await sleep(50);
      await sleep(500);
    };
    ending.push(stopJob);
    for (const { method, callers } of loads) {
      const name = `${method} 4 KiB, ${callers === 1 ? "1 caller" : `${callers} callers`}, beside a job of ${kind}`;
      if (!isPicked(name)) continue;
      const body = method === "PUT" ? signedBody(randomBytes(bytes)) : noBody;
      const make = (/** @type {string} */ verb) =>
        Promise.all(
          Array.from({ length: 500 }, (_, index) =>
            bucket.request(verb, `key-${index}`, verb === "PUT" ? signedBody(randomBytes(bytes)) : body),
          ),
        );
      const puts = await make("PUT");
      await load({ port: bucket.port, next: () => puts.pop() }, { connections: 4, ms: Number.POSITIVE_INFINITY });
      const requests = await make(method);
      const asked = {
        port: bucket.port,
        pids: [server.pid],
        databasePids: server.databasePids,
        next: (/** @type {number} */ count) => requests[count % requests.length],
      };
      const sides = [
        { ...asked, before: () => stopJob().then(startJob) },
        { ...asked, before: stopJob },
      ];
      const [beside, alone] = await compareUnderLoad(sides, { ...size, connections: callers });
      await stopJob();
      if (!beside || !alone) throw new Error("A side is missing.");
      figures.push({
        name: `${name}, of the speed without it`,
        value: ratioOf(beside.rates, alone.rates),
        goal: { atLeast: goal },
        beside: {
          "per second": beside.perSecond,
          "per second without": alone.perSecond,
          "MiB copied": copied / kibibyte / kibibyte,
          "cores: server": beside.server,
          "cores: database": beside.database,
        },
      });
    }
  }
  report(figures);
} finally {
  for (const end of ending.reverse()) await end();
}
