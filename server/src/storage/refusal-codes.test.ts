import { customDomainLimits, labelLimits, networkLimits } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachDomain } from "./domains/attach.js";
import type { NewCustomDomain } from "./domains/custom-domain.js";
import { renameDomain } from "./domains/rename.js";
import { cancelJob } from "./jobs/cancel.js";
import { createJob } from "./jobs/create.js";
import { addLabel } from "./labels/add.js";
import { changeLabel } from "./labels/change.js";
import { attachNetwork } from "./networks/attach.js";
import type { NewNetwork } from "./networks/network.js";
import { findRegion } from "./regions/regions.js";
import { knownService, type ServiceRef } from "./service-ref.js";
import { changeSettings } from "./services/change.js";
import { deleteService } from "./services/delete.js";
import { refusalOf, startTestDomain, type TestDomain } from "./testing/domain.js";
import { configureWebsite } from "./websites/configure.js";
import type { NewWebsite } from "./websites/website.js";

// The control plane says `INVALID_REQUEST` of most of these: other protocols tell them apart.

let domain: TestDomain;
let ada: string;
beforeAll(async () => {
  domain = await startTestDomain();
  ada = await domain.account("ada");
});
afterAll(() => domain.close());

const newService = async (
  ...settings: Parameters<TestDomain["service"]> extends [string, ...infer Rest] ? Rest : never
): Promise<ServiceRef> => knownService((await domain.service(ada, ...settings)).uuid);
const refused = (code: string, ...fields: string[]) =>
  expect.objectContaining({
    name: "StorageError",
    code,
    faults: fields.map((field) => ({ field, reason: expect.stringMatching(/\.$/) })),
  });

const office = (name = "office"): NewNetwork => ({
  name,
  type: "private",
  family: "IPv4",
  networkUuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07",
});
const custom = (domainName: string, mode: NewCustomDomain["mode"] = "api"): NewCustomDomain => ({
  domainName,
  type: "public",
  mode,
});
const website = (domainName?: string): NewWebsite => ({
  domainName,
  bucketName: "homepage",
  bucketPrefix: "",
  indexDocument: "index.html",
  spaMode: false,
  enabled: true,
  errorPages: [],
});

describe("refusals of the domain", () => {
  it("of networks", async () => {
    const { db, context } = domain;
    const service = await newService({ networks: [office(), { ...office("internet"), type: "public" }] });
    const attach = (network: NewNetwork) => refusalOf(attachNetwork(db, service, network, context));
    expect(await attach(office())).toEqual(refused("AlreadyExists", "name"));
    expect(await attach({ ...office("second"), type: "public" })).toEqual(refused("LimitExceeded", "type"));
    for (let count = 2; count < networkLimits.perService; count++) {
      await attachNetwork(db, service, office(`office-${count}`), context);
    }
    expect(await attach(office("one-more"))).toEqual(refused("LimitExceeded", "name"));
  });

  it("of labels", async () => {
    const { db } = domain;
    const labels = Array.from({ length: labelLimits.perService }, (_, index) => ({ key: `key-${index}`, value: "" }));
    const service = await newService({ labels });
    expect(await refusalOf(addLabel(db, service, { key: "key-7", value: "" }))).toEqual(
      refused("AlreadyExists", "key"),
    );
    expect(await refusalOf(addLabel(db, service, { key: "more", value: "" }))).toEqual(refused("LimitExceeded", "key"));
    const rename = changeLabel(db, service, "key-7", { key: "key-8" });
    expect(await refusalOf(rename)).toEqual(refused("AlreadyExists", "key"));
    expect(await refusalOf(changeLabel(db, service, "none", { value: "" }))).toEqual(refused("NotFound"));
  });

  it("of custom domains", async () => {
    const { db, context } = domain;
    const service = await newService({ customDomains: [custom("a.example.com")] });
    const attach = (name: string) => refusalOf(attachDomain(db, service, custom(name), context));
    expect(await attach("A.example.com")).toEqual(refused("AlreadyExists", "domainName"));
    expect(await attach("www.objects.test")).toEqual(refused("Invalid", "domainName"));
    for (let count = 1; count < customDomainLimits.perService; count++) {
      await attachDomain(db, service, custom(`a${count}.example.com`), context);
    }
    expect(await attach("b.example.com")).toEqual(refused("LimitExceeded", "domainName"));
    const rename = (name: string, domainName: string) =>
      refusalOf(renameDomain(db, service, name, { domainName, type: "public" }, context));
    expect(await rename("a.example.com", "a1.example.com")).toEqual(refused("AlreadyExists", "domainName"));
    expect(await rename("a.example.com", "objects.test")).toEqual(refused("Invalid", "domainName"));
    expect(await rename("b.example.com", "c.example.com")).toEqual(refused("NotFound"));
    expect(await rename("b.example.com", "B.example.com")).toEqual(refused("NotFound"));
    const closed = await newService({ networks: [] });
    const unreachable = attachDomain(db, closed, custom("a.example.com"), context);
    expect(await refusalOf(unreachable)).toEqual(refused("Invalid", "domainName"));
  });

  it("of websites", async () => {
    const { db, context } = domain;
    const service = await newService({ customDomains: [custom("api.example.com")] });
    await configureWebsite(db, service, website(), context);
    const configure = (name?: string) => refusalOf(configureWebsite(db, service, website(name), context));
    expect(await configure()).toEqual(refused("WebsiteExists"));
    expect(await configure("api.example.com")).toEqual(refused("Invalid", "domainName"));
    expect(await configure("other.example.com")).toEqual(refused("NotFound"));
  });

  it("of settings, which name their place in the list", async () => {
    const { db, context } = domain;
    await newService({ name: "taken" });
    const service = await newService({ customDomains: [custom("s3.example.com")] });
    const change = (settings: Parameters<typeof changeSettings>[2]) =>
      refusalOf(changeSettings(db, service, settings, context));
    expect(await change({ name: "taken" })).toEqual(refused("AlreadyExists", "name"));
    const domains = [custom("a.example.com"), custom("x.objects.test")];
    expect(await change({ customDomains: domains })).toEqual(refused("Invalid", "customDomains.1.domainName"));
    const otherMode = [custom("s3.example.com", "static-website")];
    expect(await change({ customDomains: otherMode })).toEqual(refused("Invalid", "customDomains.0.mode"));
    const websites = [website(), website("other.example.com")];
    expect(await change({ websites })).toEqual(refused("Invalid", "staticWebsites.1.domainName"));
  });

  it("of a service that is protected, has something in it or is being deleted", async () => {
    const { db, context } = domain;
    const kept = await newService({ terminationProtection: true });
    const stop = { configuredStatus: "stopped" } as const;
    expect(await refusalOf(changeSettings(db, kept, stop, context))).toEqual(refused("ServiceProtected"));
    expect(await refusalOf(deleteService(db, kept, { force: true }, context))).toEqual(refused("ServiceProtected"));
    const full = await newService();
    const user = { id: full.uuid, serviceUuid: full.uuid, username: "ada", createdAt: context.clock() };
    await db.iamUser.create({ data: user });
    expect(await refusalOf(deleteService(db, full, { force: false }, context))).toEqual(refused("ServiceNotEmpty"));
    await deleteService(db, full, { force: true }, context);
    expect(await refusalOf(deleteService(db, full, { force: true }, context))).toEqual(refused("ServiceDeleting"));
  });

  it("of a region or a job that there is not, and of a job that has ended", async () => {
    const { db, context } = domain;
    expect(await refusalOf((async () => findRegion("mars-1"))())).toEqual(refused("NotFound"));
    expect(await refusalOf(domain.service(ada, { region: "mars-1" }))).toEqual(refused("Invalid", "region"));
    const side = (endpointUrl: string) => ({ accessKeyId: "A", secretAccessKey: "s", endpointUrl, bucket: undefined });
    const [source, target] = [side("https://s3.example.com"), side("https://k3v9a.objects.test")];
    const { uuid } = await createJob(db, ada, { type: "copy", source, target }, context);
    expect(await refusalOf(cancelJob(db, await domain.account("bob"), uuid, context))).toEqual(refused("NotFound"));
    await cancelJob(db, ada, uuid, context);
    expect(await refusalOf(cancelJob(db, ada, uuid, context))).toEqual(refused("Invalid", "jobUuid"));
    const refusedJob = createJob(db, ada, { type: "copy", source: side("s3"), target: source }, context);
    expect(await refusalOf(refusedJob)).toEqual(refused("Invalid", "source.endpointUrl", "target.endpointUrl"));
  });
});
