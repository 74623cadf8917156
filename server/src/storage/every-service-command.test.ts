import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachDomain } from "./domains/attach.js";
import { detachDomain } from "./domains/detach.js";
import { findCustomDomain, listCustomDomains } from "./domains/find.js";
import { listAllDomains } from "./domains/list-all.js";
import { renameDomain } from "./domains/rename.js";
import { addLabel } from "./labels/add.js";
import { changeLabel, removeLabel } from "./labels/change.js";
import { findLabel, listLabels } from "./labels/find.js";
import { attachNetwork } from "./networks/attach.js";
import { detachNetwork } from "./networks/detach.js";
import { findNetwork, listNetworks } from "./networks/find.js";
import { knownService, type ServiceRef, serviceOfAccount } from "./service-ref.js";
import { changeSettings } from "./services/change.js";
import { deleteService } from "./services/delete.js";
import { findServiceDetails } from "./services/find.js";
import { refusalOf, startTestDomain, type TestDomain } from "./testing/domain.js";
import { changeWebsite, removeWebsite } from "./websites/change.js";
import { configureWebsite } from "./websites/configure.js";
import { findWebsite, listWebsites } from "./websites/find.js";

/** A command or query of the domain, on a service as `createdService` makes it. */
interface Row {
  readonly name: string;
  run(domain: TestDomain, service: ServiceRef): Promise<unknown>;
  /** What it does: reads, changes what needs no set-up, or starts the set-up or the deletion. */
  readonly kind: "reads" | "changes" | "schedules";
}

const office = { type: "private", family: "IPv4", networkUuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07" } as const;
const page = { bucketName: "homepage", bucketPrefix: "", indexDocument: "index.html", spaMode: false, enabled: true };
const errorPages = [
  { document: "404.html", statuses: 404 },
  { document: "5xx.html", statuses: { start: 500, end: 599 } },
];
const www = { domainName: "www.example.com", type: "public", mode: "static-website" } as const;

const shop = { ...www, domainName: "shop.example.com" } as const;

const createdService = async (domain: TestDomain, accountId: string): Promise<string> => {
  // a domain leads to one service
  await domain.db.storageCustomDomain.deleteMany();
  await domain.db.storageDomainHolder.deleteMany();
  const { uuid } = await domain.service(accountId, {
    labels: [{ key: "env", value: "test" }],
    customDomains: [www, shop],
  });
  const website = { ...page, errorPages, domainName: shop.domainName };
  await configureWebsite(domain.db, knownService(uuid), website, domain.context);
  return uuid;
};

const rows: readonly Row[] = [
  { name: "find a service", run: ({ db }, service) => findServiceDetails(db, service), kind: "reads" },
  {
    name: "change settings",
    run: ({ db, context }, service) => changeSettings(db, service, { configuredStatus: "stopped" }, context),
    kind: "schedules",
  },
  {
    name: "delete a service",
    run: ({ db, context }, service) => deleteService(db, service, { force: true }, context),
    kind: "schedules",
  },
  { name: "list networks", run: ({ db }, service) => listNetworks(db, service), kind: "reads" },
  { name: "find a network", run: ({ db }, service) => findNetwork(db, service, "internet"), kind: "reads" },
  {
    name: "attach a network",
    run: ({ db, context }, service) => attachNetwork(db, service, { ...office, name: "office" }, context),
    kind: "schedules",
  },
  {
    name: "detach a network",
    run: ({ db, context }, service) => detachNetwork(db, service, "internet", context),
    kind: "schedules",
  },
  { name: "list labels", run: ({ db }, service) => listLabels(db, service), kind: "reads" },
  { name: "find a label", run: ({ db }, service) => findLabel(db, service, "env"), kind: "reads" },
  { name: "add a label", run: ({ db }, service) => addLabel(db, service, { key: "team", value: "" }), kind: "changes" },
  {
    name: "change a label",
    run: ({ db }, service) => changeLabel(db, service, "env", { value: "live" }),
    kind: "changes",
  },
  { name: "remove a label", run: ({ db }, service) => removeLabel(db, service, "env"), kind: "changes" },
  { name: "list custom domains", run: ({ db }, service) => listCustomDomains(db, service), kind: "reads" },
  {
    name: "find a custom domain",
    run: ({ db }, service) => findCustomDomain(db, service, "WWW.example.com"),
    kind: "reads",
  },
  { name: "list all domains", run: ({ db, context }, service) => listAllDomains(db, service, context), kind: "reads" },
  {
    name: "attach a domain",
    run: ({ db, context }, service) => attachDomain(db, service, { ...www, domainName: "b.example.com" }, context),
    kind: "schedules",
  },
  {
    name: "rename a domain",
    run: ({ db, context }, service) =>
      renameDomain(db, service, www.domainName, { domainName: "web.example.com", type: "public" }, context),
    kind: "schedules",
  },
  {
    name: "keep a domain's name",
    run: ({ db, context }, service) =>
      renameDomain(db, service, www.domainName, { domainName: "WWW.example.com", type: "public" }, context),
    kind: "changes",
  },
  {
    name: "detach a domain",
    run: ({ db, context }, service) => detachDomain(db, service, www.domainName, context),
    kind: "schedules",
  },
  { name: "list websites", run: ({ db }, service) => listWebsites(db, service), kind: "reads" },
  { name: "find a website", run: ({ db }, service) => findWebsite(db, service, shop.domainName), kind: "reads" },
  {
    name: "configure a website",
    run: ({ db, context }, service) =>
      configureWebsite(db, service, { ...page, errorPages, domainName: www.domainName }, context),
    kind: "changes",
  },
  {
    name: "change a website",
    run: ({ db, context }, service) =>
      changeWebsite(db, service, shop.domainName, { enabled: false, errorPages }, context),
    kind: "changes",
  },
  {
    name: "remove a website",
    run: ({ db }, service) => removeWebsite(db, service, shop.domainName),
    kind: "changes",
  },
];

let domain: TestDomain;
let ada: string;
let bob: string;
beforeAll(async () => {
  domain = await startTestDomain();
  [ada, bob] = await Promise.all([domain.account("ada"), domain.account("bob")]);
});
afterAll(() => domain.close());

const notFound = expect.objectContaining({ name: "StorageError", code: "NotFound" });
const readsOf = (uuid: string) => findServiceDetails(domain.db, knownService(uuid));

describe.each(rows)("to $name", ({ run, kind }) => {
  it("takes no account: a service that is known by other means will do", async () => {
    const uuid = await createdService(domain, ada);
    const before = await readsOf(uuid);
    domain.context.clock.advance(1000);
    domain.scheduled();
    await run(domain, knownService(uuid));
    expect(domain.scheduled()).toBe(kind === "schedules" ? 1 : 0);
    const after = await readsOf(uuid);
    if (kind === "reads") expect(after).toEqual(before);
    const wasSetUpAnew = after.nextStepAt?.getTime() === domain.context.clock().getTime();
    expect(wasSetUpAnew).toBe(kind === "schedules");
  });

  it("finds no service of another account, or that there is not, and changes nothing", async () => {
    const uuid = await createdService(domain, ada);
    const before = await readsOf(uuid);
    domain.scheduled();
    for (const service of [serviceOfAccount(bob, uuid), serviceOfAccount(ada, "none"), knownService("none")]) {
      expect(await refusalOf(run(domain, service))).toEqual(notFound);
    }
    expect(await readsOf(uuid)).toEqual(before);
    expect(domain.scheduled()).toBe(0);
  });
});

describe.each(rows.filter(({ kind }) => kind !== "reads"))("to $name", ({ run }) => {
  it("is refused while the service is being deleted", async () => {
    const uuid = await createdService(domain, ada);
    await deleteService(domain.db, knownService(uuid), { force: true }, domain.context);
    domain.scheduled();
    const deleting = expect.objectContaining({ name: "StorageError", code: "ServiceDeleting" });
    expect(await refusalOf(run(domain, serviceOfAccount(ada, uuid)))).toEqual(deleting);
    expect(domain.scheduled()).toBe(0);
  });
});
