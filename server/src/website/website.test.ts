// What a table of requests does not show: hosts, states of services, changes between requests, logs and figures. The table is
// in proof/src/website.
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAnswerBudget } from "../answer-budget/create.js";
import { readConfiguration } from "../configuration.js";
import { queryBesideS3 } from "../iam-api/beside-s3.js";
import { startTestS3, type TestS3 } from "../s3/testing/s3-server.js";
import type { TestRequest } from "../s3/testing/signed-client.js";
import { attachDomain } from "../storage/domains/attach.js";
import { detachDomain } from "../storage/domains/detach.js";
import { knownService, type ServiceRef } from "../storage/service-ref.js";
import { systemDomains } from "../storage/services/hosts.js";
import { changeWebsite, removeWebsite, type WebsiteChange } from "../storage/websites/change.js";
import { configureWebsite } from "../storage/websites/configure.js";
import { websitesBesideS3 } from "./beside-s3.js";

const objectsDomain = "objects.test";
const lines: Record<string, unknown>[] = [];
const log = pino({ level: "info" }, { write: (line: string) => void lines.push(JSON.parse(line)) });

let s3: TestS3;
let ref: ServiceRef;
let hosts: ReturnType<typeof systemDomains>;
let site: string;

const put = async (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
  expect((await s3.send({ method: "PUT", path, body, headers })).status).toBeLessThan(300);
};
const get = (path: string, request: Partial<TestRequest> = {}) =>
  s3.send({ path, host: site, credentials: undefined, ...request });
const seen = async (path: string, request: Partial<TestRequest> = {}) => {
  const { status, text } = await get(path, request);
  return status === 200 ? text : `${status} ${/<title>(.*?)<\/title>/.exec(text)?.[1] ?? text}`;
};
const policy = (Resource: string) =>
  JSON.stringify({ Statement: { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource } });
const change = (settings: WebsiteChange, domain = site) =>
  changeWebsite(s3.domain.db, ref, domain, settings, s3.domain.context);
const plain = {
  domainName: undefined,
  bucketName: "pages",
  bucketPrefix: "",
  indexDocument: "index.html",
  spaMode: false,
  enabled: true,
  errorPages: [],
};

beforeAll(async () => {
  const budget = createAnswerBudget(readConfiguration({}));
  s3 = await startTestS3({ log, beside: [websitesBesideS3(objectsDomain), queryBesideS3(budget)] });
  ref = knownService(s3.service.uuid);
  hosts = systemDomains(s3.service.domainPrefix, objectsDomain);
  site = hosts.staticWebsite;
  await s3.send({ method: "PUT", path: "/pages" });
  await put("/pages?policy", policy("arn:aws:s3:::pages/*"));
  await put("/pages/index.html", "home");
  await put("/pages/v2/index.html", "second home");
  await configureWebsite(s3.domain.db, ref, plain, s3.domain.context);
});
afterAll(() => s3?.close());
beforeEach(async () => {
  lines.length = 0;
  await change({ ...plain, domainName: undefined } as WebsiteChange);
});

const notConfigured = "404 Site Not Configured";

describe("the host of a website", () => {
  it("is read without its port, its case and a dot at its end", async () => {
    for (const host of [site, site.toUpperCase(), `${site}.`, `${site}:9000`, `${site}:`]) {
      expect(await seen("/", { host })).toBe("home");
    }
  });

  it("is of the service alone: names below it and of others have no website", async () => {
    const others = [`www.${site}`, `pages.${site}`, `zzzzz-static.${objectsDomain}`, `-static.${objectsDomain}`];
    for (const host of others) expect(await seen("/", { host })).toBe(notConfigured);
  });

  it("is named by no other header", async () => {
    const headers = {
      "x-forwarded-host": site,
      forwarded: `host=${site}`,
      "x-host": site,
      "x-original-host": site,
      "x-forwarded-server": site,
    };
    expect(await seen("/", { host: `zzzzz-static.${objectsDomain}`, headers })).toBe(notConfigured);
    expect((await get("/", { host: hosts.public, headers })).code).toBe("AccessDenied");
  });

  it("never serves S3 nor IAM, and hosts of those serve no website", async () => {
    const body = "Action=ListUsers&Version=2010-05-08";
    const form = { "content-type": "application/x-www-form-urlencoded" };
    expect((await s3.send({ method: "POST", path: "/", host: site, body, headers: form })).status).toBe(405);
    expect((await s3.send({ path: "/pages/index.html", host: site })).status).toBe(404);
    expect((await s3.send({ path: "/pages/index.html", host: hosts.public })).text).toBe("home");
    expect((await get("/pages/index.html", { host: hosts.public })).text).toBe("home");
  });

  it("may be a domain of the customer's own, in its mode", async () => {
    const { db, context } = s3.domain;
    const attach = (domainName: string, mode: "api" | "static-website") =>
      attachDomain(db, ref, { domainName, type: "public", mode }, context);
    await attach("www.pages-example.org", "static-website");
    await attach("files.pages-example.org", "api");
    const host = "www.pages-example.org";
    expect(await seen("/", { host })).toBe(notConfigured);
    await configureWebsite(db, ref, { ...plain, domainName: host, bucketPrefix: "v2" }, context);
    for (const name of [host, "WWW.Pages-Example.org:80"]) expect(await seen("/", { host: name })).toBe("second home");
    expect(await seen("/", { host: `a.${host}` })).toBe(notConfigured);
    expect((await s3.send({ path: "/pages/index.html", host: "files.pages-example.org" })).text).toBe("home");
    expect((await s3.send({ path: "/index.html", host: "pages.files.pages-example.org" })).text).toBe("home");
    await detachDomain(db, ref, host, context);
    expect((await get("/", { host })).code).toBe("AccessDenied");
  });

  it("may be anything: a host of many labels, or of 10,000 characters, is nobody's", async () => {
    for (const host of ["a.".repeat(5_000), "x".repeat(10_000), `${"y".repeat(300)}-static.${objectsDomain}`]) {
      const { status } = await get("/", { host });
      expect([403, 404]).toContain(status);
    }
  });
});

describe("a change counts at the next request", () => {
  it("of the configuration", async () => {
    expect(await seen("/")).toBe("home");
    for (let turn = 0; turn < 5; turn++) {
      await change({ bucketPrefix: "v2/" });
      expect(await seen("/")).toBe("second home");
      await change({ bucketPrefix: "" });
      expect(await seen("/")).toBe("home");
    }
    await change({ enabled: false });
    expect(await seen("/")).toBe("404 Site Disabled");
    await removeWebsite(s3.domain.db, ref, site);
    expect(await seen("/")).toBe(notConfigured);
    await configureWebsite(s3.domain.db, ref, plain, s3.domain.context);
    expect(await seen("/")).toBe("home");
  });

  it("of the policy and the block of public access", async () => {
    expect((await s3.send({ method: "DELETE", path: "/pages?policy" })).status).toBe(204);
    expect(await seen("/")).toBe("403 403 Forbidden");
    await put("/pages?policy", policy("arn:aws:s3:::pages/*"));
    expect(await seen("/")).toBe("home");
    const block = (value: boolean) =>
      `<PublicAccessBlockConfiguration><RestrictPublicBuckets>${value}</RestrictPublicBuckets></PublicAccessBlockConfiguration>`;
    await put("/pages?publicAccessBlock", block(true));
    expect(await seen("/")).toBe("403 403 Forbidden");
    await put("/pages?publicAccessBlock", block(false));
    expect(await seen("/")).toBe("home");
  });

  it("of access control lists", async () => {
    const headers = { "x-amz-object-ownership": "ObjectWriter" };
    await s3.send({ method: "PUT", path: "/lists", headers });
    await change({ bucketName: "lists" });
    await put("/lists/index.html", "public by its list", { "x-amz-acl": "public-read" });
    await put("/lists/hidden.html", "hidden");
    expect(await seen("/")).toBe("public by its list");
    expect(await seen("/hidden")).toBe("403 403 Forbidden");
    expect(await seen("/nothing")).toBe("403 403 Forbidden");
    await put("/lists/index.html", "private", {});
    expect(await seen("/")).toBe("403 403 Forbidden");
  });

  it("of the object, also where versions are kept", async () => {
    await s3.send({ method: "PUT", path: "/versioned" });
    await put("/versioned?policy", policy("arn:aws:s3:::versioned/*"));
    const enable = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    await put("/versioned?versioning", enable);
    await change({ bucketName: "versioned" });
    await put("/versioned/index.html", "first");
    expect(await seen("/")).toBe("first");
    await put("/versioned/index.html", "second");
    expect(await seen("/")).toBe("second");
    await s3.send({ method: "DELETE", path: "/versioned/index.html" });
    expect(await seen("/")).toBe("404 404 Not Found");
  });
});

describe("where there is nothing to serve", () => {
  const update = (data: Record<string, unknown>) =>
    s3.domain.db.storageService.update({ where: { uuid: s3.service.uuid }, data });

  it("a service that is stopped or being deleted answers 503", async () => {
    await update({ configuredStatus: "stopped" });
    expect(await seen("/")).toBe("503 503 Service Unavailable");
    await update({ configuredStatus: "started", deletionStartedAt: new Date() });
    expect(await seen("/")).toBe("503 503 Service Unavailable");
    await update({ deletionStartedAt: null });
    expect(await seen("/")).toBe("home");
  });

  it("a service without a public network has no host for websites", async () => {
    const where = { serviceUuid: s3.service.uuid };
    const networks = await s3.domain.db.storageNetwork.findMany({ where });
    await s3.domain.db.storageNetwork.deleteMany({ where });
    expect(await seen("/")).toBe(notConfigured);
    await s3.domain.db.storageNetwork.createMany({ data: networks });
    expect(await seen("/")).toBe("home");
  });

  it("a bucket that was deleted is 404", async () => {
    await s3.send({ method: "PUT", path: "/gone" });
    await put("/gone?policy", policy("arn:aws:s3:::gone/*"));
    await put("/gone/index.html", "gone soon");
    await change({ bucketName: "gone" });
    expect(await seen("/")).toBe("gone soon");
    await s3.domain.db.storageBucket.updateMany({ where: { name: "gone" }, data: { deletedAt: new Date() } });
    expect(await seen("/")).toBe("404 404 Not Found");
  });

  it("an object under a customer's key is 400, and no error document", async () => {
    const key = Buffer.alloc(32, 7);
    const sealed = {
      "x-amz-server-side-encryption-customer-algorithm": "AES256",
      "x-amz-server-side-encryption-customer-key": key.toString("base64"),
      "x-amz-server-side-encryption-customer-key-MD5": createHash("md5").update(key).digest("base64"),
    };
    await put("/pages/sealed.html", "sealed", sealed);
    await change({ errorPages: [{ document: "sealed.html", statuses: { start: 400, end: 499 } }] });
    expect(await seen("/sealed")).toBe("400 400 Bad Request");
    expect(await seen("/sealed", { headers: sealed })).toBe("400 400 Bad Request");
    expect(await seen("/nothing")).toBe("404 404 Not Found");
  });

  it("bytes that are lost are answered with the page for it, and never by half", async () => {
    const errorPages = [{ document: "errors/500.html", statuses: { start: 500, end: 599 } }];
    await put("/pages/errors/500.html", "our fault");
    await put("/pages/large.bin", new Uint8Array(100_000));
    await change({ errorPages });
    expect((await get("/large.bin")).body).toHaveLength(100_000);
    await rm(join(s3.context.configuration.dataDir, "blobs"), { recursive: true });
    const { status, text, headers } = await get("/large.bin");
    expect([status, text]).toEqual([500, "our fault"]);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  });
});

describe("a request", () => {
  it("is counted, and logged without its query and headers", async () => {
    const counted = s3.counted.length;
    await get("/index.html?token=secret", { headers: { authorization: "Bearer secret", cookie: "secret" } });
    await get("/", { method: "PURGE" });
    await expect.poll(() => s3.counted.length).toBe(counted + 2);
    expect(s3.counted.slice(counted)).toEqual([
      ["website.GET", 200],
      [undefined, 405],
    ]);
    const line = lines.find(({ msg, status }) => msg === "website request" && status === 200);
    expect(line).toMatchObject({
      method: "GET",
      host: site,
      path: "/index.html",
      service: s3.service.uuid,
      bucket: "pages",
      allowed: true,
      finished: true,
    });
    expect(JSON.stringify(lines)).not.toContain("secret");
  });

  it("is traffic of the service", async () => {
    const transmitted = async () => {
      const { _sum } = await s3.domain.db.storageSample.aggregate({ _sum: { bytesTransmitted: true } });
      return Number(_sum.bytesTransmitted ?? 0);
    };
    await s3.flush();
    const before = await transmitted();
    await get("/");
    await s3.flush();
    expect(await transmitted()).toBeGreaterThan(before + 100);
  });

  it("fills neither the log nor the page with what it sends", async () => {
    const { text } = await get(`/${"<b>".repeat(2_000)}`);
    expect(text).not.toContain("<b>");
    await expect.poll(() => lines.filter(({ msg }) => msg === "website request")).toHaveLength(1);
    expect(JSON.stringify(lines).length).toBeLessThan(4_000);
  });

  it("cannot be made a header by what an object says of itself", async () => {
    await s3.domain.db
      .$executeRaw`UPDATE stored_objects SET headers = ${'{"x-amz-website-redirect-location": "/a\\r\\nSet-Cookie: x=1\\u0000ü"}'}::json
      WHERE key = ${Buffer.from("v2/index.html")}`;
    const { status, headers } = await get("/v2/");
    expect([status, headers.location, headers["set-cookie"]]).toEqual([
      301,
      "/a%0D%0ASet-Cookie:%20x=1%00%FC",
      undefined,
    ]);
  });
});
