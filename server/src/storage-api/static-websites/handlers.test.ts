import {
  type ServiceDetailResponse,
  type StaticWebsiteConfig,
  staticWebsiteLimits,
} from "@concordat/contract/object-storage";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";
import { faultsOf, invalidRequest, isAlphabetical, notFound, problemOf, serviceError } from "../testing/problems.js";

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

const add = (uuid: string, body: object) =>
  ada.request<StaticWebsiteConfig>("POST", `/${uuid}/static-websites`, { bucket_name: "site", ...body });
const at = (uuid: string, name: string) => `/${uuid}/static-websites/${encodeURIComponent(name)}`;
const list = async (uuid: string) => (await ada.request<StaticWebsiteConfig[]>("GET", `/${uuid}/static-websites`)).body;
const attach = (uuid: string, name: string, mode = "static-website") =>
  ada.request("POST", `/${uuid}/custom-domains`, { domain_name: name, type: "public", mode });
const ownDomain = ({ endpoints }: ServiceDetailResponse) =>
  endpoints.find(({ mode }) => mode === "static-website")?.domain_name ?? expect.fail("no static domain");

const pages = [
  { error_document: "errors/404.html", status_code: 404 },
  { error_document: "errors/5xx.html", status_range: { end: 599, start: 500 } },
];

describe("static websites", () => {
  it("are for the service's own domain when none is named, with defaults", async () => {
    const service = await ada.createService("defaults");
    await storage.settle(12);
    const { status, body } = await add(service.uuid, {});
    expect(status).toBe(201);
    expect(body).toEqual({
      bucket_name: "site",
      bucket_prefix: "",
      created_at: body.updated_at,
      domain_name: ownDomain(service),
      enabled: true,
      error_pages: [],
      index_document: "index.html",
      spa_mode: false,
      updated_at: body.created_at,
    });
    const { body: whole } = await ada.request<ServiceDetailResponse>("GET", `/${service.uuid}`);
    expect([whole.static_websites, whole.operational_state]).toEqual([[body], "running"]);
    expect((await ada.request("GET", at(service.uuid, ownDomain(service).toUpperCase()))).body).toEqual(body);
    const named = await add((await ada.createService("named")).uuid, { domain_name: ownDomain(service) });
    expect(problemOf(named)).toBe(notFound);
  });

  it("are changed member by member, error pages whole", async () => {
    const { uuid } = await ada.createService("changed");
    await attach(uuid, "www.example.com");
    const { body: created } = await add(uuid, { domain_name: "WWW.example.com", error_pages: pages, spa_mode: null });
    expect(created).toMatchObject({ domain_name: "www.example.com", error_pages: pages, spa_mode: false });
    storage.context.clock.advance(1500);
    const patch = (body: object) => ada.request<StaticWebsiteConfig>("PATCH", at(uuid, "www.EXAMPLE.com"), body);
    const changed = await patch({ enabled: false, bucket_prefix: "dist/" });
    expect([changed.status, isAlphabetical(changed.body)]).toEqual([200, true]);
    const { updated_at } = changed.body;
    expect(changed.body).toEqual({ ...created, enabled: false, bucket_prefix: "dist/", updated_at });
    expect(Date.parse(updated_at) - Date.parse(created.updated_at)).toBe(1500);
    expect((await patch({})).body).toEqual(changed.body);
    expect((await patch({ error_pages: pages.slice(1), spa_mode: true })).body).toMatchObject({
      error_pages: pages.slice(1),
      spa_mode: true,
    });
    expect((await patch({ error_pages: [], spa_mode: null })).body).toMatchObject({ error_pages: [], spa_mode: false });
    for (const member of ["bucket_name", "index_document", "enabled"])
      expect(faultsOf(await patch({ [member]: null }))).toEqual([member]);
    expect(faultsOf(await patch({ domain_name: "other.example.com" }))).toEqual(["domain_name"]);
  });

  it("exist once for a domain, one at most of 24 that are configured at once", async () => {
    const { uuid } = await ada.createService("once");
    await attach(uuid, "www.example.com");
    for (const body of [{}, { domain_name: "www.example.com" }]) {
      const answers = await Promise.all(Array.from({ length: 24 }, () => add(uuid, body)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const answer of answers) if (answer.status !== 201) expect(problemOf(answer)).toBe("409 CONFLICT");
    }
    expect(problemOf(await add(uuid, { domain_name: "WWW.EXAMPLE.COM" }))).toBe("409 CONFLICT");
  });

  it("need a domain that is attached, for static websites", async () => {
    const { uuid } = await ada.createService("domains");
    await attach(uuid, "api.example.com", "api");
    expect(problemOf(await add(uuid, { domain_name: "www.example.com" }))).toBe(notFound);
    const api = await add(uuid, { domain_name: "api.example.com" });
    expect([problemOf(api), faultsOf(api)]).toEqual([invalidRequest, ["domain_name"]]);
    const { uuid: closed } = await ada.createService("closed", { networks: [] });
    const own = await add(closed, {});
    expect([problemOf(own), faultsOf(own)]).toEqual([invalidRequest, ["domain_name"]]);
  });

  const page = (members: object) => ({ error_document: "a.html", ...members });
  it.each([
    [page({}), "error_pages.0.status_code"],
    [page({ status_code: 404, status_range: { start: 400, end: 499 } }), "error_pages.0.status_range"],
    [page({ status_code: staticWebsiteLimits.status.min - 1 }), "error_pages.0.status_code"],
    [page({ status_code: staticWebsiteLimits.status.max + 1 }), "error_pages.0.status_code"],
    [page({ status_range: { start: 500, end: 500 } }), "error_pages.0.status_range.end"],
    [page({ status_range: { start: 500 } }), "error_pages.0.status_range.end"],
    [{ error_document: "/a.html", status_code: 404 }, "error_pages.0.error_document"],
    [page({ status_code: 404, alien: 1 }), "error_pages.0.alien"],
  ])("refuse the error page %j", async (error_page, name) => {
    const { uuid } = await ada.createService(`pages-${storage.statements()}`);
    expect(faultsOf(await add(uuid, { error_pages: [error_page] }))).toEqual([name]);
    await add(uuid, {});
    const [site] = await list(uuid);
    expect(
      faultsOf(await ada.request("PATCH", at(uuid, site?.domain_name ?? ""), { error_pages: [error_page] })),
    ).toEqual([name]);
  });

  it("have a limited number of error pages", async () => {
    const { uuid } = await ada.createService("many-pages");
    const many = (count: number) => Array.from({ length: count }, () => pages[0]);
    expect(faultsOf(await add(uuid, { error_pages: many(staticWebsiteLimits.errorPages + 1) }))).toEqual([
      "error_pages",
    ]);
    expect((await add(uuid, { error_pages: many(staticWebsiteLimits.errorPages) })).status).toBe(201);
  });

  it("are removed, and not found from then on", async () => {
    const service = await ada.createService("removed");
    await add(service.uuid, {});
    const path = at(service.uuid, ownDomain(service));
    const deleted = await ada.request("DELETE", path);
    expect([deleted.status, deleted.headers.get("content-type")]).toEqual([204, null]);
    for (const [method, body] of [["GET"], ["DELETE"], ["PATCH", {}]] as const)
      expect(problemOf(await ada.request(method, path, body))).toBe(notFound);
    expect(await list(service.uuid)).toEqual([]);
    expect((await add(service.uuid, {})).status).toBe(201);
  });

  it("stay as they are once the service is being deleted", async () => {
    const service = await ada.createService("going");
    await add(service.uuid, {});
    await ada.request("DELETE", `/${service.uuid}`);
    const path = at(service.uuid, ownDomain(service));
    const writes = [
      await add(service.uuid, {}),
      await ada.request("PATCH", path, {}),
      await ada.request("DELETE", path),
    ];
    for (const answer of writes) expect(problemOf(answer)).toBe(serviceError);
    expect(await list(service.uuid)).toHaveLength(1);
  });
});

describe("static websites in a service's own body", () => {
  it("take the place of all that there are, those that stay keeping their creation", async () => {
    const service = await ada.createService("whole");
    const { uuid } = service;
    await attach(uuid, "www.example.com");
    const { body: first } = await add(uuid, {});
    storage.context.clock.advance(2500);
    const static_websites = [
      { bucket_name: "a" },
      { bucket_name: "b", domain_name: "www.example.com", error_pages: pages },
    ];
    const put = await ada.request("PUT", `/${uuid}`, {
      name: "whole",
      configured_status: "started",
      networks: service.networks,
      static_websites,
    });
    expect(put.status).toBe(200);
    expect(await list(uuid)).toMatchObject([
      { bucket_name: "a", domain_name: ownDomain(service), created_at: first.created_at },
      { bucket_name: "b", domain_name: "www.example.com", error_pages: pages },
    ]);
    await ada.request("PATCH", `/${uuid}`, { static_websites: [] });
    expect(await list(uuid)).toEqual([]);
  });

  it("are refused where they name a domain twice, one that is unknown, or one that serves the API", async () => {
    const service = await ada.createService("refused");
    const { uuid } = service;
    await attach(uuid, "api.example.com", "api");
    const site = (domain_name?: string) => ({ bucket_name: "a", ...(domain_name ? { domain_name } : {}) });
    for (const [websites, name] of [
      [[site(), site()], "static_websites.1.domain_name"],
      [[site(), site(ownDomain(service))], "static_websites.1.domain_name"],
      [[site(), site("unknown.example.com")], "static_websites.1.domain_name"],
      [[site("api.example.com")], "static_websites.0.domain_name"],
    ] as const) {
      const answer = await ada.request("PATCH", `/${uuid}`, { name: "unchanged", static_websites: websites });
      expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, [name]]);
    }
    expect((await ada.request<ServiceDetailResponse>("GET", `/${uuid}`)).body).toMatchObject({
      name: "refused",
      static_websites: [],
    });
  });
});
