import { afterAll, beforeAll, expect, it } from "vitest";
import { knownService, type ServiceRef } from "../service-ref.js";
import { refusalOf, startTestDomain, type TestDomain } from "../testing/domain.js";
import { changeIam } from "./change.js";
import { createUser } from "./users/create.js";

let domain: TestDomain;
let service: ServiceRef;
beforeAll(async () => {
  domain = await startTestDomain();
  service = knownService((await domain.service(await domain.account("ada"))).uuid);
});
afterAll(() => domain.close());

const revision = async (): Promise<bigint> => {
  const row = await domain.db.iamRevision.findUnique({ where: { serviceUuid: service.uuid } });
  return row?.revision ?? 0n;
};

it("moves the revision in the transaction of the change: nobody sees one without the other", async () => {
  const before = await revision();
  const seen: bigint[] = [];
  await changeIam(domain.db, service, async (tx, serviceUuid) => {
    await tx.iamGroup.deleteMany({ where: { serviceUuid } });
    seen.push(await revision());
  });
  expect([...seen, await revision()]).toEqual([before, before + 1n]);
});

it("leaves the revision where the change fails", async () => {
  const before = await revision();
  const failed = changeIam(domain.db, service, () => Promise.reject(new Error("No.")));
  expect(await refusalOf(failed)).toEqual(new Error("No."));
  await createUser(domain.db, service, "once", domain.context);
  await refusalOf(createUser(domain.db, service, "once", domain.context));
  expect(await revision()).toBe(before + 1n);
});

it("loses no move among changes at once, of one statement and of several", async () => {
  const before = await revision();
  const users = Array.from({ length: 16 }, (_, index) =>
    createUser(domain.db, service, `user-${index}`, domain.context),
  );
  const others = Array.from({ length: 16 }, () => changeIam(domain.db, service, async () => undefined));
  await Promise.all([...users, ...others]);
  expect(await revision()).toBe(before + 32n);
});
