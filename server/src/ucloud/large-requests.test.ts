import { bulkLimits, filterLimits } from "@concordat/contract/ucloud";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestCore } from "../testing/core.js";

let core: TestCore;
let authorization: string;
let id: string;
beforeAll(async () => {
  core = await startTestCore();
  authorization = `Bearer ${await core.token("admin", "ADMIN")}`;
  const { body } = await send("POST", "/api/providers", { items: [{ id: "p", domain: "p.example.com", https: true }] });
  id = body.responses[0].id;
});
afterAll(() => core.close());

const send = async (method: string, path: string, body?: unknown) => {
  const text = typeof body === "string" || body === undefined ? (body ?? null) : JSON.stringify(body);
  const response = await fetch(core.url + path, { method, body: text, headers: { authorization } });
  return { status: response.status, body: JSON.parse((await response.text()) || "null") };
};

const many = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));
const user = (index: number) => ({ type: "user", username: `user-${index}` });

describe("bulk requests of a thousand items", () => {
  it("change the addresses of providers", async () => {
    const items = many(bulkLimits.max, (index) => ({ id: `name-${index}`, domain: "q.example.com", https: false }));
    const { status, body } = await send("POST", "/api/providers/update", { items });
    expect([status, body.responses]).toEqual([200, items.map(({ id }) => ({ id }))]);
  });

  it("change access control lists, with more entries than a statement takes parameters", async () => {
    const { prisma, clock } = core.context;
    const entities = many(3, user);
    await prisma.user.createMany({ data: entities.map(({ username }) => ({ username })) });
    const resource = { type: "provider" as const, createdBy: "admin", createdAt: clock() };
    const rows = await prisma.resource.createManyAndReturn({ data: many(bulkLimits.max, () => resource) });
    const item = (change: object) => rows.map((row) => ({ id: row.id.toString(), added: [], deleted: [], ...change }));
    const entries = () => prisma.aclEntry.count({ where: { resourceId: { in: rows.map((row) => row.id) } } });

    const added = entities.map((entity) => ({ entity, permissions: ["READ", "EDIT"] }));
    const granted = await send("POST", "/api/providers/updateAcl", { items: item({ added }) });
    expect([granted.status, granted.body.responses.length, await entries()]).toEqual([200, 1000, 6000]);
    const revoked = await send("POST", "/api/providers/updateAcl", { items: item({ deleted: entities }) });
    expect([revoked.status, await entries()]).toEqual([200, 0]);
    await prisma.resource.deleteMany({ where: { id: { in: rows.map((row) => row.id) } } });
  });

  it("ask for tokens", async () => {
    const items = many(bulkLimits.max, (index) => ({ refreshToken: `${index}` }));
    expect((await send("POST", "/auth/providers/refresh", { items })).status).toBe(403);
    const named = many(bulkLimits.max, (index) => ({ providerId: `${index}` }));
    expect((await send("POST", "/auth/providers/refreshAsOrchestrator", { items: named })).status).toBe(404);
  });
});

describe("requests without measure", () => {
  it.each([
    ["entities to delete", () => ({ added: [], deleted: many(5000, user) }), 200],
    [
      "unknown entities to add",
      () => ({ added: many(4000, (index) => ({ entity: user(index + 40), permissions: ["READ"] })), deleted: [] }),
      403,
    ],
  ])("may name many %s", async (_case, change, status) => {
    expect((await send("POST", "/api/providers/updateAcl", { items: [{ id, ...change() }] })).status).toBe(status);
  });

  it.each([
    ["members", { items: many(10_001, user) }, "more than 20000 members"],
    ["names", { items: many(5001, (index) => ({ [`a${index}`]: 0 })) }, "more than 1000 different names"],
    ["values", { items: many(50_000, () => 0) }, "more than 50000 values"],
  ])("have no more %s than any request needs", async (_case, body, reason) => {
    const sent = { ...body, ignored: "x".repeat(70_000) };
    const { status, body: answer } = await send("POST", "/api/providers/updateAcl", sent);
    expect([status, answer.why]).toEqual([400, expect.stringContaining(reason)]);
  });

  it.each(["filterIds", "filterProviderIds"])("hold %s to what a list may name", async (flag) => {
    const search = (length: number) =>
      send("POST", "/api/providers/search", { flags: { [flag]: many(length, String).join(",") }, query: "" });
    expect((await search(filterLimits.ids.max)).status).toBe(200);
    expect(await search(filterLimits.ids.max + 1)).toMatchObject({
      status: 400,
      body: { why: `Invalid request received: flags.${flag}: Value must name at most 1000 ids.` },
    });
    expect((await search(30_000)).status).toBe(400);
  });

  it.each([
    ["nested lists", "[", "]"],
    ["nested objects", '{"a":', "}"],
  ])("refuse %s twenty thousand deep", async (_case, open, close) => {
    const deep = `${open.repeat(20_000)}${open === "[" ? "" : "1"}${close.repeat(20_000)}`;
    const { status, body } = await send("POST", "/api/providers/search", `{"flags":{},"query":"","x":${deep}}`);
    expect([status, body.why]).toEqual([400, expect.stringContaining("must not be nested deeper")]);
  });

  it("read the parameters that they know among thousands that they do not", async () => {
    const { status, body } = await send("GET", `/api/providers/browse?itemsPerPage=10&${"a=1&".repeat(3000)}`);
    expect([status, body.itemsPerPage]).toEqual([200, 10]);
  });

  it("search for text of any characters", async () => {
    for (const character of ["x", "%", "\\", "é", "ß", "\u202e"]) {
      const flags = { filterCreatedBy: character, filterName: character };
      for (const query of [character, character.repeat(256)])
        expect((await send("POST", "/api/providers/search", { flags, query })).status).toBe(200);
      expect((await send("POST", "/api/providers/search", { flags, query: character.repeat(257) })).status).toBe(400);
    }
  });

  it("answer an unknown path, however long", async () => {
    expect((await send("GET", `/api/${"x".repeat(15_000)}`)).status).toBe(404);
  });
});

describe("a next that was made up", () => {
  const position = { by: "resource", direction: "ascending", value: null, id: "1" };
  it.each([
    { ...position, by: "createdAt", value: "yesterday" },
    { ...position, by: "createdAt", value: 1e300 },
    { ...position, by: "createdAt", value: null },
    { ...position, by: "createdBy", value: "nul\u0000" },
    { ...position, by: "createdBy", value: "\ud800" },
    { ...position, by: "createdBy", value: 1 },
    { ...position, by: "specification" },
    { ...position, direction: "sideways" },
    { ...position, id: "1".repeat(40) },
    { ...position, id: "-1" },
    [],
  ])("is refused: %j", async (cursor) => {
    const next = Buffer.from(JSON.stringify(cursor)).toString("base64url");
    const { status, body } = await send("GET", `/api/providers/browse?next=${next}`);
    expect([status, body.why]).toEqual([400, expect.stringContaining("next: ")]);
  });
});
