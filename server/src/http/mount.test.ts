import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type AnyOperation, completeOperation, noBody, view } from "@concordat/contract";
import { ucloudErrors } from "@concordat/contract/ucloud";
import express, { type ErrorRequestHandler } from "express";
import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { ApiError } from "./api-error.js";
import { createHttpServer } from "./fast-prototypes.js";
import { mount } from "./mount.js";

const refused = ucloudErrors.invalidRequest;
const room = {
  errorBody: view(z.unknown()),
  errorMediaType: "application/json",
  errorBodyOf: () => ({}),
  requestIdHeader: "X-Request-Id",
  servedBy: "core",
} as const;

const operation = (path: string, parts: Partial<AnyOperation> & { body?: unknown }): AnyOperation =>
  ({
    ...completeOperation(
      {
        method: "POST",
        path,
        readOnly: false,
        costs: false,
        request: {},
        success: { status: 200, description: "", body: view(z.unknown()) },
        errors: [],
        auth: {},
        summary: "",
        description: "",
        tag: "",
        stability: "stable",
        deprecation: null,
        examples: [{ name: "", summary: "", request: {}, response: null }],
        source: "",
      },
      [],
      room,
    ),
    ...parts,
  }) as AnyOperation;

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const serve = async (
  router: Record<string, AnyOperation>,
  handlers: Record<string, (request: never) => Promise<unknown>>,
  checkAnswers = false,
) => {
  const app = express();
  app.use(
    mount(router, handlers, {
      admit: async () => {},
      readBody: express.json({ type: () => true }),
      prepare: async () => ({}),
      refuse: (faults) => ({ entry: refused, faults }),
      checkAnswers,
    }),
  );
  const answer: ErrorRequestHandler = (error, _request, response, _next) => {
    response
      .status(error instanceof ApiError ? error.entry.status : 500)
      .json(error instanceof ApiError ? error.faults : String(error.message));
  };
  app.use(answer);
  server = createHttpServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return (path: string, body: unknown, method = "POST") =>
    fetch(url + path, { method, body: body === undefined ? null : JSON.stringify(body) });
};

describe("mount", () => {
  it("survives a refinement that throws, which would end a process that validates through ts-rest alone", async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", listen);
    const body = view(
      z.unknown().refine(() => {
        throw new Error("thrown in a refinement");
      }),
    );
    const send = await serve({ thrower: operation("/thrower", { body }) }, { thrower: async () => ({}) });
    expect((await send("/thrower", { a: 1 })).status).toBe(500);
    expect((await send("/thrower", { a: 1 })).status).toBe(500);
    process.off("unhandledRejection", listen);
    expect(unhandled).toEqual([]);
  });

  it("answers an asynchronous refinement with 500 instead of waiting for nobody", async () => {
    const body = view(z.unknown().refine(async () => true));
    const send = await serve({ slow: operation("/slow", { body }) }, { slow: async () => ({}) });
    expect((await send("/slow", {})).status).toBe(500);
  });

  it("hands the handler decoded path variables", async () => {
    const pathParams = view(z.object({ name: z.string() }));
    const send = await serve(
      { echo: operation("/things/:name", { pathParams, body: noBody } as never) },
      { echo: async ({ params }: { params: unknown }) => params },
    );
    expect(await (await send("/things/a%2Fb%20%C3%A6", undefined)).json()).toEqual({ name: "a/b æ" });
  });

  it("collects the faults of path, query and body in one refusal", async () => {
    const send = await serve(
      {
        strict: operation("/strict/:id", {
          pathParams: view(z.object({ id: z.string().max(2) })),
          query: view(z.object({ page: z.string() })),
          body: view(z.object({ size: z.int().min(1), deep: z.object({ list: z.array(z.string()) }) })),
        } as never),
      },
      { strict: async () => ({}) },
    );
    const answer = await send("/strict/long", { size: 0, deep: { list: ["a", 1] } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual([
      { name: "id", reason: "Value must have at most 2 characters." },
      { name: "page", reason: "Value is required." },
      { name: "size", reason: "Value must be at least 1." },
      { name: "deep.list.1", reason: "Value must be a string." },
    ]);
  });

  it("refuses text that PostgreSQL cannot store, and nesting without end", async () => {
    const send = await serve({ any: operation("/any", { body: view(z.unknown()) }) }, { any: async () => ({}) });
    const reasons = async (body: unknown) =>
      ((await (await send("/any", body)).json()) as { name: string }[]).map(({ name }) => name);
    expect(await reasons({ a: ["ok", "nul\u0000"] })).toEqual(["a.1"]);
    expect(await reasons({ a: { b: "\ud800" } })).toEqual(["a.b"]);
    let deep: unknown = 1;
    for (let level = 0; level < 100; level++) deep = { deep };
    expect((await send("/any", deep)).status).toBe(400);
  });

  it("reports an answer that does not fit the contract, or has members it does not declare", async () => {
    const success = { status: 200, description: "", body: view(z.object({ id: z.string() })) };
    const answers = [{ id: 1 }, { id: "a", extra: true }, { id: "a" }];
    const router = Object.fromEntries(
      answers.map((_, index) => [`a${index}`, operation(`/a${index}`, { success, body: noBody } as never)]),
    );
    const handlers = Object.fromEntries(answers.map((answer, index) => [`a${index}`, async () => answer]));
    const send = await serve(router, handlers, true);
    expect((await send("/a0", undefined)).status).toBe(500);
    expect((await send("/a1", undefined)).status).toBe(500);
    expect((await send("/a2", undefined)).status).toBe(200);
  });

  it("reports a refusal that the operation does not declare", async () => {
    const body = { body: noBody } as never;
    const router = {
      silent: operation("/silent", body),
      outspoken: { ...operation("/outspoken", body), errors: [refused] },
    };
    const refuse = async () => {
      throw new ApiError(refused);
    };
    const send = await serve(router, { silent: refuse, outspoken: refuse }, true);
    expect((await send("/silent", undefined)).status).toBe(500);
    expect((await send("/outspoken", undefined)).status).toBe(400);
  });

  it("does not start without a handler for every operation", () => {
    const start = () => mount({ lonely: operation("/lonely", { body: noBody } as never) }, {}, {} as never);
    expect(start).toThrow("No handler for lonely.");
  });
});
