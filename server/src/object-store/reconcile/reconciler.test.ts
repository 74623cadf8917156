import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMetrics } from "../../metrics/metrics.js";
import { putObject } from "../objects/put.js";
import { newObject, startTestObjects, type TestObjects, uploadOfParts } from "../testing/objects.js";
import { enrollBuckets, reconcileNext } from "./reconciler.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const logged: { readonly alarm?: string; readonly bucketName?: string }[] = [];
const log = pino({ level: "error" }, { write: (line: string) => void logged.push(JSON.parse(line)) });
const context = () => ({ prisma: objects.db, clock: objects.context.clock, log });
const reconcileAll = async (): Promise<number> => {
  await enrollBuckets(context());
  let count = 0;
  while (await reconcileNext(context())) count++;
  return count;
};
const drifting = async (): Promise<string | undefined> => {
  const { text } = await createMetrics(context(), []).read();
  return /^concordat_usage_drift_buckets (\d+)$/m.exec(text)?.[1];
};

it("finds nothing where usage is what is in buckets, each of which is counted once a day", async () => {
  for (const name of ["empty", "full"]) await objects.bucket(name);
  const { bucketId } = await objects.bucket("used");
  for (const key of ["a", "b"]) await putObject(objects.db, newObject(bucketId, key));
  await uploadOfParts(objects, { bucketId, key: Buffer.from("c") }, 2, { complete: false });
  expect(await reconcileAll()).toBe(3);
  expect(await reconcileAll()).toBe(0);
  objects.context.clock.advance(86_400_001);
  expect(await reconcileAll()).toBe(3);
  expect([logged, await drifting()]).toEqual([[], "0"]);
});

it("shows a drift in the log and among the metrics, until it is over", async () => {
  const { bucketId, serviceUuid, bucketName } = await objects.bucket("drifting");
  const planted = await objects.db.storageUsageChange.create({
    data: { serviceUuid, bucketId, at: objects.context.clock(), objects: 1n, bytes: 7n },
  });
  await reconcileAll();
  expect(logged).toMatchObject([
    { alarm: "usage", bucketName, counted: { objects: 1, bytes: 7 }, found: { objects: 0 } },
  ]);
  expect(await drifting()).toBe("1");
  await objects.db.storageUsageChange.delete({
    where: { serviceUuid_bucketId_id: { serviceUuid, bucketId, id: planted.id } },
  });
  objects.context.clock.advance(3_600_001);
  expect(await reconcileAll()).toBe(1);
  expect([logged.length, await drifting()]).toEqual([1, "0"]);
});

it("is taken up again by another server where one was killed, and goes with its bucket", async () => {
  await objects.bucket("killed");
  await enrollBuckets(context());
  const ended = { ...context(), prisma: objects.db };
  await objects.db.storageReconciliation.updateMany({ data: { dueAt: objects.context.clock() } });
  const count = await objects.db.storageReconciliation.count();
  const both = await Promise.all([reconcileAll(), reconcileNext(ended).then(Number)]);
  expect(both.reduce((sum, one) => sum + one, 0)).toBe(count);
  const { bucketId } = await objects.bucket("leaving");
  await enrollBuckets(context());
  await objects.db.storageBucket.delete({ where: { id: bucketId } });
  expect(await objects.db.storageReconciliation.count()).toBe(count);
});
