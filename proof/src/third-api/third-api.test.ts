// A third API takes one entry in the table of the contract and, to be served, hooks and handlers. The rest follows.

import { ApiError, apis, apiTable } from "@concordat/contract";
import { openApiDocument } from "@concordat/contract/openapi";
import { getResponse } from "msw";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mockApis } from "../../../sdk/src/msw/mock-concordat.js";
import { mountApis } from "../../../server/src/apis.js";
import { makeApp } from "../../../server/src/http/app.js";
import { createHttpServer } from "../../../server/src/http/fast-prototypes.js";
import { closeServer, listen } from "../../../server/src/http/listen.js";
import { mountApi } from "../../../server/src/http/mount-api.js";
import type { ServerCall } from "../../../server/src/http/server-call.js";
import { createTestContext, type TestContext } from "../../../server/src/test-kit/test-context.js";
import { createTestDatabase } from "../../../server/src/testing/database.js";
import { noteErrors, notesApi } from "./notes-api.js";

const table = apiTable(...apis.apis, notesApi);

/** What a server of notes adds to the entry. */
const mountNotes = (context: TestContext) => {
  const written = new Map<string, { readonly id: string; readonly text: string }>();
  const hooks = {
    authenticate(call: ServerCall<string>) {
      const [, owner] = /^Key (\w+)$/.exec(call.header("authorization") ?? "") ?? [];
      if (owner === undefined) return;
      call.principal = owner;
      call.callerName = `OWNER ${owner}`;
    },
    authorize: () => undefined,
    keyOwner: ({ principal }: ServerCall<string>) => ["notes", principal],
    handlers: {
      notes: {
        get: async ({ params }: { readonly params: { readonly id: string } }) => {
          const note = written.get(params.id);
          if (!note) throw new ApiError(noteErrors.notFound);
          return note;
        },
        create: async ({ body }: { readonly body: { readonly id: string; readonly text: string } }) => {
          written.set(body.id, { ...body, text: `${body.text} (${written.size + 1})` });
          return written.get(body.id) ?? body;
        },
      },
    },
  };
  return mountApi(notesApi, hooks, context, { checkAnswers: true });
};

let url: string;
let close: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  const context = createTestContext(database.prisma);
  const app = makeApp(context, { apis: [...mountApis(context), mountNotes(context)] });
  const server = createHttpServer(app);
  url = await listen(server, { host: "127.0.0.1", port: 0 });
  close = async () => {
    await closeServer(server, 0);
    await database.drop();
  };
});
afterAll(() => close());

const credentials = { authorization: "Key ada" };
const create = (key?: string): RequestInit => ({
  method: "POST",
  headers: { ...credentials, ...(key !== undefined && { "idempotency-key": key }) },
  body: JSON.stringify({ id: "1", text: "Hello." }),
});
const mock = mockApis({ onUnhandled: () => undefined }, table);

/** The same requests to the server and to the mock, and what of their answers must be the same. */
const senders = {
  "the server": (path: string, init?: RequestInit) => fetch(url + path, init),
  "the mock": async (path: string, init?: RequestInit) =>
    (await getResponse([...mock.handlers], new Request(url + path, init))) as Response,
};

describe.each(Object.entries(senders))("%s of a third API", (who, send) => {
  const seen = async (path: string, init?: RequestInit) => {
    const response = await send(path, init);
    expect(response.headers.get("note-request")).not.toBeNull();
    return [response.status, await response.json()];
  };

  it("answers at its routes", async () => {
    expect(await seen("/notes/v1", create())).toEqual([
      201,
      { id: "1", text: who === "the server" ? "Hello. (1)" : "Hello." },
    ]);
    expect(await seen("/notes/v1/1", { headers: credentials })).toEqual([
      200,
      { id: "1", text: expect.stringContaining("Hello.") },
    ]);
  });

  it("refuses in its own form, in the order of every API", async () => {
    const refused = (code: string, at: string[] = []) => ({ error: `notes.${code}`, at });
    expect(await seen("/notes/v1", { ...create(), headers: {} })).toEqual([401, refused("unauthorized")]);
    expect(await seen("/notes/v1", { ...create("not a key") })).toEqual([400, refused("invalid", ["Idempotency-Key"])]);
    expect(await seen("/notes/v1", { ...create(), body: "{" })).toEqual([400, refused("invalid")]);
    expect(await seen("/notes/v1", { ...create(), body: "{}" })).toEqual([400, refused("invalid", ["id", "text"])]);
    expect(await seen("/notes/v1/%zz", { headers: credentials })).toEqual([404, refused("not_found")]);
  });

  it("tells what is not there, and which methods are", async () => {
    expect(await seen("/notes/v2/1", { headers: credentials })).toEqual([404, { error: "notes.not_found", at: [] }]);
    expect(await seen("/notes/v1", { headers: credentials })).toEqual([
      405,
      { error: "notes.method_not_allowed", at: [] },
    ]);
    expect((await send("/notes/v1")).headers.get("allow")).toBe("POST");
    // other paths are still the others'
    expect((await send("/api/nothing")).headers.get("job-id")).not.toBeNull();
    expect((await send("/1.3/nothing")).headers.get("upcloud-cid")).not.toBeNull();
  });

  it("honours idempotency keys", async () => {
    const key = `key-of-${who.replace(" ", "-")}`;
    const first = await seen("/notes/v1", create(key));
    const again = await send("/notes/v1", create(key));
    expect([again.status, await again.json(), again.headers.get("idempotency-replayed")]).toEqual([...first, "true"]);
    const other = { ...create(key), body: JSON.stringify({ id: "2", text: "Other." }) };
    expect(await seen("/notes/v1", other)).toEqual([422, { error: "notes.key_reused", at: [] }]);
  });
});

it("has its paths, tags, errors and security in the OpenAPI document", () => {
  const document = openApiDocument(table);
  expect(Object.keys(document.paths ?? {})).toEqual(expect.arrayContaining(["/notes/v1", "/notes/v1/{id}"]));
  expect(document.paths?.["/notes/v1/{id}"]?.get).toMatchObject({
    operationId: "notes.get",
    tags: ["Notes"],
    security: [{ noteKey: [] }],
  });
  expect(document.tags).toContainEqual({ name: "Notes", description: "Notes." });
  expect(document.components?.securitySchemes).toHaveProperty("noteKey");
  expect(document.components?.responses).toHaveProperty("NotesNotFound");
  expect(document["x-tagGroups"]).toContainEqual({ name: "Notes", tags: ["Notes"] });
  expect(document["x-errors"]).toEqual(expect.arrayContaining(Object.values(noteErrors)));
  // what was there stays as it is
  expect(Object.keys(document.paths ?? {})).toEqual(expect.arrayContaining(Object.keys(openApiDocument().paths ?? {})));
});
