import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-kit/index.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });
const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

describe("the start page", () => {
  it("is for browsers; programs are answered by the APIs", async () => {
    const page = await get("/", browser);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    const html = await page.text();
    expect(html).toContain(`curl -sS ${server.url}/1.3/object-storage-2`);
    expect(html).toContain(`aws --endpoint-url ${server.s3Url} s3 ls`);
    for (const accept of ["*/*", "application/json"]) {
      const program = await get("/", { accept });
      expect([accept, program.status]).toEqual([accept, 404]);
      expect(program.headers.get("content-type")).toContain("json");
    }
  });

  it("runs no script and no style of the page, and loads what it needs from here", async () => {
    const page = await get("/", browser);
    expect(page.headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'/,
    );
    const files = [...(await page.text()).matchAll(/(?:href|src)="(\/start\/[^"]+)"/g)].map(([, file]) => file ?? "");
    expect(files).toHaveLength(2);
    for (const file of files) expect([file, (await get(file)).status]).toEqual([file, 200]);
  });
});

describe("the console", () => {
  it("is one page for all its paths, which may call this server and its S3 port alone", async () => {
    for (const path of ["/console", "/console/", "/console/services/x"]) {
      const { status, headers } = await get(path);
      expect([path, status]).toEqual([path, 200]);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain(`connect-src 'self' ${server.s3Url};`);
      expect(policy).not.toMatch(/unsafe|\*/);
    }
  });

  it("knows where S3 is", async () => {
    expect(await (await get("/console/settings.json")).json()).toMatchObject({ s3: server.s3Url });
  });

  it("has no file that was not built", async () => {
    for (const name of ["none.js", "..%2f..%2findex.html"])
      expect((await get(`/console/assets/${name}`)).status).toBe(404);
  });
});
