// A copy job outlives its server: killed in the middle, it goes on where it was, and reads nothing again that the target has.
import { Concordat, type JobDetailResponse } from "@concordat/sdk";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type SourceServer, startSourceServer } from "../../../server/src/copy-jobs/testing/source-server.js";
import { usedDataFolder } from "../../../server/src/testing/data-folder.js";
import { startServerProcess } from "../../../server/src/testing/server-process.js";
import { proofRun } from "../kit/proof-run.js";
import { openTarget } from "./open-target.js";

const mebibyte = 1024 * 1024;
const token = "ucat_of_the_proof_of_copy_jobs_and_nobody_else";
const environment = { CONCORDAT_UPCLOUD_TOKEN: token, CONCORDAT_JOBS_PARALLEL_COPIES: "4" };
const size = proofRun.isFull
  ? { small: 100_000, large: 3, largeBytes: 2048 * mebibyte, kills: 3 }
  : { small: 150, large: 1, largeBytes: 80 * mebibyte, kills: 1 };
/** What is under way when a server is killed: one object or part in each of four places, and what was stored without an answer. */
const underWay = 8;

let source: SourceServer;
beforeAll(async () => {
  source = await startSourceServer();
  for (let index = 0; index < size.small; index++) source.put("small", `key-${index}`, `value of ${index}`);
  const large = { body: Buffer.alloc(size.largeBytes, "0123456789"), partSize: 16 * mebibyte };
  for (let index = 0; index < size.large; index++) source.put("large", `large-${index}`, large);
});
afterAll(() => source.close());

const start = async (dataDir: string) => {
  const server = await startServerProcess(dataDir, environment);
  return { server, storage: new Concordat({ baseUrl: server.url, credentials: token }).objectStorage };
};
it("killed in the middle, it goes on, and reads no object again that the target has", {
  timeout: proofRun.isFull ? 3_600_000 : 240_000,
}, async () => {
  const dataDir = await usedDataFolder();
  let { server, storage } = await start(dataDir);
  const { uuid: service, target } = await openTarget(storage);
  const from = {
    access_key_id: source.accessKeyId,
    secret_access_key: source.secretAccessKey,
    endpoint_url: source.url,
  };
  const { uuid } = await storage.jobs.create({ type: "copy", source: from, target });
  const all = size.small + size.large * Math.ceil(size.largeBytes / (16 * mebibyte));
  for (let kill = 1; kill <= size.kills; kill++) {
    const enough = (all * kill) / (size.kills + 1);
    await vi.waitFor(() => expect(source.reads()).toBeGreaterThan(enough), { timeout: 3_000_000, interval: 5 });
    await server.kill("server", "database");
    ({ server, storage } = await start(dataDir));
  }
  let before: JobDetailResponse["output"] | undefined;
  const finished = await storage.jobs.waitUntilFinished(uuid, {
    maxWaitMs: 3_000_000,
    onPoll: ({ output }) => {
      expect(output.bytes).toBeGreaterThanOrEqual(before?.bytes ?? 0);
      before = output;
    },
  });
  expect(finished.operational_state).toBe("completed");
  expect(source.reads()).toBeLessThanOrEqual(all + size.kills * underWay);
  const used = await storage.buckets.list(service).toArray({ limit: 10 });
  expect(used.map(({ name, total_objects }) => [name, total_objects])).toEqual([
    ["large", size.large],
    ["small", size.small],
  ]);
  // what is in the log of a server that did all this is no secret
  expect(server.log.join("\n")).not.toContain(source.secretAccessKey);
});
