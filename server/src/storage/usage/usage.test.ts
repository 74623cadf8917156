import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectionOf } from "../../database/connection.js";
import { transaction } from "../../database/transaction.js";
import { createBucket } from "../buckets/create.js";
import { listBuckets } from "../buckets/list.js";
import { knownService, type ServiceRef } from "../service-ref.js";
import { startTestDomain, type TestDomain } from "../testing/domain.js";
import { appendUsage } from "./append.js";
import { foldUsage, removeUsage } from "./fold.js";
import { readUsage } from "./read.js";
import { readSeries } from "./series.js";

let domain: TestDomain;
let account: string;
beforeAll(async () => {
  domain = await startTestDomain();
  account = await domain.account("ada");
});
afterAll(() => domain.close());

const newService = async (): Promise<ServiceRef> => knownService((await domain.service(account)).uuid);
const newBucket = async (service: ServiceRef, name = "data") =>
  (await createBucket(domain.db, service, name, domain.context)).id;
const append = (bucket: bigint, change: Parameters<typeof appendUsage>[2]) =>
  appendUsage(domain.db, bucket, change, domain.context.clock());
const foldAll = async () => {
  while ((await foldUsage(domain.db)) > 0) {
    // until nothing is left
  }
};
const rows = async ({ uuid: serviceUuid }: ServiceRef) => ({
  totals: await domain.db.storageUsage.count({ where: { serviceUuid } }),
  changes: await domain.db.storageUsageChange.count({ where: { serviceUuid } }),
});
/** A connection of its own, on which a test keeps a transaction open. */
const connect = async () => {
  const client = new pg.Client(connectionOf(domain.databaseUrl).config);
  await client.connect();
  return client;
};

describe("usage", () => {
  it("is exact before and after changes are folded: current and noncurrent versions, and nothing else", async () => {
    const service = await newService();
    const bucket = await newBucket(service);
    await append(bucket, { objects: 1, bytes: 100, uploads: 1, uploadBytes: 7 });
    await append(bucket, { bytes: 50, noncurrentObjects: 1, noncurrentBytes: 100, deleteMarkers: 1 });
    const [total, { buckets }] = [
      { objects: 2, bytes: 250 },
      await listBuckets(domain.db, service, { limit: 1, offset: 0 }),
    ];
    expect([await readUsage(domain.db, service), buckets[0]?.usage]).toEqual([total, total]);
    expect(await rows(service)).toEqual({ totals: 0, changes: 2 });
    await foldAll();
    expect(await rows(service)).toEqual({ totals: 1, changes: 0 });
    expect(await readUsage(domain.db, service)).toEqual(total);
    await append(bucket, { objects: -1, bytes: -150 });
    expect(await readUsage(domain.db, service)).toEqual({ objects: 1, bytes: 100 });
    await foldAll();
    expect(await domain.db.storageUsage.findMany({ where: { bucketId: bucket } })).toEqual([
      {
        serviceUuid: service.uuid,
        bucketId: bucket,
        objects: 0n,
        bytes: 0n,
        noncurrentObjects: 1n,
        noncurrentBytes: 100n,
        deleteMarkers: 1n,
        uploads: 1n,
        uploadBytes: 7n,
      },
    ]);
  });

  it("is exact at every read while many write and two fold", async () => {
    const service = await newService();
    const buckets = [await newBucket(service, "one"), await newBucket(service, "other")];
    let writing = true;
    const folding = async () => {
      while (writing) await foldUsage(domain.db, 5);
    };
    const reading = async () => {
      // an object has ten bytes: no read sees half of a change
      while (writing) {
        const { objects, bytes } = await readUsage(domain.db, service);
        expect(bytes).toBe(10 * objects);
      }
    };
    const writer = async (bucket: bigint) => {
      for (let count = 0; count < 20; count++) {
        const before = await readUsage(domain.db, service);
        await append(bucket, { objects: 1, bytes: 10 });
        expect((await readUsage(domain.db, service)).objects).toBeGreaterThan(before.objects);
      }
    };
    const others = [folding(), folding(), reading()];
    await Promise.all(buckets.flatMap((bucket) => [writer(bucket), writer(bucket)])).finally(() => {
      writing = false;
    });
    await Promise.all(others);
    await foldAll();
    expect(await readUsage(domain.db, service)).toEqual({ objects: 80, bytes: 800 });
    expect(await rows(service)).toEqual({ totals: 2, changes: 0 });
  });

  it("is counted while the service is being changed: no write waits for that", async () => {
    const service = await newService();
    const bucket = await newBucket(service);
    const changing = await connect();
    await changing.query("BEGIN");
    // what every change inside a service takes, and the row of the bucket besides
    await changing.query("SELECT FROM storage_services WHERE uuid = $1 FOR NO KEY UPDATE", [service.uuid]);
    await changing.query("UPDATE storage_services SET updated_at = now() WHERE uuid = $1", [service.uuid]);
    await changing.query("UPDATE storage_buckets SET claimed_until = NULL WHERE id = $1", [bucket]);
    expect(await append(bucket, { objects: 1 })).toBe(true);
    await foldAll();
    expect(await readUsage(domain.db, service)).toEqual({ objects: 1, bytes: 0 });
    await changing.query("ROLLBACK");
    await changing.end();
  });

  it("is counted with the write or not at all", async () => {
    const service = await newService();
    const bucket = await newBucket(service);
    const failed = transaction(domain.db, async (tx) => {
      await appendUsage(tx, bucket, { objects: 1 }, domain.context.clock());
      throw new Error("the write failed");
    });
    await expect(failed).rejects.toThrow("the write failed");
    expect(await rows(service)).toEqual({ totals: 0, changes: 0 });
  });

  it("is not counted for a bucket that is not there", async () => {
    expect(await append(2n ** 60n, { objects: 1 })).toBe(false);
    expect(await domain.db.storageUsageChange.count({ where: { bucketId: 2n ** 60n } })).toBe(0);
  });
});

describe("removing the usage of a bucket", () => {
  it("waits for whoever folds it, and takes all of it off the service, noted down as deleted", async () => {
    const service = await newService();
    const bucket = await newBucket(service);
    await append(bucket, { objects: 2, bytes: 20 });
    const folding = await connect();
    await folding.query("BEGIN");
    await folding.query("DELETE FROM storage_usage_changes WHERE bucket_id = $1", [bucket]);
    await folding.query("INSERT INTO storage_usage (service_uuid, bucket_id, objects, bytes) VALUES ($1, $2, 2, 20)", [
      service.uuid,
      bucket,
    ]);
    const removed = transaction(domain.db, (tx) =>
      removeUsage(tx, { serviceUuid: service.uuid, bucketId: bucket }, domain.context.clock()),
    );
    await folding.query("COMMIT");
    await folding.end();
    await removed;
    expect(await rows(service)).toEqual({ totals: 0, changes: 0 });
    const [sample] = await domain.db.storageSample.findMany({ where: { serviceUuid: service.uuid } });
    expect(sample).toMatchObject({ objectsDeleted: 2n, bytesDeleted: 20n, objectsChange: -2n, bytesChange: -20n });
  });

  it("leaves levels of the past as they were, folded or not", async () => {
    const service = await newService();
    const bucket = await newBucket(service);
    await append(bucket, { objects: 1, bytes: 10 });
    domain.context.clock.advance(3_600_000);
    await append(bucket, { objects: 1, bytes: 5 });
    domain.context.clock.advance(3_600_000);
    await transaction(domain.db, (tx) =>
      removeUsage(tx, { serviceUuid: service.uuid, bucketId: bucket }, domain.context.clock()),
    );
    const now = domain.context.clock();
    const query = { from: new Date(0), to: now, intervalHours: 1, order: "descending", limit: 3, offset: 0 } as const;
    const points = await readSeries(domain.db, service, query, now);
    expect(points.map(({ bytesTotal, objectsTotal }) => [bytesTotal, objectsTotal])).toEqual([
      [0, 0],
      [15, 2],
      [10, 1],
    ]);
  });
});
