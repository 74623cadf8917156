import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Worker } from "../due-work/worker.js";
import { type CopyFixture, startCopyFixture } from "./testing/copy-fixture.js";

let fixture: CopyFixture;
let workers: Worker[] = [];
beforeAll(async () => {
  fixture = await startCopyFixture();
});
afterAll(() => fixture.close());
beforeEach(() => {
  fixture.source.buckets.clear();
  fixture.source.requests.length = 0;
  fixture.source.misbehave = undefined;
  return async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    workers = [];
  };
});

const start = (...given: Parameters<CopyFixture["worker"]>): Worker => {
  const worker = fixture.worker(...given);
  worker.start();
  workers.push(worker);
  return worker;
};

const until = (condition: () => Promise<unknown> | unknown) =>
  vi.waitFor(async () => expect(await condition()).toBeTruthy(), { timeout: 60_000, interval: 20 });

const fill = (bucket: string, count: number) => {
  for (let index = 0; index < count; index++) {
    fixture.source.put(bucket, `key ${String(index).padStart(5, "0")}`, `value ${index}`);
  }
};

const countKeys = async (bucket: string): Promise<number> => {
  const { text } = await fixture.s3.send({ path: `/${bucket}?list-type=2` });
  return [...text.matchAll(/<Key>/g)].length;
};

it("goes on at another server where the first one stopped, and copies no object twice", async () => {
  fill("moving", 160);
  const uuid = await fixture.create({ bucket: "moving" });
  const first = start();
  await until(() => fixture.source.reads() > 40);
  await first.stop();
  const { state, bytes } = await fixture.job(uuid);
  expect([state, bytes > 0n]).toEqual(["running", true]);
  // whatever was under way when it stopped is read once more
  const begun = fixture.source.reads();
  const stored = await countKeys("moving");
  start();
  await until(async () => (await fixture.job(uuid)).state === "completed");
  expect(await countKeys("moving")).toBe(160);
  expect(fixture.source.reads()).toBe(begun + 160 - stored);
  const size = [...(fixture.source.buckets.get("moving")?.values() ?? [])].reduce(
    (sum, { body }) => sum + body.length,
    0,
  );
  expect(await fixture.job(uuid)).toMatchObject({ bytes: BigInt(size), totalBytes: BigInt(size) });
});

it("goes on with the parts of a large object", async () => {
  const body = Buffer.alloc(40 * 1024 * 1024, "part");
  fixture.source.put("parts", "large", { body, partSize: 5 * 1024 * 1024 });
  let let5Through = 5;
  fixture.source.misbehave = ({ headers }) => {
    if (headers.range === undefined || let5Through-- > 0) return false;
    return new Promise(() => undefined);
  };
  const uuid = await fixture.create({ bucket: "parts" });
  const first = start();
  await until(async () => (await fixture.job(uuid)).bytes >= 25n * 1024n * 1024n);
  await first.stop();
  fixture.source.misbehave = undefined;
  fixture.source.requests.length = 0;
  start();
  await until(async () => (await fixture.job(uuid)).state === "completed");
  expect(fixture.source.requests.filter(({ headers }) => headers.range !== undefined).length).toBeLessThanOrEqual(3);
  const { headers } = await fixture.s3.send({ method: "HEAD", path: "/parts/large" });
  expect(headers["content-length"]).toBe(String(body.length));
});

it("stops when it is canceled, and leaves no upload behind", async () => {
  fill("canceled", 20);
  fixture.source.put("canceled", "a large one", { body: Buffer.alloc(30 * 1024 * 1024), partSize: 5 * 1024 * 1024 });
  let ranges = 0;
  fixture.source.misbehave = ({ headers }) =>
    headers.range !== undefined && ++ranges > 2 ? new Promise(() => undefined) : false;
  const uuid = await fixture.create({ bucket: "canceled" });
  start();
  await until(() => ranges > 2);
  await fixture.cancel(uuid);
  await until(async () => !(await fixture.s3.send({ path: "/canceled?uploads" })).text.includes("<Upload>"));
  const asked = fixture.source.requests.length;
  const { state, error } = await fixture.job(uuid);
  expect([state, error]).toEqual(["canceled", ""]);
  fixture.source.misbehave = undefined;
  await fixture.work();
  expect(fixture.source.requests.length).toBe(asked);
});

it("is carried out by one server, of each account one at a time, and makes room for others", async () => {
  const { s3, source } = fixture;
  fill("shared", 60);
  const other = await s3.domain.account("eve");
  const uuids = [
    await fixture.create({ bucket: "shared" }),
    await fixture.create({ bucket: "shared" }, { bucket: "two" }),
  ];
  let most = 0;
  // one that is let go of again, since another one of its account runs, is pending
  const running = () =>
    s3.domain.db.storageJob.count({ where: { claimedUntil: { not: null }, operationalState: { not: "pending" } } });
  source.misbehave = async () => {
    most = Math.max(most, await running());
    return false;
  };
  start();
  start();
  await until(async () => (await Promise.all(uuids.map(fixture.job))).every(({ state }) => state === "completed"));
  expect(most).toBe(1);
  expect(source.reads("key 00000")).toBe(2);

  // with a slice that is over at once, the job of another account gets its turn before this one ends
  source.misbehave = undefined;
  await Promise.all(workers.map((worker) => worker.stop()));
  let held = true;
  source.misbehave = ({ bucket, method, key }) =>
    held && bucket === "shared" && method === "GET" && key > "key 00020" ? new Promise(() => undefined) : false;
  const long = await fixture.create({ bucket: "shared" }, { bucket: "three" });
  const slow = fixture.worker({ sliceMs: 0 });
  await s3.domain.db.storageJob.updateMany({ where: { operationalState: "completed" }, data: { dueAt: null } });
  slow.start();
  workers.push(slow);
  await until(async () => (await fixture.job(long)).bytes > 0n);
  const row = await s3.domain.db.storageJob.findUniqueOrThrow({ where: { uuid: long } });
  const waiting = { ...row, uuid: "12000000-0000-4000-8000-000000000001", accountId: other, claimedUntil: null };
  const secretsSealed = s3.context.vault.seal(
    JSON.stringify([fixture.from.secretAccessKey, "x"]),
    `storage_jobs.secrets:${waiting.uuid}`,
  );
  const data = { ...waiting, source: row.source as object, target: row.target as object, progress: "", secretsSealed };
  await s3.domain.db.storageJob.create({ data: { ...data, operationalState: "pending", dueAt: s3.context.clock() } });
  await until(
    async () =>
      (await s3.domain.db.storageJob.findUniqueOrThrow({ where: { uuid: waiting.uuid } })).operationalState ===
      "failed",
  );
  held = false;
  source.misbehave = undefined;
  await until(async () => (await fixture.job(long)).state === "completed");
});
