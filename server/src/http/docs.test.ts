import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { docsRoutes } from "./docs.js";

const document = { openapi: "3.1.1", info: { title: "A document", version: "1" } };
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
  it("answers with the document, which is made once", async () => {
    const [first, second] = [await get("/openapi.json"), await get("/openapi.json")];
    expect(first.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await first.json()).toEqual(document);
    expect(await second.json()).toEqual(document);
    expect(made).toBe(1);
  });

  it("answers 304 to whoever has it already", async () => {
    const { headers } = await get("/openapi.json");
    // Left to itself, fetch adds "no-cache" here, which asks for the whole answer; a browser does not.
    const conditional = { "If-None-Match": headers.get("etag") ?? "", "Cache-Control": "max-age=0" };
    const again = await get("/openapi.json", conditional);
    expect(again.status).toBe(304);
    expect(headers.get("cache-control")).toBe("no-cache");
  });
});

describe("GET /openapi-3.0.json", () => {
  it("answers with the same document as older tools read it", async () => {
    const response = await get("/openapi-3.0.json");
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await response.json()).toMatchObject({ openapi: "3.0.3", info: document.info });
  });
});

describe("GET /docs", () => {
  it("is a page whose files all come from this server, with the right types", async () => {
    const page = await get("/docs");
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const html = await page.text();
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? "");
    const files = addresses.filter((address) => !address.startsWith("data:"));
    const types = await Promise.all(
      files.map(async (file) => {
        const response = await get(new URL(file, `${origin}/docs`).href);
        expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
        return [file.replace(/\?.*/, ""), response.status, response.headers.get("content-type")];
      }),
    );
    expect(types).toEqual([
      ["docs/swagger-ui.css", 200, "text/css; charset=utf-8"],
      ["docs/swagger-ui-bundle.js", 200, "text/javascript; charset=utf-8"],
      ["docs/page.js", 200, "text/javascript; charset=utf-8"],
      ["openapi.json", 200, "application/json; charset=utf-8"],
    ]);
  });

  it("names no other host, neither in the page nor in its script", async () => {
    for (const path of ["/docs", "/docs/page.js"])
      expect(await (await get(path)).text()).not.toMatch(/(?:[a-z]+:)?\/\/[a-z0-9.-]+/i);
  });

  it("lets the browser load from this server only, and run no inline script or style", async () => {
    const response = await get("/docs");
    const policy = (response.headers.get("content-security-policy") ?? "").split("; ");
    expect(policy).toContain("default-src 'none'");
    for (const directive of policy)
      expect(directive.split(" ").slice(1)).toSatisfy((sources: string[]) =>
        sources.every((source) => ["'self'", "'none'", "data:"].includes(source)),
      );
    expect(await response.text()).not.toMatch(/<style|<script>|\sstyle=|\son\w+=/);
  });

  it("keeps the renderer's files for a year, and asks again for its own", async () => {
    const { headers } = await get("/docs/swagger-ui.css");
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await get("/docs/page.js")).headers.get("cache-control")).toBe("no-cache");
  });

  it("serves no other file of the renderer, and leads a trailing slash to the page", async () => {
    for (const path of ["/docs/index.html", "/docs/package.json", "/docs/..%2fpackage.json", "/DOCS"])
      expect((await get(path)).status).toBe(404);
    const slash = await get("/docs/");
    expect(slash.status).toBe(308);
    expect(new URL(slash.headers.get("location") ?? "", `${origin}/docs/`).pathname).toBe("/docs");
  });
});
