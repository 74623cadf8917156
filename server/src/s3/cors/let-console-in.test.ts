// Pages of the console, which may ask S3 whatever their access key may do; and all other pages, which may not.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../test-kit/index.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const signed = {
  authorization: "AWS4-HMAC-SHA256 Credential=AKIA/20260101/x/s3/aws4_request, SignedHeaders=host, Signature=0",
};
const ask = async (origin: string, { method = "GET", path = "/bucket/key", headers = {} } = {}) => {
  const answer = await fetch(`${server.s3Url}${path}`, { method, headers: { origin, ...headers } });
  return { status: answer.status, allowed: answer.headers.get("access-control-allow-origin"), headers: answer.headers };
};
const question = (path = "/bucket/key") => ({
  method: "OPTIONS",
  path,
  headers: { "access-control-request-method": "PUT", "access-control-request-headers": "authorization,x-amz-date" },
});

describe("a page of the console", () => {
  it("may ask, about objects, buckets, the service, and STS", async () => {
    for (const path of ["/bucket/key", "/bucket?list-type=2", "/", "/sts"]) {
      const { status, allowed, headers } = await ask(server.url, question(path));
      expect([path, status, allowed]).toEqual([path, 200, server.url]);
      expect(headers.get("access-control-allow-headers")).toBe("authorization,x-amz-date");
      expect(headers.get("access-control-allow-credentials")).toBeNull();
    }
  });

  it("may read the answers to signed requests, refusals too, by header and by query", async () => {
    const byHeader = await ask(server.url, { headers: signed });
    expect([byHeader.status, byHeader.allowed]).toEqual([403, server.url]);
    const byQuery = await ask(server.url, { path: "/bucket/key?X-Amz-Signature=0" });
    expect(byQuery.allowed).toBe(server.url);
  });

  it("may not read answers to requests that nobody signed", async () => {
    expect((await ask(server.url)).allowed).toBeNull();
  });
});

describe("another page", () => {
  const { port } = new URL("http://127.0.0.1:1");
  it.each([
    ["of another host", () => server.url.replace("127.0.0.1", "evil.example")],
    ["of another port", () => `http://127.0.0.1:${port}`],
    ["of a host whose name begins alike", () => server.url.replace("127.0.0.1", "127.0.0.1.evil.example")],
    ["of no origin", () => "null"],
    ["of what is no origin", () => `${server.url}/console`],
  ])("%s is let in by its bucket alone", async (_, originOf) => {
    expect((await ask(originOf(), { headers: signed })).allowed).toBeNull();
    const { status, allowed } = await ask(originOf(), question());
    expect([status, allowed]).toEqual([403, null]);
  });
});
