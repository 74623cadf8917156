import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestDomain, type TestDomain } from "../testing/domain.js";

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

it("a prefix that another service has is drawn again, unnoticed, and the worker is told once", async () => {
  const { db } = domain;
  const ada = await domain.account("ada");
  const first = await domain.service(ada);
  domain.scheduled();
  // the first draw hits; sequences do not go back with the transaction
  await db.$executeRaw`CREATE SEQUENCE draws`;
  await db.$executeRaw`CREATE FUNCTION draw() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('draws') = 1 THEN NEW.domain_prefix := (SELECT domain_prefix FROM storage_services); END IF;
    RETURN NEW;
  END $$`;
  await db.$executeRaw`CREATE TRIGGER draws BEFORE INSERT ON storage_services FOR EACH ROW EXECUTE FUNCTION draw()`;
  const second = await domain.service(ada);
  expect(second.domainPrefix).not.toBe(first.domainPrefix);
  expect(await db.$queryRaw`SELECT last_value::int AS drawn FROM draws`).toEqual([{ drawn: 2 }]);
  expect(await db.account.findUnique({ where: { id: ada } })).toMatchObject({ serviceCount: 2 });
  expect(domain.scheduled()).toBe(1);
});
