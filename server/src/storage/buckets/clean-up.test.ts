import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfiguration } from "../../configuration.js";
import { transaction } from "../../database/transaction.js";
import { claimDue } from "../../due-work/claim.js";
import { doAllDue } from "../../test-kit/do-due-work.js";
import { stepwise } from "../../test-kit/provisioning.js";
import { knownService, type ServiceRef } from "../service-ref.js";
import { deleteService } from "../services/delete.js";
import { serviceSteps } from "../services/steps.js";
import { startTestDomain, type TestDomain } from "../testing/domain.js";
import { appendUsage } from "../usage/append.js";
import { readUsage } from "../usage/read.js";
import { bucketCleanUps, cleanUpStep } from "./clean-up.js";
import type { BucketContents } from "./contents.js";
import { createBucket } from "./create.js";
import { deleteBucket } from "./delete.js";
import { listBuckets } from "./list.js";

let domain: TestDomain;
let account: string;
beforeAll(async () => {
  domain = await startTestDomain();
  account = await domain.account("ada");
});
afterAll(() => domain.close());

const configuration = { ...readConfiguration({}), ...stepwise };
const contextOf = () => ({ prisma: domain.db, clock: domain.context.clock, configuration });
const newService = async (): Promise<ServiceRef> => knownService((await domain.service(account)).uuid);
const passCleanUp = () => domain.context.clock.advance(stepwise.bucketCleanupMs);

/** A bucket that was deleted, and whose clean-up is due. */
const deleted = async (service: ServiceRef, name = "full") => {
  const { id } = await createBucket(domain.db, service, name, domain.context);
  await deleteBucket(domain.db, service, name, domain.context);
  passCleanUp();
  return id;
};

/** Contents of so many objects, each of ten bytes; what happens before each step is up to the test. */
const objects = (count: number, before: (step: number) => Promise<void> | void = () => undefined) => {
  const steps: number[] = [];
  let left = count;
  const contents: BucketContents = {
    removeSome: async (tx, id, limit) => {
      await before(steps.length);
      const removed = Math.min(limit, left);
      await appendUsage(tx, id, { objects: -removed, bytes: -10 * removed }, domain.context.clock());
      left -= removed;
      steps.push(removed);
      return left > 0;
    },
    holdsLocked: async () => false,
  };
  return { contents, steps };
};
const fill = (id: bigint, count: number) =>
  appendUsage(domain.db, id, { objects: count, bytes: 10 * count }, domain.context.clock());
const exists = async (id: bigint) => (await domain.db.storageBucket.count({ where: { id } })) === 1;

describe("the clean-up of a bucket", () => {
  it("goes on in bounded steps, and the usage of the service goes down with each", async () => {
    const service = await newService();
    const id = await deleted(service);
    await fill(id, 2500);
    const seen: number[] = [];
    const { contents, steps } = objects(2500, async () => {
      seen.push((await readUsage(domain.db, service)).objects);
    });
    await doAllDue(contextOf(), bucketCleanUps(contextOf(), { contents }));
    expect([steps, seen]).toEqual([
      [1000, 1000, 500],
      [2500, 1500, 500],
    ]);
    expect(await readUsage(domain.db, service)).toEqual({ objects: 0, bytes: 0 });
    expect(await exists(id)).toBe(false);
  });

  it("goes on where a server has died, once its claim has run out", async () => {
    const service = await newService();
    const id = await deleted(service);
    await fill(id, 1500);
    const { contents, steps } = objects(1500, (step) => {
      if (step === 1 && !died) {
        died = true;
        throw new Error("the server died");
      }
    });
    let died = false;
    const work = bucketCleanUps(contextOf(), { contents });
    await expect(doAllDue(contextOf(), work)).rejects.toThrow("the server died");
    expect(steps).toEqual([1000]);
    await doAllDue(contextOf(), work);
    expect([steps, await exists(id)]).toEqual([[1000], true]);
    domain.context.clock.advance(work.claimMs);
    await doAllDue(contextOf(), work);
    expect([steps, await exists(id)]).toEqual([[1000, 500], false]);
  });

  it("is left alone by a worker whose claim has passed to another", async () => {
    const service = await newService();
    const id = await deleted(service);
    const { contents, steps } = objects(10);
    const stale = domain.context.clock();
    await domain.db.storageBucket.update({ where: { id }, data: { claimedUntil: new Date(stale.getTime() + 1) } });
    const step = (claim: Date | null) =>
      transaction(domain.db, (tx) => cleanUpStep(tx, id, claim, { at: stale, contents }));
    expect([await step(stale), await step(null), steps]).toEqual(["taken", "taken", []]);
    expect(await step(new Date(stale.getTime() + 1))).toBe("removed");
    expect(await step(null)).toBe("taken");
  });

  it("is broken off by a server that stops, and free for others at once", async () => {
    const service = await newService();
    const id = await deleted(service);
    const stop = new AbortController();
    const { contents, steps } = objects(5000, () => stop.abort());
    const { scheduled, run, ...limits } = bucketCleanUps(contextOf(), { contents });
    const [row] = await claimDue(domain.db, scheduled, { ...limits, now: domain.context.clock(), limit: 1 });
    await run(row ?? expect.fail(), stop.signal);
    const { claimedUntil } = await domain.db.storageBucket.findUniqueOrThrow({ where: { id } });
    expect([claimedUntil, steps]).toEqual([null, [1000]]);
    await doAllDue(contextOf(), bucketCleanUps(contextOf()));
    expect(await exists(id)).toBe(false);
  });
});

describe("a name", () => {
  it("is free once its bucket was cleaned up, and what hangs on the old bucket is not the new one's", async () => {
    const service = await newService();
    const old = await deleted(service, "again");
    await fill(old, 3);
    await expect(createBucket(domain.db, service, "again", domain.context)).rejects.toThrow(
      "A bucket of this name is still being cleaned up.",
    );
    await doAllDue(contextOf(), bucketCleanUps(contextOf()));
    const { id } = await createBucket(domain.db, service, "again", domain.context);
    expect(id).not.toBe(old);
    const { buckets } = await listBuckets(domain.db, service, { limit: 10, offset: 0 });
    expect(buckets).toEqual([{ id, name: "again", deleted: false, usage: { objects: 0, bytes: 0 } }]);
    expect(await appendUsage(domain.db, old, { objects: 1 }, domain.context.clock())).toBe(false);
  });
});

describe("buckets of a service that is deleted", () => {
  it("are cleaned up after it: it does not wait for them", async () => {
    const service = await newService();
    const { id } = await createBucket(domain.db, service, "full", domain.context);
    await fill(id, 1200);
    await deleteService(domain.db, service, { force: true }, domain.context);
    while ((await domain.db.storageService.count({ where: { uuid: service.uuid } })) > 0) {
      domain.context.clock.advance(stepwise.provisioningStepMs);
      await doAllDue(contextOf(), serviceSteps(contextOf()));
    }
    expect(await domain.db.storageBucket.findUnique({ where: { id } })).toMatchObject({ serviceUuid: null });
    expect(await domain.db.storageUsage.count({ where: { serviceUuid: service.uuid } })).toBe(0);
    expect(await domain.db.storageUsageChange.count({ where: { serviceUuid: service.uuid } })).toBe(0);
    const { contents, steps } = objects(1200);
    await doAllDue(contextOf(), bucketCleanUps(contextOf(), { contents }));
    expect([steps, await exists(id)]).toEqual([[1000, 200], false]);
  });
});
