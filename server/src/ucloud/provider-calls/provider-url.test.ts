import { integrationProvider } from "@concordat/contract/ucloud";
import { describe, expect, it } from "vitest";
import { type ProviderAddress, providerUrl } from "./provider-url.js";

const { path } = integrationProvider.welcome;
const example: ProviderAddress = { name: "example", domain: "provider.example.com", https: true, port: null };

describe("providerUrl", () => {
  it.each<[Partial<ProviderAddress>, string]>([
    [{}, "https://provider.example.com/ucloud/example/integration/welcome"],
    [{ https: false }, "http://provider.example.com/ucloud/example/integration/welcome"],
    [{ port: 8443 }, "https://provider.example.com:8443/ucloud/example/integration/welcome"],
    [{ port: 443 }, "https://provider.example.com/ucloud/example/integration/welcome"],
    [{ https: false, port: 443 }, "http://provider.example.com:443/ucloud/example/integration/welcome"],
    [{ name: "a b/ø?#%" }, "https://provider.example.com/ucloud/a%20b%2F%C3%B8%3F%23%25/integration/welcome"],
  ])("of %j", (change, url) => {
    expect(providerUrl({ ...example, ...change }, path)?.href).toBe(url);
  });

  it.each<Partial<ProviderAddress>>([
    { domain: "" },
    { domain: "provider.example.com/elsewhere" },
    { domain: "provider.example.com?x=" },
    { domain: "provider.example.com#" },
    { domain: "user@provider.example.com" },
    { domain: "user:secret@provider.example.com" },
    { domain: "provider.example.com\\elsewhere" },
    { domain: "a b" },
    { domain: "999.1.1.1" },
    { domain: "[::1%25eth0]" },
    { domain: "provider.example.com:99999" },
    { name: "." },
    { name: ".." },
  ])("does not exist for %j", (change) => {
    expect(providerUrl({ ...example, ...change }, path)).toBeUndefined();
  });
});
