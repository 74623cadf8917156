// CONCORDAT_VERIFY_DOMAINS: a custom domain is in use, and its service runs, once DNS says that it leads here.
import type { ServiceDetailResponse } from "@concordat/contract/object-storage";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { findCustomDomain } from "../../object-http/hosts/find-service.js";
import { instant } from "../../test-kit/provisioning.js";
import { type DnsServer, startDnsServer } from "../../testing/dns-server.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../../testing/storage.js";
import { wantCertificatesOfDomains } from "../../tls/acme/wanted-names.js";

const minuteMs = 60_000;

let dns: DnsServer;
let storage: TestStorage;
let ada: TestAccount;
beforeAll(async () => {
  dns = await startDnsServer();
  storage = await startTestStorage({ ...instant, verifyDomains: true, dnsServers: [dns.address] });
  ada = await storage.account("ada");
});
afterAll(async () => {
  await storage?.close();
  dns?.close();
});
afterEach(() => {
  dns.records.clear();
  dns.fault = undefined;
});

const read = async (uuid: string) => (await ada.request<ServiceDetailResponse>("GET", `/${uuid}`)).body;
const stateOf = async (uuid: string) => {
  const { operational_state: state, state_messages: messages } = await read(uuid);
  return [state, ...messages.map(({ code, operational_state }) => `${code} in ${operational_state}`)];
};
const messageOf = async (uuid: string) => (await read(uuid)).state_messages[0]?.message;
const waiting = ["setup-checkup", "waiting_certificate_issuing in setup-checkup"];
const failed = ["setup-checkup", "failed_custom_domain_verification in setup-checkup"];
const running = ["running"];

const isActive = async (uuid: string, name: string) => {
  const { body } = await ada.request<{ domains: { domain: string; active: boolean }[] }>("GET", `/${uuid}/domains`);
  const isListed = body.domains.find(({ domain }) => domain === name)?.active;
  const leads = (await findCustomDomain(storage.context.prisma, `bucket.${name}`)) !== undefined;
  expect(leads).toBe(isListed);
  return isListed;
};

let services = 0;
/** A service with an own domain, and where that must lead. */
const attach = async (name: string) => {
  const { uuid, endpoints } = await ada.createService(`service-${services++}`);
  const { status } = await ada.request("POST", `/${uuid}/custom-domains`, { domain_name: name, type: "public" });
  expect(status).toBe(201);
  return { uuid, endpoint: endpoints[0]?.domain_name ?? expect.fail("no endpoint") };
};
const pointTo = (name: string, cname: string) => {
  for (const each of [name, `*.${name}`]) dns.records.set(each, { cname });
};
/** Some time goes by, and what is due then is done. */
const wait = async (ms: number) => {
  storage.context.clock.advance(ms);
  await storage.settle(0);
};

describe("a domain whose records are right", () => {
  it("is in use once that was looked at, and the service runs", async () => {
    const { uuid, endpoint } = await attach("objects.good.example");
    pointTo("objects.good.example", endpoint);
    expect([await stateOf(uuid), await isActive(uuid, "objects.good.example")]).toEqual([waiting, false]);
    await wait(0);
    expect([await stateOf(uuid), await isActive(uuid, "objects.good.example")]).toEqual([running, true]);
    const asked = dns.asked.length;
    await wait(60 * minuteMs);
    expect(dns.asked).toHaveLength(asked);
  });

  it("may lead there over other names, and written in capital letters", async () => {
    const { uuid, endpoint } = await attach("objects.chain.example");
    pointTo("objects.chain.example", "First.Alias.example");
    dns.records.set("first.alias.example", { cname: endpoint.toUpperCase() });
    await wait(0);
    expect(await stateOf(uuid)).toEqual(running);
  });

  it("needs only the endpoint's addresses where it cannot have such a record", async () => {
    const { uuid, endpoint } = await attach("apex.co.uk");
    dns.records.set(endpoint, { a: ["192.0.2.1", "192.0.2.2"] });
    dns.records.set("*.apex.co.uk", { cname: endpoint });
    dns.records.set("apex.co.uk", { a: ["192.0.2.2", "198.51.100.7"] });
    await wait(0);
    expect(await stateOf(uuid)).toEqual(failed);
    dns.records.set("apex.co.uk", { a: ["192.0.2.2"] });
    await wait(minuteMs);
    expect(await stateOf(uuid)).toEqual(running);
  });
});

describe("a domain whose records are wrong", () => {
  const name = "objects.wrong.example";

  it("keeps the service waiting, with what is wrong, until they are right: then it goes on by itself", async () => {
    const { uuid, endpoint } = await attach(name);
    await wait(0);
    expect([await stateOf(uuid), await messageOf(uuid)]).toEqual([
      failed,
      `Domain verification failed. ${name} has no CNAME record to ${endpoint}. It is tried again.`,
    ]);
    dns.records.set(name, { cname: "elsewhere.example" });
    await wait(minuteMs);
    expect(await messageOf(uuid)).toContain(`${name} has a CNAME record to elsewhere.example, not to ${endpoint}.`);
    dns.records.set(name, { cname: endpoint });
    await wait(minuteMs);
    expect(await messageOf(uuid)).toContain(`*.${name} has no CNAME record to ${endpoint}.`);
    expect(await isActive(uuid, name)).toBe(false);
    pointTo(name, endpoint);
    await wait(10 * minuteMs);
    expect([await stateOf(uuid), await isActive(uuid, name)]).toEqual([running, true]);
    await ada.request("DELETE", `/${uuid}/custom-domains/${name}`);
  });

  it("is asked for less and less often, and every ten minutes at least", async () => {
    const { uuid } = await attach(name);
    const checks = async (minutes: number) => {
      const before = dns.asked.length;
      for (let each = 0; each < 4 * minutes; each++) await wait(minuteMs / 4);
      return dns.asked.length - before;
    };
    expect([await checks(15), await checks(60)]).toEqual([6, 6]);
    await ada.request("DELETE", `/${uuid}/custom-domains/${name}`);
  });

  it("says nothing against other domains of the service, nor against a service that is stopped", async () => {
    const { uuid, endpoint } = await attach("objects.fine.example");
    pointTo("objects.fine.example", endpoint);
    await wait(0);
    await ada.request("POST", `/${uuid}/custom-domains`, { domain_name: name, type: "public" });
    await wait(0);
    expect(await stateOf(uuid)).toEqual(failed);
    expect([await isActive(uuid, "objects.fine.example"), await isActive(uuid, name)]).toEqual([true, false]);
    await ada.request("PATCH", `/${uuid}`, { configured_status: "stopped" });
    expect(await stateOf(uuid)).toEqual(["stopped"]);
    await ada.request("PATCH", `/${uuid}`, { configured_status: "started" });
    expect(await stateOf(uuid)).toEqual(failed);
    await ada.request("DELETE", `/${uuid}/custom-domains/${name}`);
    expect(await stateOf(uuid)).toEqual(running);
  });

  it("gets no certificate before it leads here", async () => {
    const { prisma, clock } = storage.context;
    await attach("objects.uncertified.net");
    await wantCertificatesOfDomains(prisma, clock());
    expect(await prisma.tlsCertificate.count({ where: { name: "objects.uncertified.net" } })).toBe(0);
  });

  it("is checked anew under another name, and not when the service is changed", async () => {
    const { uuid, endpoint } = await attach("objects.before.example");
    pointTo("objects.before.example", endpoint);
    await wait(0);
    const custom_domains = [{ domain_name: "Objects.Before.example", type: "public" }];
    await ada.request("PATCH", `/${uuid}`, { custom_domains, labels: [] });
    expect(await stateOf(uuid)).toEqual(running);
    const path = `/${uuid}/custom-domains/objects.before.example`;
    await ada.request("PATCH", path, { domain_name: "objects.after.example", type: "public" });
    expect(await stateOf(uuid)).toEqual(waiting);
    pointTo("objects.after.example", endpoint);
    await wait(0);
    expect(await stateOf(uuid)).toEqual(running);
  });
});

describe("DNS that gives no answer", () => {
  it("says nothing about a domain for a while", async () => {
    const { uuid, endpoint } = await attach("objects.silent.example");
    dns.fault = 2;
    for (let minute = 0; minute < 4; minute++) await wait(minuteMs);
    expect(await stateOf(uuid)).toEqual(waiting);
    for (let minute = 0; minute < 30; minute += 5) await wait(5 * minuteMs);
    expect([await stateOf(uuid), await messageOf(uuid)]).toEqual([failed, expect.stringContaining("gives no answer")]);
    dns.fault = undefined;
    pointTo("objects.silent.example", endpoint);
    await wait(10 * minuteMs);
    expect(await stateOf(uuid)).toEqual(running);
  });

  it("keeps nobody waiting for good", async () => {
    const { uuid } = await attach("objects.lost.example");
    dns.fault = null;
    await wait(0);
    expect(await stateOf(uuid)).toEqual(waiting);
    expect((await ada.request("DELETE", `/${uuid}/custom-domains/objects.lost.example`)).status).toBe(204);
    expect(await stateOf(uuid)).toEqual(running);
  });
});

it("an endless chain of aliases, and an alias that is no name, are told as what they are", async () => {
  const { uuid } = await attach("objects.loop.example");
  pointTo("objects.loop.example", "objects.loop.example");
  await wait(0);
  expect(await messageOf(uuid)).toContain("objects.loop.example has a CNAME record to objects.loop.example, not to");
  pointTo("objects.loop.example", "<b>.example");
  await wait(minuteMs);
  expect(await messageOf(uuid)).toContain("a CNAME record to something that is no host name, not to");
});

it("domains that wait are taken into use once they are not to be verified any more", async () => {
  const { uuid } = await attach("objects.released.example");
  await wait(0);
  expect(await stateOf(uuid)).toEqual(failed);
  const { configuration } = storage.context;
  const changed = { ...storage.context, configuration: { ...configuration, verifyDomains: false } };
  const { doStorageWork } = await import("../../test-kit/do-due-work.js");
  storage.context.clock.advance(minuteMs);
  await doStorageWork(changed);
  expect([await stateOf(uuid), await isActive(uuid, "objects.released.example")]).toEqual([running, true]);
});
