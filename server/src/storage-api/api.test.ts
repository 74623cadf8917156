import { request as httpRequest } from "node:http";
import { gzipSync } from "node:zlib";
import { basePath, objectStorageErrors as errors } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, startTestStorage, type TestAccount, type TestStorage } from "../testing/storage.js";
import { faultsOf, invalidRequest, notFound, problemOf, readProblem } from "./testing/problems.js";

let storage: TestStorage;
let ada: TestAccount;
let service: string;
beforeAll(async () => {
  storage = await startTestStorage();
  ada = await storage.account("ada");
  service = (await ada.createService("paths")).uuid;
});
afterAll(() => storage.close());

/** Sends a path exactly as it is: `fetch` would normalize it first. */
const raw = (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Answered<unknown> & { text: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(storage.url);
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const sent = { authorization: `Bearer ${ada.token}`, ...length, ...headers };
    const request = httpRequest({ hostname, port, method, path, headers: sent }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const text = Buffer.concat(parts).toString();
        const answer = { status: response.statusCode ?? 0, headers: new Headers(response.headers as never), text };
        resolve({
          ...answer,
          body: /json/.test(String(response.headers["content-type"])) && text ? JSON.parse(text) : undefined,
        } as never);
      });
    });
    request.on("error", reject);
    request.end(body);
  });

describe("paths", () => {
  it.each([
    "/1.3/",
    "/1.3/server",
    basePath.slice(0, -1),
    `${basePath}/`,
    `${basePath}-x`,
    basePath.toUpperCase(),
    `${basePath}/jobs/`,
    `${basePath}/jobs/a/b`,
    `${basePath}/%zz`,
    `${basePath}/%zz/labels`,
    `${basePath}/%ff`,
    `${basePath}/a/labels/%E0%A4%A`,
    `${basePath}/a/labels/%00`,
    `${basePath}//labels`,
    `${basePath}/a//labels`,
    `${basePath}/a/labels/b/c`,
  ])("%s leads nowhere", async (path) => {
    expect(problemOf(await raw("GET", path))).toBe(notFound);
    expect(problemOf(await raw("PATCH", path, {}, "{"))).toMatch(/^40[045] /);
  });

  it("keeps literal names apart from ids", async () => {
    expect((await ada.request("GET", "/jobs")).body).toEqual([]);
    expect((await ada.request<unknown[]>("GET", "/regions")).body.length).toBeGreaterThan(3);
    for (const id of ["jobs", "regions"]) expect(problemOf(await ada.request("GET", `/${id}/labels`))).toBe(notFound);
  });
});

describe("methods", () => {
  it.each([
    ["", "PATCH", "GET, HEAD, POST"],
    ["/jobs/an-id", "PATCH", "DELETE, GET, HEAD"],
    // what stands where a service's UUID may stand as well does not take its methods on
    ["/regions", "PUT", "GET, HEAD"],
    ["/jobs", "DELETE", "GET, HEAD, POST"],
    ["/regions/labels", "POST", "GET, HEAD"],
    ["/regions/europe-1", "DELETE", "GET, HEAD"],
    ["/an-id", "POST", "DELETE, GET, HEAD, PATCH, PUT"],
    ["/an-id/metrics", "POST", "GET, HEAD"],
    ["/an-id/labels/key", "PUT", "DELETE, GET, HEAD, PATCH"],
    ["/an-id/domains", "POST", "GET, HEAD"],
  ])("%s does not know %s and says what it knows", async (path, method, allowed) => {
    const answer = await ada.request(method, path);
    expect([problemOf(answer), answer.headers.get("allow")]).toEqual(["405 INVALID_REQUEST", allowed]);
  });

  it("answers HEAD as GET, without a body", async () => {
    const answer = await raw("HEAD", `${basePath}/${service}`);
    expect([answer.status, answer.text]).toEqual([200, ""]);
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    const missing = await raw("HEAD", `${basePath}/nothing`);
    expect([missing.status, missing.text, missing.headers.get("content-type")]).toEqual([
      404,
      "",
      "application/problem+json",
    ]);
  });
});

describe("requests", () => {
  it.each([
    "application/json",
    "application/json; charset=utf-8",
    "application/merge-patch+json",
    "text/plain",
    "nonsense",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-16",
  ])("are read as JSON when they say %s", async (contentType) => {
    const answer = await raw("PATCH", `${basePath}/${service}`, { "content-type": contentType }, '{"labels":null}');
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      expect.stringMatching(/^application\/json/),
    ]);
  });

  it("are read without a Content-Type, compressed, and under an Accept of their own", async () => {
    const path = `${basePath}/${service}`;
    expect((await raw("PATCH", path, {}, "{}")).status).toBe(200);
    const zipped = { "content-encoding": "gzip", accept: "text/html" };
    expect((await raw("PATCH", path, zipped, gzipSync("{}"))).status).toBe(200);
    expect(problemOf(await raw("PATCH", path, zipped, "no gzip"))).toBe(invalidRequest);
    expect(problemOf(await raw("PATCH", path, { "content-encoding": "compress" }, "{}"))).toBe(invalidRequest);
    expect((await raw("PATCH", path, zipped, gzipSync(`{"name":"${"a".repeat(9_000_000)}"}`))).status).toBe(
      errors.tooLarge.status,
    );
  });

  it("may have a body that the operation does not take: it is not read", async () => {
    for (const body of ["{", "null", "a".repeat(3_000_000)]) {
      expect((await raw("GET", `${basePath}/${service}`, { "content-type": "application/json" }, body)).status).toBe(
        200,
      );
    }
    const label = `${basePath}/${service}/labels/env`;
    expect(problemOf(await raw("DELETE", label, { "content-type": "application/json" }, "{"))).toBe(notFound);
  });

  it("need a body where one is wanted", async () => {
    const reason = "Value is required.";
    const required = ["name", "region", "configured_status"].map((name) => ({ name, reason }));
    expect(readProblem(await raw("POST", basePath)).invalid_params).toEqual(required);
  });

  it("hold text that can be stored", async () => {
    for (const name of ["a\u0000", "\ud800"]) {
      const label = await ada.request("POST", `/${service}/labels`, { key: "key", value: name });
      expect([problemOf(label), faultsOf(label)]).toEqual([invalidRequest, ["value"]]);
    }
    expect(problemOf(await ada.request("GET", "?label=a%00"))).toBe(invalidRequest);
  });

  it("are no longer understood when nested without end", async () => {
    const deep = `{"labels":${"[".repeat(5000)}${"]".repeat(5000)}}`;
    for (const body of [deep, "[".repeat(500_000)])
      expect(problemOf(await raw("PATCH", `${basePath}/${service}`, {}, body))).toBe(invalidRequest);
  });

  it("name nothing by a path that is longer than any", async () => {
    // a shorter one leads to an operation, which wants credentials
    const statuses = [1000, 10_000].map(async (length) => {
      const { status } = await fetch(`${storage.url}${basePath}/${"a".repeat(length)}`);
      return status;
    });
    expect(await Promise.all(statuses)).toEqual([401, 404]);
  });

  it("name no member of every object", async () => {
    for (const name of ["__proto__", "constructor", "toString"]) {
      const answer = await raw("PATCH", `${basePath}/${service}`, {}, `{"${name}":{}}`);
      expect([name, problemOf(answer), faultsOf(answer)]).toEqual([name, invalidRequest, [name]]);
    }
  });
});

describe("query parameters", () => {
  it.each([
    "limit=1&limit=2",
    "limit=",
    "limit=1.5",
    "limit=0x1",
    "limit=+1",
    "limit=1e1",
    "limit[]=1x",
    "offset=1000000000000000000000",
  ])("refuses %s", async (query) => {
    const answer = await ada.request("GET", `?${query}`);
    if (!query.startsWith("limit["))
      expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, [query.split("=")[0]]]);
    else expect(answer.status).toBe(200);
  });

  it.each(["offset=2147483647", "offset=2147483648", "offset=999999999999999"])(
    "goes on to %s, where nothing is",
    async (query) => {
      for (const path of ["", `/${service}/buckets`, `/${service}/metrics/series`]) {
        const { status, body } = await ada.request("GET", `${path}?${query}`);
        expect([path, status, body]).toEqual([path, 200, []]);
      }
    },
  );

  it("passes over parameters that it does not know, and text that cannot be decoded", async () => {
    expect((await raw("GET", `${basePath}?x=%zz&y[z]=1&__proto__=1`)).status).toBe(200);
  });

  it("force is true or false", async () => {
    for (const force of ["1", "yes", "TRUE", ""]) {
      const answer = await ada.request("DELETE", `/${service}?force=${force}`);
      expect([problemOf(answer), faultsOf(answer)]).toEqual([invalidRequest, ["force"]]);
    }
  });
});
