import { once } from "node:events";
import express from "express";
import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { accessLog } from "./access-log.js";
import { createHttpServer } from "./fast-prototypes.js";
import { listen } from "./listen.js";
import { beginCall, callOf } from "./server-call.js";

let close = async () => {};
afterEach(() => close());

/** What is logged of one request. */
const lineOf = async (
  path: string,
  headers: Record<string, string>,
  /** What is answered, and to whom. */
  { status, callerName }: { readonly status: number; readonly callerName?: string } = { status: 200 },
): Promise<Record<string, unknown>> => {
  const lines: string[] = [];
  const log = pino({ level: "info", base: null }, { write: (line) => void lines.push(line) });
  const app = express();
  app.use(beginCall, accessLog(log), (_request, response) => {
    callOf(response).callerName = callerName;
    response.status(status).json({});
  });
  const server = createHttpServer(app);
  const url = await listen(server, { host: "127.0.0.1", port: 0 });
  close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  await (await fetch(url + path, { headers })).text();
  await expect.poll(() => lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? "");
};

it("tells of each request what it was, and under which ids", async () => {
  const line = await lineOf("/some/path?secret=s3cret", { "x-request-id": "order-17", cookie: "s3cret" });
  expect(line).toMatchObject({ method: "GET", path: "/some/path", status: 200, finished: true });
  expect(line).toMatchObject({ requestId: expect.stringMatching(/^\w{26}$/), clientRequestId: "order-17" });
  expect(JSON.stringify(line)).not.toContain("s3cret");
});

it("tells the address of strangers who are refused, and of nobody else", async () => {
  const refused = await lineOf("/", {}, { status: 401 });
  expect(refused).toMatchObject({ status: 401, address: expect.stringMatching(/127\.0\.0\.1$/) });
  expect(await lineOf("/", {}, { status: 200 })).not.toHaveProperty("address");
  expect(await lineOf("/", {}, { status: 403, callerName: "USER ada" })).not.toHaveProperty("address");
});

it("tells of the beginning of a long path only", async () => {
  const { path } = await lineOf(`/${"a".repeat(10_000)}`, {});
  expect(path).toBe(`/${"a".repeat(1023)}…`);
});

it.each(["two words", "x".repeat(129), '{"a":1}', ""])("leaves out an id of the caller's like %j", async (id) => {
  expect(await lineOf("/", { "x-request-id": id })).not.toHaveProperty("clientRequestId");
});
