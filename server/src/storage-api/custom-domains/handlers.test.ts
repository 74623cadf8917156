import {
  type CustomDomainDetailResponse,
  customDomainLimits,
  type ServiceDetailResponse,
} from "@concordat/contract/object-storage";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";
import { faultsOf, invalidRequest, notFound, problemOf, serviceError } from "../testing/problems.js";

let storage: TestStorage;
let ada: TestAccount;
beforeAll(async () => {
  storage = await startTestStorage();
  ada = await storage.account("ada");
});
afterAll(() => storage.close());
// a domain leads to one service
afterEach(async () => {
  await storage.context.prisma.storageCustomDomain.deleteMany();
  await storage.context.prisma.storageDomainHolder.deleteMany();
});

const add = (uuid: string, name: string, mode?: string) =>
  ada.request("POST", `/${uuid}/custom-domains`, { domain_name: name, type: "public", ...(mode ? { mode } : {}) });
const at = (uuid: string, name: string) => `/${uuid}/custom-domains/${encodeURIComponent(name)}`;
const rename = (uuid: string, name: string, to: string) =>
  ada.request("PATCH", at(uuid, name), { domain_name: to, type: "public" });
const list = async (uuid: string) =>
  (await ada.request<CustomDomainDetailResponse[]>("GET", `/${uuid}/custom-domains`)).body;
const names = async (uuid: string) => (await list(uuid)).map(({ domain_name }) => domain_name);
const addSite = (uuid: string, body: object) =>
  ada.request("POST", `/${uuid}/static-websites`, { bucket_name: "site", ...body });
const sites = async (uuid: string) =>
  (await ada.request<{ domain_name: string }[]>("GET", `/${uuid}/static-websites`)).body.map(
    ({ domain_name }) => domain_name,
  );
const read = async (uuid: string) => (await ada.request<ServiceDetailResponse>("GET", `/${uuid}`)).body;

describe("custom domains", () => {
  it("are attached, read, renamed and detached, each time setting the service up anew", async () => {
    const { uuid } = await ada.createService("life");
    const state = async () => (await read(uuid)).operational_state;
    await storage.settle(12);
    const created = await add(uuid, "objects.example.com");
    expect([created.status, created.body]).toEqual([
      201,
      { domain_name: "objects.example.com", mode: "api", type: "public" },
    ]);
    expect(await state()).toBe("pending");
    await storage.settle(12);
    const renamed = await rename(uuid, "objects.example.com", "files.example.com");
    expect([renamed.status, renamed.body]).toEqual([
      200,
      { domain_name: "files.example.com", mode: "api", type: "public" },
    ]);
    expect(await state()).toBe("pending");
    expect(problemOf(await ada.request("GET", at(uuid, "objects.example.com")))).toBe(notFound);
    expect((await ada.request("GET", at(uuid, "files.example.com"))).body).toEqual(renamed.body);
    expect((await read(uuid)).custom_domains).toEqual([renamed.body]);
    await storage.settle(12);
    expect((await rename(uuid, "files.example.com", "files.example.com")).status).toBe(200);
    expect(await state()).toBe("running");
    const deleted = await ada.request("DELETE", at(uuid, "files.example.com"));
    expect([deleted.status, deleted.headers.get("content-type"), await state()]).toEqual([204, null, "pending"]);
    expect(problemOf(await ada.request("DELETE", at(uuid, "files.example.com")))).toBe(notFound);
    expect(problemOf(await rename(uuid, "files.example.com", "x.example.com"))).toBe(notFound);
  });

  it("are the same in capital letters", async () => {
    const { uuid } = await ada.createService("case");
    expect((await add(uuid, "Objects.Example.COM")).body).toMatchObject({ domain_name: "objects.example.com" });
    expect(faultsOf(await add(uuid, "OBJECTS.example.com"))).toEqual(["domain_name"]);
    expect((await ada.request("GET", at(uuid, "OBJECTS.EXAMPLE.com"))).status).toBe(200);
    expect((await rename(uuid, "OBJECTS.EXAMPLE.com", "Objects.example.COM")).body).toMatchObject({
      domain_name: "objects.example.com",
    });
    expect((await ada.request("DELETE", at(uuid, "oBjects.example.com"))).status).toBe(204);
  });

  it.each([
    [{ domain_name: "a.example.com", type: "private" }, ["type"]],
    [{ domain_name: "a.example.com", type: "public", mode: "ftp" }, ["mode"]],
    [{ domain_name: "a.example.com", type: "public", mode: null }, ["mode"]],
    [{ domain_name: "localhost", type: "public" }, ["domain_name"]],
    [{ domain_name: "a.b.c.d.e.com", type: "public" }, ["domain_name"]],
    [{}, ["domain_name", "type"]],
  ])("%j are refused", async (body, faults) => {
    const { uuid } = await ada.createService(`faulty-${storage.statements()}`);
    const answer = await ada.request("POST", `/${uuid}/custom-domains`, body);
    expect([problemOf(answer), faultsOf(answer).sort()]).toEqual([invalidRequest, faults]);
  });

  it("keep their mode: PATCH does not know it, and PATCH of the service does not change it", async () => {
    const { uuid } = await ada.createService("mode");
    const domain = { domain_name: "www.example.com", type: "public", mode: "static-website" };
    await add(uuid, domain.domain_name, domain.mode);
    expect(faultsOf(await ada.request("PATCH", at(uuid, domain.domain_name), { ...domain, mode: "api" }))).toEqual([
      "mode",
    ]);
    expect(faultsOf(await ada.request("PATCH", at(uuid, domain.domain_name), {})).sort()).toEqual([
      "domain_name",
      "type",
    ]);
    const change = await ada.request("PATCH", `/${uuid}`, { custom_domains: [{ ...domain, mode: "api" }] });
    expect([problemOf(change), faultsOf(change)]).toEqual([invalidRequest, ["custom_domains.0.mode"]]);
    expect(await list(uuid)).toEqual([domain]);
  });

  it("need a public network, and outlive it", async () => {
    const { uuid } = await ada.createService("closed", { networks: [] });
    const refused = await add(uuid, "a.example.com");
    expect([problemOf(refused), faultsOf(refused)]).toEqual([invalidRequest, ["domain_name"]]);
    const networks = [{ family: "IPv4", name: "internet", type: "public" }];
    await ada.request("PATCH", `/${uuid}`, { networks });
    expect((await add(uuid, "a.example.com")).status).toBe(201);
    await ada.request("DELETE", `/${uuid}/networks/internet`);
    expect(await names(uuid)).toEqual(["a.example.com"]);
    const body = { name: "closed-2", region: "europe-1", configured_status: "started" };
    const custom_domains = [{ domain_name: "b.example.com", type: "public" }];
    expect(faultsOf(await ada.request("POST", "", { ...body, custom_domains }))).toEqual([
      "custom_domains.0.domain_name",
    ]);
    expect((await ada.request("POST", "", { ...body, networks, custom_domains })).status).toBe(201);
  });

  it("are not the system's own, whose websites lie under them", async () => {
    const { uuid, endpoints } = await ada.createService("own");
    const own = endpoints.find(({ mode }) => mode === "static-website")?.domain_name ?? expect.fail("no static domain");
    await add(uuid, "www.example.com", "static-website");
    await addSite(uuid, {});
    await addSite(uuid, { domain_name: "www.example.com" });
    const { objectsDomain } = storage.context.configuration;
    for (const name of [own, own.toUpperCase(), objectsDomain, `other.${objectsDomain}`]) {
      const answers = [
        await add(uuid, name),
        await rename(uuid, "www.example.com", name),
        await ada.request("PATCH", `/${uuid}`, { custom_domains: [{ domain_name: name, type: "public" }] }),
      ];
      for (const answer of answers)
        expect([problemOf(answer), faultsOf(answer)[0]]).toEqual([
          invalidRequest,
          expect.stringMatching(/domain_name$/),
        ]);
    }
    expect([await names(uuid), (await sites(uuid)).length]).toEqual([["www.example.com"], 2]);
  });

  it("are limited, however many ask at once, and one of them wins a name", async () => {
    const { uuid } = await ada.createService("crowded");
    const twins = await Promise.all(Array.from({ length: 24 }, () => add(uuid, "twin.example.com")));
    expect(twins.filter(({ status }) => status === 201)).toHaveLength(1);
    const others = await Promise.all(Array.from({ length: 24 }, (_, index) => add(uuid, `d${index}.example.com`)));
    expect(others.filter(({ status }) => status === 201)).toHaveLength(customDomainLimits.perService - 1);
    for (const answer of [...twins, ...others])
      if (answer.status !== 201)
        expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, ["domain_name"]]);
    const known = await names(uuid);
    expect(known).toHaveLength(customDomainLimits.perService);
    const renamed = await Promise.all(known.map((name) => rename(uuid, name, "wanted.example.com")));
    expect(renamed.filter(({ status }) => status === 200)).toHaveLength(1);
    const over = Array.from({ length: customDomainLimits.perService + 1 }, (_, index) => ({
      domain_name: `o${index}.example.com`,
      type: "public",
    }));
    expect(faultsOf(await ada.request("PATCH", `/${uuid}`, { custom_domains: over }))).toEqual(["custom_domains"]);
  });

  it("take their websites along: to the new name, and out of the service", async () => {
    const { uuid } = await ada.createService("sites");
    for (const name of ["one.example.com", "two.example.com"]) {
      await add(uuid, name, "static-website");
      expect((await addSite(uuid, { domain_name: name })).status).toBe(201);
    }
    await rename(uuid, "one.example.com", "three.example.com");
    expect((await sites(uuid)).sort()).toEqual(["three.example.com", "two.example.com"]);
    expect(faultsOf(await rename(uuid, "three.example.com", "two.example.com"))).toEqual(["domain_name"]);
    await ada.request("DELETE", at(uuid, "three.example.com"));
    expect(await sites(uuid)).toEqual(["two.example.com"]);
    expect((await ada.request("PATCH", `/${uuid}`, { custom_domains: null })).status).toBe(200);
    expect([await sites(uuid), await names(uuid)]).toEqual([[], []]);
  });

  it("stay as they are once the service is being deleted", async () => {
    const { uuid } = await ada.createService("going");
    await add(uuid, "a.example.com");
    await ada.request("DELETE", `/${uuid}`);
    const writes = [
      await add(uuid, "b.example.com"),
      await rename(uuid, "a.example.com", "c.example.com"),
      await ada.request("DELETE", at(uuid, "a.example.com")),
    ];
    for (const answer of writes) expect(problemOf(answer)).toBe(serviceError);
    expect(await names(uuid)).toEqual(["a.example.com"]);
  });
});

describe("all domains of a service", () => {
  const domains = async (uuid: string) =>
    (await ada.request<{ domains: object[] }>("GET", `/${uuid}/domains`)).body.domains;

  it("are the system's, always active, and custom ones, active once certificates are there", async () => {
    const { uuid, endpoints } = await ada.createService("all", {
      networks: [
        { family: "IPv4", name: "internet", type: "public" },
        { family: "IPv4", name: "office", type: "private", uuid: "03aa7245-2ff9-49c8-9f0e-7ca0270d71a4" },
      ],
    });
    await add(uuid, "www.example.com", "static-website");
    await addSite(uuid, { domain_name: "www.example.com" });
    const [api, inside, pages] = endpoints.map(({ domain_name }) => domain_name);
    const own = [
      { active: true, domain: api, static_website_configured: false, type: "public" },
      { active: true, domain: inside, static_website_configured: false, type: "private" },
      { active: true, domain: pages, static_website_configured: false, type: "public" },
    ];
    const custom = { active: false, domain: "www.example.com", static_website_configured: true, type: "custom" };
    expect(await domains(uuid)).toEqual([...own, custom]);
    await addSite(uuid, {});
    await storage.settle(12);
    expect(await domains(uuid)).toEqual([
      ...own.slice(0, 2),
      { ...own[2], static_website_configured: true },
      { ...custom, active: true },
    ]);
  });

  it("are none where there is no network", async () => {
    const { uuid } = await ada.createService("none", { networks: [] });
    expect(await domains(uuid)).toEqual([]);
  });
});
