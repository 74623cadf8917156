import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { originOf, trustedProxy } from "./trusted-proxy.js";

const request = (headers: Record<string, string>, remoteAddress = "10.0.0.1", encrypted = false): IncomingMessage =>
  ({ headers, socket: { remoteAddress, encrypted }, connection: { remoteAddress } }) as unknown as IncomingMessage;

const forwarded = { "x-forwarded-for": "203.0.113.9, 198.51.100.7", "x-forwarded-proto": "https" };

describe("the origin of a request", () => {
  it("is the connection's where no proxy is believed", () => {
    const none = trustedProxy({ trustProxy: 0 });
    expect(originOf(request(forwarded), none)).toEqual({ sourceIp: "10.0.0.1", secure: false });
    expect(originOf(request({}, "::ffff:192.0.2.1", true), none)).toEqual({ sourceIp: "192.0.2.1", secure: true });
  });

  it("is what proxies say that are believed, as far as they are", () => {
    expect(originOf(request(forwarded), trustedProxy({ trustProxy: 1 }))).toEqual({
      sourceIp: "198.51.100.7",
      secure: true,
    });
    expect(originOf(request(forwarded), trustedProxy({ trustProxy: 2 })).sourceIp).toBe("203.0.113.9");
    const listed = trustedProxy({ trustProxy: ["10.0.0.0/8"] });
    expect(originOf(request(forwarded), listed).sourceIp).toBe("198.51.100.7");
    expect(originOf(request(forwarded, "192.0.2.1"), listed)).toEqual({ sourceIp: "192.0.2.1", secure: false });
    expect(originOf(request({ "x-forwarded-proto": "http" }, "10.0.0.1", true), listed).secure).toBe(false);
  });
});
