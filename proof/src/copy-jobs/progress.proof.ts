// What an owner sees of a job: its progress moves every five seconds at least, and it stops within two seconds.
import { setTimeout as sleep } from "node:timers/promises";
import { Concordat, type JobDetailResponse } from "@concordat/sdk";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SourceServer, startSourceServer } from "../../../server/src/copy-jobs/testing/source-server.js";
import { usedDataFolder } from "../../../server/src/testing/data-folder.js";
import { startServerProcess } from "../../../server/src/testing/server-process.js";
import { reportDone } from "../kit/proof-run.js";
import { openTarget } from "./open-target.js";

const token = "ucat_of_the_proof_of_copy_jobs_and_nobody_else";
const longestStillMs = 5_000;
const longestStopMs = 2_000;

let source: SourceServer;
let jobs: Concordat["objectStorage"]["jobs"];
let target: Awaited<ReturnType<typeof openTarget>>["target"];
beforeAll(async () => {
  source = await startSourceServer();
});
afterAll(() => source?.close());

/** How many bytes were asked of the source, by the seconds since it began. */
let sent: number[] = [];

/** Has the source send large objects as a thin line does. */
const drip = (bytesPerSecond: number) => {
  sent = [];
  source.misbehave = async ({ key, method, headers }, response, incoming) => {
    if (method !== "GET" || !key.startsWith("large")) return false;
    const object = source.buckets.get("slow")?.get(key)?.body ?? Buffer.alloc(0);
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? "") ?? [];
    const bytes = object.subarray(Number(first ?? 0), Number(last ?? object.length - 1) + 1);
    response.writeHead(first === undefined ? 200 : 206, {
      "content-length": bytes.length,
      etag: etagOf(object.length),
    });
    const piece = bytesPerSecond / 20;
    for (let at = 0; at < bytes.length && !incoming.socket.destroyed; at += piece) {
      response.write(bytes.subarray(at, at + piece));
      sent.push(performance.now());
      await sleep(50);
    }
    response.end();
    return true;
  };
};
const etagOf = (size: number) => `"00000000000000000000000000000000-${Math.ceil(size / (16 * 1024 * 1024))}"`;

const create = async (bucket: string): Promise<string> => {
  const { accessKeyId, secretAccessKey, url } = source;
  const from = { access_key_id: accessKeyId, secret_access_key: secretAccessKey, endpoint_url: url, bucket };
  return (await jobs.create({ type: "copy", source: from, target })).uuid;
};

const ended = new Set(["completed", "failed", "canceled"]);

/** Watches a job. @returns the longest time that none of its figures moved, in milliseconds */
const watch = async (uuid: string, until: (job: JobDetailResponse) => boolean): Promise<number> => {
  let seen = "";
  let [movedAt, longest] = [performance.now(), 0];
  for (;;) {
    const job = await jobs.get(uuid);
    const figures = JSON.stringify([job.operational_state, job.output]);
    const now = performance.now();
    if (figures !== seen) movedAt = now;
    seen = figures;
    longest = Math.max(longest, now - movedAt);
    if (until(job) || ended.has(job.operational_state)) return longest;
    await sleep(500);
  }
};

it("moves while small objects, and while large ones come over a thin line, and stops when it is canceled", {
  timeout: 300_000,
}, async () => {
  const server = await startServerProcess(await usedDataFolder(), { CONCORDAT_UPCLOUD_TOKEN: token });
  const { objectStorage } = new Concordat({ baseUrl: server.url, credentials: token });
  jobs = objectStorage.jobs;
  ({ target } = await openTarget(objectStorage));
  const large = { body: Buffer.alloc(40 * 1024 * 1024, "0123456789"), partSize: 16 * 1024 * 1024 };
  for (let index = 0; index < 3; index++) source.put("slow", `large-${index}`, large);
  for (let index = 0; index < 300; index++) source.put("small", `key-${index}`, `value of ${index}`);

  const ofSmall = await watch(await create("small"), () => false);
  drip(256 * 1024);
  const slow = await create("slow");
  const began = performance.now();
  const ofLarge = await watch(slow, () => performance.now() - began > 30_000);
  const canceledAt = performance.now();
  await jobs.cancel(slow);
  await sleep(5_000);
  const stoppedAfter = Math.max(0, ...sent) - canceledAt;
  reportDone(
    `figures stood still for ${Math.round(ofSmall)} ms with small objects, ${Math.round(ofLarge)} ms with large ones; stopped after ${Math.round(Math.max(0, stoppedAfter))} ms`,
  );
  expect((await jobs.get(slow)).operational_state).toBe("canceled");
  expect(ofSmall).toBeLessThan(longestStillMs);
  expect(ofLarge).toBeLessThan(longestStillMs);
  expect(stoppedAfter).toBeLessThan(longestStopMs);
});
