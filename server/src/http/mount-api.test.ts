import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type AnyOperation, type Api, ApiError, completeOperation, noBody, view } from "@concordat/contract";
import { ucloudApi, ucloudErrors } from "@concordat/contract/ucloud";
import express from "express";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { createHttpServer } from "./fast-prototypes.js";
import { mountApi } from "./mount-api.js";
import { beginCall } from "./server-call.js";

const refused = ucloudErrors.invalidRequest;
/** An API that tells in its errors what was refused. */
const api: Api = {
  ...ucloudApi,
  refusals: {
    ...ucloudApi.refusals,
    faulty: (faults) => ({ entry: refused, faults }),
    bodyOf: ({ faults = [] }) => faults,
  },
};

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
      { ...api, servedBy: "core" },
    ),
    keyed: false,
    ...parts,
  }) as AnyOperation;

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Mounts operations without credentials and without a database. */
const mount = (router: Record<string, AnyOperation>, handlers: object, checkAnswers = false, log: object[] = []) => {
  const context = {
    configuration: { callsPerMinute: 0, strangerCallsPerMinute: 0, wrongCredentialsPerMinute: 0 },
    log: pino({ base: null }, { write: (line) => void log.push(JSON.parse(line)) }),
  };
  const hooks = {
    authenticate: (call: { principal: unknown }) => {
      call.principal = "ada";
    },
    authorize: () => undefined,
    keyOwner: () => undefined,
    handlers,
  };
  return mountApi({ ...api, router }, hooks as never, context as never, { checkAnswers });
};

const serve = async (...parts: Parameters<typeof mount>) => {
  const mounted = mount(...parts);
  const app = express();
  app.use(beginCall, (request, response) => mounted.handle(request, response));
  server = createHttpServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return (path: string, body: unknown, method = "POST") =>
    fetch(url + path, { method, body: body === undefined ? null : JSON.stringify(body) });
};

describe("a mounted API", () => {
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

  it("answers an asynchronous refinement with 500 instead of waiting for it", async () => {
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

  it("sends no error that is not in its table: not even a copy that says something else under a known code", async () => {
    const log: object[] = [];
    const { notFound } = ucloudErrors;
    const entries = [notFound, { ...notFound, code: "ucloud.invented" }, { ...notFound, status: 418 }];
    const router = Object.fromEntries(
      entries.map((_, index) => [`r${index}`, operation(`/r${index}`, { body: noBody } as never)]),
    );
    const handlers = Object.fromEntries(
      entries.map((entry, index) => [
        `r${index}`,
        async () => {
          throw new ApiError(entry);
        },
      ]),
    );
    const send = await serve(router, handlers, false, log);
    const statuses = await Promise.all(entries.map(async (_, index) => (await send(`/r${index}`, undefined)).status));
    expect(statuses).toEqual([404, 500, 500]);
    expect(log).toHaveLength(2);
  });

  it("prepares before it handles, hands over what was prepared, and runs effects once all went well", async () => {
    const said: string[] = [];
    const prepared = (fails: boolean) => ({
      prepare: async () => said.push("prepared"),
      handle: async ({ afterCommit }: { afterCommit: (effect: () => void) => void }, made: number) => {
        afterCommit(() => said.push("effect"));
        said.push(`handled ${made}`);
        if (fails) throw new Error("no");
        return {};
      },
    });
    const router = {
      good: operation("/good", { body: noBody } as never),
      bad: operation("/bad", { body: noBody } as never),
    };
    const send = await serve(router, { good: prepared(false), bad: prepared(true) });
    expect((await send("/good", undefined)).status).toBe(200);
    expect(said.splice(0)).toEqual(["prepared", "handled 1", "effect"]);
    expect((await send("/bad", undefined)).status).toBe(500);
    expect(said).toEqual(["prepared", "handled 1"]);
  });

  it("is not made without a handler for every operation, nor where an operation costs and nothing looks at credits", () => {
    const lonely = operation("/lonely", { body: noBody } as never);
    expect(() => mount({ lonely }, {})).toThrow("No handler for lonely.");
    const costly = { ...lonely, costs: true };
    expect(() => mount({ costly }, { costly: async () => ({}) })).toThrow("costly costs");
  });
});
