// A domain is of one account.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../database/transaction.js";
import { knownService, type ServiceRef } from "../service-ref.js";
import { removeService } from "../services/remove.js";
import { StorageError } from "../storage-error.js";
import { refusalOf, startTestDomain, type TestDomain } from "../testing/domain.js";
import { attachDomain } from "./attach.js";
import { detachDomain } from "./detach.js";
import { keptMs } from "./hold.js";
import { renameDomain } from "./rename.js";

let domain: TestDomain;
let ada: string;
let bob: string;
let [one, two, other]: ServiceRef[] = [];
let names = 0;
let name: string;

beforeAll(async () => {
  domain = await startTestDomain();
  [ada, bob] = await Promise.all([domain.account("ada"), domain.account("bob")]);
});
afterAll(() => domain?.close());
beforeEach(async () => {
  name = `files-${names++}.example.com`;
  [one, two, other] = (await Promise.all([domain.service(ada), domain.service(ada), domain.service(bob)])).map(
    ({ uuid }) => knownService(uuid),
  );
});

const attach = (service: ServiceRef | undefined, domainName = name) =>
  attachDomain(domain.db, service as ServiceRef, { domainName, type: "public", mode: "api" }, domain.context);
const detach = (service: ServiceRef | undefined, domainName = name) =>
  detachDomain(domain.db, service as ServiceRef, domainName, domain.context);
const outcome = async (work: Promise<unknown>): Promise<unknown> => {
  const refusal = await refusalOf(work);
  return refusal instanceof StorageError ? [refusal.code, refusal.faults?.[0]?.field] : refusal;
};
const done = "nothing is refused";
const taken = ["AlreadyExists", "domainName"];

describe("a domain", () => {
  it("is attached by one account, and once to a service", async () => {
    await attach(one);
    for (const service of [one, two, other]) expect(await outcome(attach(service))).toEqual(taken);
    expect(await outcome(attach(other, name.toUpperCase()))).toEqual(taken);
    await attach(other, `free-${name}`);
    const rename = renameDomain(
      domain.db,
      other as ServiceRef,
      `free-${name}`,
      { domainName: name, type: "public" },
      domain.context,
    );
    expect(await outcome(rename)).toEqual(taken);
  });

  it("goes to one of the accounts that ask at once", async () => {
    for (let turn = 0; turn < 10; turn++) {
      const asked = `${turn}-${name}`;
      const outcomes = await Promise.all([one, other].map((service) => outcome(attach(service, asked))));
      expect([...outcomes].sort()).toEqual([taken, done].sort());
      await detach(outcomes[0] === done ? one : other, asked);
    }
  });

  it("leads to one service, also where another one of the account asks for it", async () => {
    await attach(one);
    expect(await outcome(attach(two))).toEqual(taken);
    const both = [attach(two, `new-${name}`), attach(one, `new-${name}`)].map(outcome);
    expect((await Promise.all(both)).sort()).toEqual([taken, done].sort());
    await detach(one);
    expect(await outcome(attach(two))).toBe(done);
    domain.context.clock.advance(2 * keptMs);
    expect(await outcome(attach(other))).toEqual(taken);
    await detach(two);
    domain.context.clock.advance(keptMs);
    expect(await outcome(attach(other))).toBe(done);
  });

  it("is kept for its account for a day once it is removed", async () => {
    await attach(one);
    await detach(one);
    expect(await outcome(attach(other))).toEqual(taken);
    expect(await outcome(attach(two))).toBe(done);
    await detach(two);
    domain.context.clock.advance(keptMs - 1000);
    expect(await outcome(attach(other))).toEqual(taken);
    domain.context.clock.advance(1001);
    expect(await outcome(attach(other))).toBe(done);
  });

  it("is kept also where it is renamed, replaced by others, or its service is gone", async () => {
    await attach(one);
    await renameDomain(
      domain.db,
      one as ServiceRef,
      name,
      { domainName: `new-${name}`, type: "public" },
      domain.context,
    );
    expect(await outcome(attach(other))).toEqual(taken);
    await attach(two, `gone-${name}`);
    const { uuid } = two as ServiceRef;
    await transaction(domain.db, (tx) => removeService(tx, { uuid, accountId: ada }, domain.context.clock()));
    expect(await outcome(attach(other, `gone-${name}`))).toEqual(taken);
  });

  it("does not lie below one of another account, unless DNS decides", async () => {
    const below = ["Invalid", "domainName"];
    await attach(one);
    expect(await outcome(attach(other, `login.${name}`))).toEqual(below);
    expect(await outcome(attach(other, `a.b.${name}`.slice(-40)))).toEqual(below);
    expect(await outcome(attach(two, `own.${name}`))).toBe(done);
    expect(await outcome(attach(other, `x${name}`))).toBe(done);
    const context = { ...domain.context, verifyDomains: true };
    const input = { domainName: `login.${name}`, type: "public", mode: "api" } as const;
    expect(await outcome(attachDomain(domain.db, other as ServiceRef, input, context))).toBe(done);
    await detach(one);
    expect(await outcome(attach(other, `late.${name}`))).toEqual(below);
    domain.context.clock.advance(keptMs);
    expect(await outcome(attach(other, `late.${name}`))).toBe(done);
  });

  it("is no public suffix", async () => {
    for (const suffix of ["co.uk", "github.io", "s3.amazonaws.com", "compute.amazonaws.com.cn", "CO.UK"]) {
      expect(await outcome(attach(one, suffix)), suffix).toEqual(["Invalid", "domainName"]);
    }
    expect(await outcome(attach(one, `x${names}.co.uk`))).toBe(done);
  });
});

it("an account has so many domains at most, those that it has removed within a day included", async () => {
  const context = { ...domain.context, quotas: { ...domain.context.quotas, customDomainsPerAccount: 3 } };
  const account = await domain.account("fay");
  const services = await Promise.all([domain.service(account), domain.service(account)]);
  const [first, second] = services.map(({ uuid }) => knownService(uuid));
  const add = (service: ServiceRef | undefined, index: number) =>
    attachDomain(
      domain.db,
      service as ServiceRef,
      { domainName: `${index}-${name}`, type: "public", mode: "api" },
      context,
    );
  const beyond = ["LimitExceeded", "domainName"];
  const outcomes = await Promise.all([0, 1, 2, 3, 4].map((index) => outcome(add(index % 2 ? first : second, index))));
  expect(outcomes.filter((each) => each === done)).toHaveLength(3);
  expect(outcomes.filter((each) => each !== done)).toEqual([beyond, beyond]);
  const attached = outcomes.indexOf(done);
  await detach(attached % 2 ? first : second, `${attached}-${name}`);
  expect(await outcome(add(first, 5))).toEqual(beyond);
  domain.context.clock.advance(keptMs);
  expect(await outcome(add(first, 5))).toBe(done);
});

describe("a list of domains", () => {
  const create = (...list: string[]) =>
    domain.service(bob, {
      customDomains: list.map((domainName) => ({ domainName, type: "public" as const, mode: "api" as const })),
    });

  it("of a service is held to the same", async () => {
    await attach(one);
    expect(await outcome(create(`a-${name}`, name))).toEqual(["AlreadyExists", "customDomains.1.domainName"]);
    await detach(one);
    expect(await outcome(create(`b-${name}`, name))).toEqual(["AlreadyExists", "customDomains.1.domainName"]);
    expect(await outcome(create("co.uk"))).toEqual(["Invalid", "customDomains.0.domainName"]);
    const { uuid } = await create(`c-${name}`);
    expect(await outcome(attach(one, `c-${name}`))).toEqual(taken);
    expect(uuid).toBeDefined();
  });
});
