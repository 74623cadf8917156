import { afterAll, beforeAll, expect, it } from "vitest";
import { transaction } from "../database/transaction.js";
import { listBuckets } from "./buckets/list.js";
import { createFirstService } from "./first-service.js";
import { createEffectivePolicies } from "./iam/effective/index.js";
import { knownService } from "./service-ref.js";
import { startTestDomain, type TestDomain } from "./testing/domain.js";

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

it("has a bucket, and a key whose user may do everything with objects", async () => {
  const { db, context } = domain;
  const account = await domain.account("ada");
  const first = await transaction(db, (tx) => createFirstService(tx, account, context));
  const { buckets } = await listBuckets(db, knownService(first.uuid), { limit: 10, offset: 0 });
  expect(buckets.map(({ name }) => name)).toEqual([first.bucket]);
  const caller = await createEffectivePolicies({ db, vault: context.vault }).caller(first.accessKeyId);
  expect(caller).toMatchObject({ secret: first.secretAccessKey, active: true });
  const attached = await db.iamAttachment.findMany({
    where: { user: { serviceUuid: first.uuid } },
    include: { policy: true },
  });
  expect(attached.map(({ policy }) => policy.name).sort()).toEqual(["ECSS3FullAccess", "IAMFullAccess"]);
});

it("is not there when its account is not created", async () => {
  const { db, context } = domain;
  const account = await domain.account("grace");
  const failing = transaction(db, async (tx) => {
    await createFirstService(tx, account, context);
    throw new Error("no account");
  });
  await expect(failing).rejects.toThrow("no account");
  expect(await db.storageService.count({ where: { accountId: account } })).toBe(0);
});
