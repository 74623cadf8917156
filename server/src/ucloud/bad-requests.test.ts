import { type AnyOperation, contract, servedOperations } from "@concordat/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestCore } from "../testing/core.js";

let core: TestCore;
let authorization: string;
beforeAll(async () => {
  core = await startTestCore();
  authorization = `Bearer ${await core.token("admin", "ADMIN")}`;
});
afterAll(() => core.close());

const send = async (
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) => {
  const response = await fetch(core.url + path, { method, body: body ?? null, headers: { authorization, ...headers } });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
};

const served = servedOperations(contract);
const operations = served.filter(
  ({ operation }) =>
    "scheme" in (operation.auth as object) && (operation.auth as { scheme: string }).scheme === "ucloud",
);
const bodies = operations.filter(({ operation }) => operation.method === "POST" && operation.body !== undefined);
const strict = bodies.filter(({ id }) => !["providers.init", "authProviders.generateKeyPair"].includes(id));

/** Nothing may be left behind by a request that was refused. */
const rows = async () => {
  const { prisma } = core.context;
  return Promise.all([
    prisma.resource.count(),
    prisma.authProvider.count(),
    prisma.approvalRequest.count(),
    prisma.delivery.count(),
  ]);
};

describe("bad requests", () => {
  it.each(strict.map(({ id, operation }) => [id, operation] as const))(
    "%s names what is wrong and stores nothing",
    async (_id, operation: AnyOperation) => {
      const before = await rows();
      for (const body of [
        "",
        "{",
        "[",
        "null",
        "[]",
        "7",
        '"text"',
        "{}",
        '{"items":[]}',
        '{"items":7}',
        '{"items":[null]}',
        '{"type":"nonsense"}',
        '{"__proto__":{"items":[]}}',
      ]) {
        const answer = await send("POST", operation.path, body);
        expect([body, answer.status]).toEqual([body, 400]);
        expect(Object.keys(answer.body)).toEqual(["why", "errorCode"]);
        expect(answer.body.errorCode).toBeNull();
        expect(answer.body.why).toMatch(/^Invalid request received: ./);
        expect(answer.headers.get("content-type")).toMatch(/^application\/json; charset=utf-8$/i);
      }
      expect(await rows()).toEqual(before);
    },
  );

  it("names the member and what was expected of it", async () => {
    const items = [
      { id: "", domain: "not a host", https: "yes", port: 0, product: { id: "x", category: "", provider: "p" } },
    ];
    const { body } = await send("POST", "/api/providers", JSON.stringify({ items }));
    for (const part of [
      "items.0.id: ",
      "items.0.domain: Value must be a host name",
      "items.0.https: Value must be true or false.",
      "items.0.port: Value must be at least 1.",
      "items.0.product: Value must be the reference",
    ]) {
      expect(body.why).toContain(part);
    }
  });

  it("holds bulk requests to a thousand items", async () => {
    const items = Array.from({ length: 1001 }, (_, index) => ({ id: String(index) }));
    const { status, body } = await send("POST", "/api/providers/renewToken", JSON.stringify({ items }));
    expect([status, body.why]).toEqual([400, "Invalid request received: items: Request cannot exceed 1000 items."]);
  });

  it("says which discriminator is wrong", async () => {
    const { body } = await send("POST", "/api/providers/requestApproval", '{"type":"hearsay"}');
    expect(body.why).toContain("type: ");
  });

  it("refuses text that cannot be stored, with the member's name", async () => {
    const flags = JSON.stringify({ flags: { filterName: "a\u0000b" }, query: "" });
    expect((await send("POST", "/api/providers/search", flags)).body.why).toContain("flags.filterName: ");
    expect((await send("GET", "/api/providers/browse?filterName=%00")).status).toBe(400);
    expect((await send("GET", "/api/providers/retrieve?id=%00")).status).toBe(400);
    expect((await send("GET", "/api/providers/browse", undefined, {})).status).toBe(200);
  });

  it.each([
    ["GET", "/api/providers/browse?itemsToSkip=-1", "itemsToSkip: Value must be at least 0."],
    ["GET", "/api/providers/browse?itemsToSkip=many", "itemsToSkip: Value must be a number."],
    [
      "GET",
      "/api/providers/browse?sortDirection=sideways",
      'sortDirection: Value must be one of "ascending", "descending".',
    ],
    ["GET", "/api/providers/browse?filterCreatedAfter=1e99", "filterCreatedAfter: Value must be a number."],
    ["GET", "/api/providers/browse?next=nonsense", "next: Value must be the next of an earlier page."],
    ["GET", "/api/providers/retrieve", "id: Value is required."],
    ["GET", "/api/providers/retrieveSpecification", "id: Value is required."],
  ])("%s %s is refused", async (method, path, sentence) => {
    const { status, body } = await send(method, path);
    expect([status, body.why]).toEqual([400, `Invalid request received: ${sentence}`]);
  });

  it("answers JSON to what is no JSON, no path and no method of the API", async () => {
    expect(await send("POST", "/api/providers", '{"items": [')).toMatchObject({
      status: 400,
      body: { why: "Invalid request received: the body is not valid JSON" },
    });
    expect(await send("GET", "/api/providers/nowhere")).toMatchObject({
      status: 404,
      body: { why: "Not Found", errorCode: null },
    });
    expect(await send("GET", "/api/%zz")).toMatchObject({ status: 404 });
    expect(await send("GET", "/api/providers/browse/")).toMatchObject({ status: 404 });
    expect(await send("GET", "/API/providers/browse")).toMatchObject({ status: 404 });
    expect(await send("GET", "/ucloud/example/integration/retrieveManifest")).toMatchObject({
      status: 404,
      body: { why: "Not Found" },
    });
  });

  it.each([
    ["DELETE", "/api/providers", "POST"],
    ["GET", "/api/providers", "POST"],
    ["PUT", "/api/providers/browse", "GET, HEAD"],
    ["PATCH", "/auth/providers/refresh", "POST"],
  ])("%s %s is 405 with Allow: %s", async (method, path, allow) => {
    const answer = await send(method, path);
    expect([answer.status, answer.headers.get("allow"), answer.body]).toEqual([
      405,
      allow,
      { why: "Method Not Allowed", errorCode: null },
    ]);
  });

  it("answers HEAD as it answers GET, without the body", async () => {
    for (const path of ["/api/providers/browse", "/api/providers/retrieve?id=1", "/api/providers/retrieve"]) {
      const [head, get] = [await send("HEAD", path), await send("GET", path)];
      expect([path, head.status, head.body]).toEqual([path, get.status, undefined]);
      expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
    }
    expect((await send("HEAD", "/api/providers")).status).toBe(405);
  });

  it.each([
    ["/api/providers", "POST"],
    ["/api/providers/browse", "GET, HEAD"],
    ["/auth/providers/refresh", "POST"],
  ])("tells with OPTIONS what %s allows, without credentials", async (path, allow) => {
    const response = await fetch(core.url + path, { method: "OPTIONS" });
    expect([response.status, response.headers.get("allow")]).toEqual([200, allow]);
  });

  it("refuses bodies beyond the limit", async () => {
    const { status, body } = await send(
      "POST",
      "/api/providers/search",
      JSON.stringify({ flags: {}, query: "x".repeat(9_000_000) }),
    );
    expect([status, body.why]).toEqual([413, "Payload Too Large: at most 256 KiB"]);
  });

  it.each([
    ["/api/providers/init", 64],
    ["/api/providers/requestApproval", 64],
    ["/api/providers", 512],
    ["/api/providers/updateAcl", 1024],
  ])("reads no more of a body for %s than the operation takes", async (path, kilobytes) => {
    const { status } = await send("POST", path, JSON.stringify({ ignored: "x".repeat(kilobytes * 1024) }));
    expect(status).toBe(413);
  });

  it("reads less of strangers than of those who show credentials", async () => {
    const body = JSON.stringify({ items: [], ignored: "x".repeat(70_000) });
    const path = "/auth/providers/refresh";
    const stranger = await fetch(core.url + path, { method: "POST", body });
    expect([stranger.status, await stranger.json()]).toEqual([
      413,
      { why: "Payload Too Large: at most 64 KiB without credentials", errorCode: null },
    ]);
    expect((await send("POST", path, body)).status).toBe(400);
  });

  it("refuses a large body that is nested without end, whether or not it ends", async () => {
    for (const body of ["[".repeat(200_000), `${"[".repeat(100_000)}${"]".repeat(100_000)}`])
      expect(await send("POST", "/api/providers/search", body)).toMatchObject({
        status: 400,
        body: { why: "Invalid request received: Value must not be nested deeper than 64 levels." },
      });
  });

  it("takes any Content-Type, and ignores unknown members", async () => {
    const body = JSON.stringify({ flags: { unknown: 1 }, query: "", alien: true });
    for (const type of [
      "text/plain",
      "content-type: application/json; charset=utf-8",
      "application/json; charset=latin1",
      "nonsense",
    ]) {
      expect((await send("POST", "/api/providers/search", body, { "content-type": type })).status).toBe(200);
    }
  });

  it("keeps its feet when keys of the prototype are sent", async () => {
    const query = "?__proto__=1&constructor=2&toString=3&id=1";
    expect((await send("GET", `/api/providers/retrieve${query}`)).status).toBe(404);
    const body =
      '{"flags":{"__proto__":{"filterName":"x"},"constructor":1},"query":"","__proto__":{"itemsPerPage":10}}';
    expect((await send("POST", "/api/providers/search", body)).body.itemsPerPage).toBe(50);
    expect(({} as Record<string, unknown>)["filterName"]).toBeUndefined();
  });

  it("gives each answer an id", async () => {
    const [one, other] = await Promise.all([send("GET", "/api/providers/browse"), send("GET", "/api/nowhere")]);
    expect(one.headers.get("job-id")).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(other.headers.get("job-id")).not.toBe(one.headers.get("job-id"));
  });
});
