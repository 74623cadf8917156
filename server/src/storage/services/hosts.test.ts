import { describe, expect, it } from "vitest";
import { endpointsOf, isSystemDomain, newDomainPrefix } from "./hosts.js";

const networks = (...types: string[]) => types.map((type) => ({ type }));
const started = { domainPrefix: "k3v9a", configuredStatus: "started" };

describe("the endpoints of a service", () => {
  it("are one for each kind of network, with the APIs beside S3, and one for websites where the internet is", () => {
    const service = { ...started, networks: networks("private", "public", "private") };
    expect(endpointsOf(service, "objects.test")).toEqual([
      {
        domainName: "k3v9a.objects.test",
        mode: "api",
        type: "public",
        iamUrl: "https://k3v9a.objects.test:4443/iam",
        stsUrl: "https://k3v9a.objects.test:4443/sts",
      },
      {
        domainName: "k3v9a-private.objects.test",
        mode: "api",
        type: "private",
        iamUrl: "https://k3v9a-private.objects.test:4443/iam",
        stsUrl: "https://k3v9a-private.objects.test:4443/sts",
      },
      { domainName: "k3v9a-static.objects.test", mode: "static-website", type: "public" },
    ]);
    const hidden = { ...started, networks: networks("private") };
    expect(endpointsOf(hidden, "objects.test").map(({ type }) => type)).toEqual(["private"]);
  });

  it("are none without networks, and while the service is stopped", () => {
    expect(endpointsOf({ ...started, networks: [] }, "objects.test")).toEqual([]);
    const stopped = { ...started, configuredStatus: "stopped", networks: networks("public") };
    expect(endpointsOf(stopped, "objects.test")).toEqual([]);
  });
});

it("names of the system are its domain and all that lies below, not what only ends like it", () => {
  const names = [
    "objects.test",
    "k3v9a.objects.test",
    "a.k3v9a.objects.test",
    "myobjects.test",
    "objects.test.example",
  ];
  expect(names.map((name) => isSystemDomain(name, "objects.test"))).toEqual([true, true, true, false, false]);
});

it("prefixes of new services are drawn from letters and digits, a host name's first part", () => {
  const drawn = Array.from({ length: 100 }, newDomainPrefix);
  for (const prefix of drawn) expect(prefix).toMatch(/^[a-z0-9]{5}$/);
  expect(new Set(drawn).size).toBeGreaterThan(90);
});
