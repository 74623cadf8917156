import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { LabelCreate, LabelModify } from "../labels/model.js";
import { NetworkCreate } from "../networks/model.js";
import { StaticWebsiteConfigCreate, StaticWebsiteConfigModify } from "../static-websites/model.js";
import { ServiceCreate, ServiceModify, ServiceReplace } from "./model.js";

const faultsOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`) ?? [];

const privateNetwork = {
  name: "office",
  type: "private",
  family: "IPv4",
  uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07",
};
const publicNetwork = { name: "internet", type: "public", family: "IPv4" };
const service = { name: "media", configured_status: "started" };

describe("what is left out, and null", () => {
  it("falls back to its default where a service is created or replaced, but for domains and websites", () => {
    const defaults = { termination_protection: false, networks: [], labels: [] };
    expect(ServiceCreate.parse({ ...service, region: "europe-2" })).toEqual({
      ...service,
      ...defaults,
      region: "europe-2",
    });
    expect(ServiceReplace.parse(service)).toEqual({ ...service, ...defaults });
  });

  it("stays as it is in a patch, and null empties lists", () => {
    expect(ServiceModify.parse({})).toEqual({});
    const nulls = { networks: null, labels: null, custom_domains: null, static_websites: null };
    expect(ServiceModify.parse(nulls)).toEqual({ networks: [], labels: [], custom_domains: [], static_websites: [] });
  });

  it("does not empty what cannot be empty", () => {
    const nulls = { name: null, configured_status: null, termination_protection: null };
    expect(ServiceModify.safeParse(nulls).error?.issues.map(({ path }) => path[0])).toEqual(Object.keys(nulls));
  });

  it("is no network for clients that write null for an empty list", () => {
    expect(ServiceCreate.parse({ ...service, region: "europe-2", networks: null }).networks).toEqual([]);
    expect(ServiceReplace.parse({ ...service, networks: null }).networks).toEqual([]);
  });

  it("gives every request lists of its own", () => {
    const [a, b] = [ServiceModify.parse({ labels: null }), ServiceModify.parse({ labels: null })];
    expect(a.labels).not.toBe(b.labels);
    expect(ServiceReplace.parse(service).networks).not.toBe(ServiceReplace.parse(service).networks);
  });

  it("is an empty value in labels", () => {
    expect(LabelCreate.parse({ key: "env", value: null })).toEqual({ key: "env", value: "" });
    expect(LabelModify.parse({ value: null })).toEqual({ value: "" });
    expect(LabelModify.parse({})).toEqual({});
  });

  it("has the vendor's defaults in a static website, which a patch does not bring back", () => {
    expect(StaticWebsiteConfigCreate.parse({ bucket_name: "a", spa_mode: null })).toEqual({
      bucket_name: "a",
      bucket_prefix: "",
      index_document: "index.html",
      spa_mode: false,
      enabled: true,
      error_pages: [],
    });
    expect(StaticWebsiteConfigModify.parse({})).toEqual({});
    expect(StaticWebsiteConfigModify.parse({ spa_mode: null })).toEqual({ spa_mode: false });
  });
});

describe("the UUID of a network", () => {
  it("is there for private networks and not for public ones", () => {
    expect(faultsOf(NetworkCreate, privateNetwork)).toEqual([]);
    expect(faultsOf(NetworkCreate, publicNetwork)).toEqual([]);
    const { uuid, ...withoutUuid } = privateNetwork;
    expect(faultsOf(NetworkCreate, withoutUuid)).toEqual(["uuid is required for private networks"]);
    expect(faultsOf(NetworkCreate, { ...publicNetwork, uuid })).toEqual(["uuid must be omitted for public networks"]);
  });

  it("is asked for although another member has a fault", () => {
    const faults = faultsOf(NetworkCreate, { name: "a b", type: "private", family: "IPv6" });
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual(["name", "family", "uuid"]);
  });
});

describe("names within a service", () => {
  const domain = { domain_name: "www.example.com", type: "public" };
  const label = { key: "env", value: "a" };

  it.each([
    ["networks", [privateNetwork, { ...publicNetwork, name: "office" }], "networks.1.name must not occur twice"],
    ["labels", [label, { key: "team", value: "a" }, { key: "env", value: "b" }], "labels.2.key must not occur twice"],
    [
      "custom_domains",
      [domain, { ...domain, domain_name: "WWW.example.com" }],
      "custom_domains.1.domain_name must not occur twice",
    ],
    [
      "static_websites",
      [{ bucket_name: "a" }, { bucket_name: "b" }],
      "static_websites.1.domain_name must not occur twice",
    ],
    [
      "static_websites",
      [
        { bucket_name: "a", domain_name: "www.example.com" },
        { bucket_name: "b", domain_name: "www.Example.com" },
      ],
      "static_websites.1.domain_name must not occur twice",
    ],
  ])("are different in %s", (member, list, expected) => {
    expect(faultsOf(ServiceModify, { [member]: list })).toEqual([expected]);
    expect(faultsOf(ServiceReplace, { ...service, [member]: list })).toEqual([expected]);
  });

  it("may differ in case alone where case counts", () => {
    const labels = [label, { key: "Env", value: "a" }];
    const networks = [privateNetwork, { ...privateNetwork, name: "Office" }];
    expect(faultsOf(ServiceModify, { labels, networks })).toEqual([]);
  });

  it("belong to one public network at most", () => {
    const networks = [publicNetwork, privateNetwork, { ...publicNetwork, name: "second" }];
    expect(faultsOf(ServiceModify, { networks })).toEqual(["networks.2.type must not be public more than once"]);
  });

  it("do no harm where a list is none, or holds what is no object", () => {
    for (const value of [{}, "text", 1, [null, 1, "a", []], [[], []]])
      for (const member of ["networks", "labels", "custom_domains", "static_websites"])
        expect(faultsOf(ServiceModify, { [member]: value })).not.toEqual([]);
  });
});

describe("all faults of a request", () => {
  it("come at once, each with its path", () => {
    const read = ServiceCreate.safeParse({
      name: "",
      region: 1,
      networks: [{ name: "n", type: "private", family: "IPv6" }, publicNetwork, { ...publicNetwork, uuid: "x" }],
      labels: [{ key: "_a", value: 1 }, "text"],
      size: 1,
    });
    const paths = read.error?.issues.map(({ path }) => path.join("."));
    expect(new Set(paths)).toEqual(
      new Set([
        "name",
        "region",
        "configured_status",
        "networks.0.family",
        "networks.0.uuid",
        "networks.2.uuid",
        "networks.2.name",
        "networks.2.type",
        "labels.0.key",
        "labels.0.value",
        "labels.1",
        "",
      ]),
    );
  });
});

describe("an error page", () => {
  const faults = (page: object) =>
    faultsOf(StaticWebsiteConfigModify, { error_pages: [{ error_document: "a.html", ...page }] });

  it("is for one status or for a range, never for both or none", () => {
    expect(faults({ status_code: 404 })).toEqual([]);
    expect(faults({ status_range: { start: 500, end: 599 } })).toEqual([]);
    expect(faults({})).toEqual(["error_pages.0.status_code is required unless status_range is given"]);
    expect(faults({ status_code: 404, status_range: { start: 500, end: 599 } })).toEqual([
      "error_pages.0.status_range must be omitted if status_code is given",
    ]);
  });

  it("has a range that ends after it starts", () => {
    const range = (start: unknown, end: unknown) => faults({ status_range: { start, end } });
    expect(range(400, 401)).toEqual([]);
    expect(range(404, 404)).toEqual(["error_pages.0.status_range.end must be greater than start"]);
    expect(range(500, 400)).toEqual(["error_pages.0.status_range.end must be greater than start"]);
    expect(range(399, 600)).toHaveLength(2);
    expect(range("404", 405)).toHaveLength(1);
    expect(faults({ status_range: { start: 400 } })).toHaveLength(1);
    expect(faults({ status_range: { start: 400, end: 401, step: 1 } })).toHaveLength(1);
    expect(faults({ status_range: null })).not.toEqual([]);
  });
});
