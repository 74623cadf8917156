import { describe, expect, it } from "vitest";
import { endpointsOf, newDomainPrefix, systemDomains } from "../../storage/services/hosts.js";
import { readHost } from "./host-name.js";

const domain = "upcloudobjects.localhost";

/** There is none below the host of a website. */
const website = (domainPrefix: string, below: string | undefined) => ({
  kind: "website",
  domainPrefix: below === undefined ? domainPrefix : undefined,
});

describe("the host of a request", () => {
  it("reads back every name that the system gives to a service, in both styles and with a port", () => {
    const networks = [{ type: "public" }, { type: "private" }];
    for (let drawn = 0; drawn < 50; drawn++) {
      const domainPrefix = newDomainPrefix();
      for (const { domainName, mode, type } of endpointsOf(
        { domainPrefix, configuredStatus: "started", networks },
        domain,
      )) {
        for (const bucket of [undefined, "b", "a.b-c_D", "x-private", "y-static"]) {
          const host = bucket === undefined ? domainName : `${bucket}.${domainName}`;
          const expected =
            mode === "api" ? { kind: "service", domainPrefix, type, bucket } : website(domainPrefix, bucket);
          expect(readHost(host, domain)).toEqual(expected);
          expect(readHost(`${host}:9000`, domain)).toEqual(expected);
        }
      }
    }
  });

  it("is not told apart by its case, but for the bucket", () => {
    const host = `My.Bucket.${systemDomains("K3V9A", domain).private.toUpperCase()}.`;
    expect(readHost(host, domain)).toEqual({
      kind: "service",
      domainPrefix: "k3v9a",
      type: "private",
      bucket: "My.Bucket",
    });
  });

  it.each(["127.0.0.1:9000", "[::1]:9000", "localhost", "LOCALHOST:9000", "10.0.0.7", domain, `${domain}:1`, ""])(
    "%s is a plain address",
    (host) => {
      expect(readHost(host, domain)).toEqual({ kind: "plain", bucket: undefined });
    },
  );

  it("names a bucket before localhost", () => {
    expect(readHost("my.bucket.localhost:9000", domain)).toEqual({ kind: "plain", bucket: "my.bucket" });
  });

  it("is any other name", () => {
    expect(readHost("Files.example.org:443", domain)).toEqual({ kind: "other", name: "Files.example.org" });
    expect(readHost(`evil${domain}.example`, domain)).toEqual({ kind: "other", name: `evil${domain}.example` });
  });
});
