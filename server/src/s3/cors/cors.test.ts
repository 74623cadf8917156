// Requests of pages of other origins, and what a bucket's configuration says to them.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "../testing/s3-server.js";
import { presignedPath } from "../testing/signed-client.js";

let s3: TestS3;
let host: string;
beforeAll(async () => {
  s3 = await startTestS3();
  host = `${s3.service.domainPrefix}.${s3.domain.context.objectsDomain}`;
  await s3.send({ method: "PUT", path: "/files" });
  await s3.send({ method: "PUT", path: "/files/a", body: "text" });
});
afterAll(() => s3.close());

const element = (name: string, ...values: readonly (string | number)[]) =>
  values.map((value) => `<${name}>${value}</${name}>`).join("");
const rule = (...elements: readonly string[]) => `<CORSRule>${elements.join("")}</CORSRule>`;
const documentOf = (...rules: readonly string[]) =>
  `<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${rules.join("")}</CORSConfiguration>`;
const put = (body: string, bucket = "files") => {
  const headers = { "content-md5": createHash("md5").update(body).digest("base64") };
  return s3.send({ method: "PUT", path: `/${bucket}?cors`, body, headers });
};

const shop = "https://shop.example";
const vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
const ofShop = rule(
  element("ID", "shop"),
  element("AllowedOrigin", shop, "https://*.shop.example"),
  element("AllowedMethod", "GET", "PUT"),
  element("AllowedHeader", "x-amz-*", "Content-Type"),
  element("MaxAgeSeconds", 3000),
  element("ExposeHeader", "ETag", "x-amz-request-id"),
);
const ofEveryone = rule(element("AllowedOrigin", "*"), element("AllowedMethod", "HEAD"));

const preflight = (origin: string, method: string, asked?: string, more: { path?: string; host?: string } = {}) =>
  s3.send({
    method: "OPTIONS",
    path: "/files/a",
    host,
    credentials: undefined,
    headers: {
      origin,
      "access-control-request-method": method,
      ...(asked !== undefined && { "access-control-request-headers": asked }),
    },
    ...more,
  });

beforeEach(async () => {
  expect((await put(documentOf(ofShop, ofEveryone))).status).toBe(200);
});

describe("the configuration", () => {
  it("is given back as it was put, until it is removed", async () => {
    const { status, text } = await s3.send({ path: "/files?cors" });
    expect(status).toBe(200);
    for (const part of [
      element("ID", "shop"),
      element("AllowedOrigin", shop, "https://*.shop.example"),
      element("AllowedHeader", "x-amz-*", "Content-Type"),
      element("MaxAgeSeconds", 3000),
      element("ExposeHeader", "ETag", "x-amz-request-id"),
      ofEveryone,
    ])
      expect(text).toContain(part);
    for (let time = 0; time < 2; time += 1)
      expect((await s3.send({ method: "DELETE", path: "/files?cors" })).status).toBe(204);
    const { status: gone, code } = await s3.send({ path: "/files?cors" });
    expect([gone, code]).toEqual([404, "NoSuchCORSConfiguration"]);
  });

  const origin = element("AllowedOrigin", "*");
  const method = element("AllowedMethod", "GET");
  it.each([
    ["no rule", documentOf(), "MalformedXML"],
    ["no origin", documentOf(rule(method)), "MalformedXML"],
    ["no method", documentOf(rule(origin)), "MalformedXML"],
    ["an unknown element", documentOf(rule(origin, method, element("Allowed", "x"))), "MalformedXML"],
    ["an age that is no number", documentOf(rule(origin, method, element("MaxAgeSeconds", "soon"))), "MalformedXML"],
    ["another root", "<Cors></Cors>", "MalformedXML"],
    ["another method", documentOf(rule(origin, element("AllowedMethod", "PATCH"))), "InvalidRequest"],
    ["two wildcards", documentOf(rule(element("AllowedOrigin", "https://*.*"), method)), "InvalidRequest"],
    ["two wildcards in a header", documentOf(rule(origin, method, element("AllowedHeader", "*-*"))), "InvalidRequest"],
    ["a wildcard to expose", documentOf(rule(origin, method, element("ExposeHeader", "x-*"))), "InvalidRequest"],
    [
      "a header that splits",
      documentOf(rule(origin, method, element("ExposeHeader", "a&#13;&#10;b"))),
      "InvalidRequest",
    ],
    ["a long id", documentOf(rule(origin, method, element("ID", "x".repeat(256)))), "InvalidRequest"],
    ["101 rules", documentOf(...Array.from({ length: 101 }, () => rule(origin, method))), "InvalidRequest"],
  ])("is refused with %s, and stays as it was", async (_, body, expected) => {
    const { status, code } = await put(body);
    expect([status, code]).toEqual([400, expected]);
    expect((await s3.send({ path: "/files?cors" })).text).toContain(element("ID", "shop"));
  });

  it("may have 100 rules", async () => {
    const rules = Array.from({ length: 100 }, (_, index) => rule(element("AllowedOrigin", `https://${index}`), method));
    expect((await put(documentOf(...rules))).status).toBe(200);
    expect((await preflight("https://99", "GET")).status).toBe(200);
  });
});

describe("a preflight", () => {
  it("may be about the bucket itself", async () => {
    const headers = { origin: shop, "access-control-request-method": "PUT" };
    const request = { method: "OPTIONS", path: "/files", host, credentials: undefined, headers };
    expect((await s3.send(request)).headers["access-control-allow-origin"]).toBe(shop);
  });

  it("is answered without a signature, by the first rule that allows it", async () => {
    const { status, headers, text } = await preflight(shop, "PUT", "Content-Type, X-Amz-Meta-A");
    expect([status, text]).toEqual([200, ""]);
    expect(headers).toMatchObject({
      "access-control-allow-origin": shop,
      "access-control-allow-methods": "GET, PUT",
      "access-control-allow-headers": "content-type, x-amz-meta-a",
      "access-control-expose-headers": "ETag, x-amz-request-id",
      "access-control-max-age": "3000",
      "access-control-allow-credentials": "true",
      vary,
    });
    expect((await preflight("https://eu.shop.example", "GET")).headers["access-control-allow-origin"]).toBe(
      "https://eu.shop.example",
    );
  });

  it("lets every origin in without credentials where the rule says so", async () => {
    const { status, headers } = await preflight("https://other.example", "HEAD");
    expect([status, headers["access-control-allow-origin"]]).toEqual([200, "*"]);
    expect(headers["access-control-allow-credentials"]).toBeUndefined();
  });

  it("is about a bucket, and about sub-resources, too", async () => {
    for (const path of ["/files", "/files?list-type=2", "/files/a?uploads", "/files/none?partNumber=1&uploadId=x"])
      expect([path, (await preflight(shop, "PUT", undefined, { path })).status]).toEqual([path, 200]);
    const virtual = await preflight(shop, "PUT", undefined, { path: "/a", host: `files.${host}` });
    expect(virtual.status).toBe(200);
  });

  it.each([
    ["another origin", "https://other.example", "GET", undefined],
    ["another scheme", "http://shop.example", "GET", undefined],
    ["an origin that only ends alike", "https://evil.example/.shop.example.x", "GET", undefined],
    ["another method", shop, "DELETE", undefined],
    ["another header", shop, "GET", "content-type, authorization"],
    ["what is no header", shop, "GET", "x-amz-a b"],
  ])("is refused for %s", async (_, origin, method, asked) => {
    const { status, code, text, headers } = await preflight(origin, method, asked);
    expect([status, code]).toEqual([403, "AccessForbidden"]);
    expect(text).toContain("CORSResponse: This CORS request is not allowed. This is usually because");
    expect(text).toContain(`<Method>${method}</Method><ResourceType>OBJECT</ResourceType>`);
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("is refused where nothing is configured, and where there is no bucket", async () => {
    await s3.send({ method: "DELETE", path: "/files?cors" });
    expect((await preflight(shop, "GET")).text).toContain("CORSResponse: CORS is not enabled for this bucket.");
    const none = await preflight(shop, "GET", undefined, { path: "/none/a" });
    expect([none.status, none.code]).toEqual([403, "AccessForbidden"]);
    expect(none.text).toContain("CORSResponse: Bucket not found");
  });

  it("must say what it is about", async () => {
    const unsigned = { method: "OPTIONS", path: "/files/a", host, credentials: undefined } as const;
    const { status, code } = await s3.send(unsigned);
    expect([status, code]).toEqual([400, "BadRequest"]);
    expect((await s3.send({ ...unsigned, headers: { origin: shop } })).status).toBe(400);
  });

  it("at a plain address is for presigned URLs: only their keys tell the service", async () => {
    const { host: plain } = new URL(s3.url);
    const refused = await preflight(shop, "PUT", undefined, { host: plain });
    expect([refused.status, refused.code]).toEqual([403, "AccessForbidden"]);
    const presigned = { method: "PUT", path: "/files/a", host: plain, presign: 60, at: s3.context.clock() };
    const path = presignedPath(s3.admin, presigned);
    expect((await preflight(shop, "PUT", undefined, { host: plain, path })).status).toBe(200);
    const unknown = presignedPath({ ...s3.admin, accessKeyId: "AKIA0000000000000000" }, presigned);
    expect((await preflight(shop, "PUT", undefined, { host: plain, path: unknown })).status).toBe(403);
  });
});

describe("the answer to a page of another origin", () => {
  const headers = { origin: shop };

  it("has the headers that let the page read it", async () => {
    const { status, text, headers: answered } = await s3.send({ path: "/files/a", headers });
    expect([status, text]).toEqual([200, "text"]);
    expect(answered).toMatchObject({
      "access-control-allow-origin": shop,
      "access-control-allow-credentials": "true",
      "access-control-expose-headers": "ETag, x-amz-request-id",
      vary,
    });
    expect(answered["access-control-allow-headers"]).toBeUndefined();
  });

  it("has them on refusals, too", async () => {
    const absent = await s3.send({ path: "/files/none", headers });
    expect([absent.status, absent.headers["access-control-allow-origin"]]).toEqual([404, shop]);
    const anonymous = await s3.send({ path: "/files/a", host, headers, credentials: undefined });
    expect([anonymous.status, anonymous.headers["access-control-allow-origin"]]).toEqual([403, shop]);
    const unknown = { ...s3.admin, accessKeyId: "AKIA0000000000000000" };
    const refused = await s3.send({ path: "/files/a", host, headers, credentials: unknown });
    expect([refused.code, refused.headers["access-control-allow-origin"]]).toEqual(["InvalidAccessKeyId", shop]);
  });

  it("has none of them where no rule allows the request, nor without an origin", async () => {
    const other = await s3.send({ path: "/files/a", headers: { origin: "https://other.example" } });
    expect([other.status, other.headers["access-control-allow-origin"]]).toEqual([200, undefined]);
    const deleted = await s3.send({ method: "DELETE", path: "/files/none", headers });
    expect([deleted.status, deleted.headers["access-control-allow-origin"]]).toEqual([204, undefined]);
    const plain = await s3.send({ path: "/files/a" });
    expect([plain.headers["access-control-allow-origin"], plain.headers.vary]).toEqual([undefined, undefined]);
  });

  it("follows the bucket, not one of its name before", async () => {
    await s3.send({ method: "PUT", path: "/again" });
    expect((await put(documentOf(ofEveryone), "again")).status).toBe(200);
    expect((await s3.send({ method: "DELETE", path: "/again" })).status).toBe(204);
    expect((await s3.send({ method: "PUT", path: "/again" })).status).toBe(200);
    expect((await s3.send({ path: "/again?cors" })).code).toBe("NoSuchCORSConfiguration");
  });
});
