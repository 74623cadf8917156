import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { catalogueAddress, errorCatalogue } from "@concordat/contract";
import { openApiDocument } from "@concordat/contract/openapi";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SearchEntry } from "../docs/search-index.js";
import { docsRoutes } from "./docs.js";

const document = openApiDocument();
let made = 0;
const app = express()
  .disable("etag")
  .use(
    docsRoutes(() => {
      made += 1;
      return document;
    }),
  );
const server = createServer(app);
let origin = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, origin), { headers, redirect: "manual" });

describe("GET /openapi.json", () => {
  it("answers with the document, which is made once, also for the older form", async () => {
    const [first, second] = [await get("/openapi.json"), await get("/openapi.json")];
    expect(first.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await first.json()).toEqual(document);
    expect(await second.json()).toEqual(document);
    expect(await (await get("/openapi-3.0.json")).json()).toMatchObject({ openapi: expect.stringMatching(/^3\.0\./) });
    expect(made).toBe(1);
  });

  it("answers 304 to a browser that has it already", async () => {
    const { headers } = await get("/openapi.json");
    // Left to itself, fetch adds "no-cache" here, which asks for the whole answer; a browser does not.
    const conditional = { "If-None-Match": headers.get("etag") ?? "", "Cache-Control": "max-age=0" };
    const again = await get("/openapi.json", conditional);
    expect(again.status).toBe(304);
    expect(headers.get("cache-control")).toBe("no-cache");
  });

  it("is compressed for those who take that, and tells the two apart", async () => {
    const [packed, plain] = [await get("/openapi.json"), await get("/openapi.json", { "Accept-Encoding": "identity" })];
    expect([packed, plain].map(({ headers }) => headers.get("content-encoding"))).toEqual(["gzip", null]);
    expect(packed.headers.get("etag")).not.toBe(plain.headers.get("etag"));
    expect(plain.headers.get("vary")).toBe("Accept-Encoding");
    expect(await packed.text()).toBe(await plain.text());
  });
});

/** The pages that others lead to, found by following links from `/docs`. */
const pages = async (): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  const waiting = ["/docs"];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const response = await get(path);
    expect([path, response.status, response.headers.get("content-type")]).toEqual([
      path,
      200,
      "text/html; charset=utf-8",
    ]);
    const html = await response.text();
    found.set(path, html);
    for (const [, address = ""] of html.matchAll(/<a [^>]*href="([^"#]+)/g)) {
      const url = new URL(address, `${origin}${path}`);
      if (url.origin === origin && url.pathname.startsWith("/docs")) waiting.push(url.pathname);
    }
  }
  return found;
};

const idsIn = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? "");

describe("the pages of /docs", () => {
  it("lead to the reference, the guides, the error catalogue, the coverage and the changelog", async () => {
    const paths = [...(await pages()).keys()];
    expect(paths).toEqual(
      expect.arrayContaining([
        "/docs",
        "/docs/reference",
        "/docs/testing",
        "/docs/errors",
        "/docs/coverage",
        "/docs/changelog",
      ]),
    );
  });

  it("load files of this server only, which are there with the right types", async () => {
    const types = new Map<string, string | null>();
    for (const [path, html] of await pages())
      for (const [, address = ""] of html.matchAll(/<(?:link rel="stylesheet"|script)[^>]*(?:src|href)="([^"]+)"/g)) {
        const url = new URL(address, `${origin}${path}`);
        expect(url.origin).toBe(origin);
        const response = await get(url.href);
        expect([url.pathname, response.status]).toEqual([url.pathname, 200]);
        expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
        types.set(url.pathname, response.headers.get("content-type"));
      }
    expect(Object.fromEntries(types)).toEqual({
      "/docs/assets/site.css": "text/css; charset=utf-8",
      "/docs/assets/search.css": "text/css; charset=utf-8",
      "/docs/assets/search.js": "text/javascript; charset=utf-8",
      "/docs/assets/site.js": "text/javascript; charset=utf-8",
      "/docs/assets/reference.css": "text/css; charset=utf-8",
      "/docs/assets/reference.js": "text/javascript; charset=utf-8",
      "/docs/assets/scalar.js": "text/javascript; charset=utf-8",
    });
  });

  it("link to anchors that exist", async () => {
    const all = await pages();
    for (const [path, html] of all)
      for (const [, address = ""] of html.matchAll(/<a [^>]*href="([^"]*#[^"]+)"/g)) {
        const url = new URL(address, `${origin}${path}`);
        if (url.origin === origin) expect(idsIn(all.get(url.pathname) ?? "")).toContain(url.hash.slice(1));
      }
  });

  it("have no two anchors of one name", async () => {
    for (const html of (await pages()).values()) expect(idsIn(html).length).toBe(new Set(idsIn(html)).size);
  });

  it("tell about every error where its answers say", async () => {
    const all = await pages();
    for (const entry of errorCatalogue) {
      const [path = "", anchor = ""] = catalogueAddress(entry).split("#");
      expect(idsIn(all.get(path) ?? "")).toContain(anchor);
    }
  });

  it("let the browser load from this server only, and hold no script of their own", async () => {
    for (const [path, html] of await pages()) {
      const { headers } = await get(path);
      const policy = (headers.get("content-security-policy") ?? "").split("; ");
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      for (const directive of policy)
        expect(directive.split(" ").slice(1)).toSatisfy((sources: string[]) =>
          sources.every((source) => ["'self'", "'none'", "data:", "'unsafe-inline'"].includes(source)),
        );
      expect(html).not.toMatch(/<script>|\sstyle=|\son\w+=/);
    }
  });

  it("are the only ones: no other file is served", async () => {
    for (const path of ["/docs/nothing", "/docs/assets/LICENSE", "/docs/..%2fpackage.json", "/DOCS", "/docs/Errors"])
      expect((await get(path)).status).toBe(404);
    const slash = await get("/docs/");
    expect(slash.status).toBe(308);
    expect((await get("/docs/start")).headers.get("location")).toBe("../docs");
    expect(new URL(slash.headers.get("location") ?? "", `${origin}/docs/`).pathname).toBe("/docs");
  });
});

describe("the search", () => {
  it("has an entry for every operation, page and error, and leads to what is there", async () => {
    const entries = (await (await get("/docs/search.json")).json()) as SearchEntry[];
    const all = await pages();
    const operations = Object.values({ ...document.paths, ...document.webhooks }).flatMap((item) =>
      Object.values(item ?? {}),
    );
    expect(entries.filter(({ kind }) => kind === "Operation")).toHaveLength(operations.length);
    expect(entries.filter(({ kind }) => kind === "Error").map(({ title }) => title)).toEqual(
      errorCatalogue.map(({ code }) => code),
    );
    for (const { kind, href } of entries) {
      const { pathname, hash } = new URL(href, `${origin}/docs/`);
      expect(all.has(pathname)).toBe(true);
      if (kind === "Section" || kind === "Error") expect(idsIn(all.get(pathname) ?? "")).toContain(hash.slice(1));
    }
  });
});
