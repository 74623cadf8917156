import { createServer, type RequestListener, request as sendRequest } from "node:http";
import { connect } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { close, listen } from "../testing/http-server.js";
import { createIntegrationModule } from "./integration-module.js";
import { memoryKeyStore } from "./key-store.js";
import type { IntegrationModuleEvent } from "./module-event.js";
import { createCoreKey } from "./testing/core-key.js";

const core = createCoreKey();
const prepared: string[] = [];
const module = createIntegrationModule({
  providerId: "example",
  store: memoryKeyStore({ keys: { refreshToken: "r", publicKey: core.publicKey } }),
  handlers: { init: ({ username }) => void prepared.push(username) },
});
const path = "/ucloud/example/integration/init";

let stop = async () => {};
afterEach(() => stop());
const serve = async (listener: RequestListener) => {
  const { baseUrl, server } = await listen(listener);
  stop = () => close(server);
  return baseUrl;
};

const post = (url: string, body: string) =>
  fetch(url, { method: "POST", body, headers: { authorization: core.bearer(), "content-type": "application/json" } });

describe("with node:http", () => {
  it("answers Core's calls, with a query or without", async () => {
    const baseUrl = await serve(module.listener);
    for (const url of [path, `${path}?more=1`]) {
      const response = await post(baseUrl + url, '{"username":"ada"}');
      expect([response.status, await response.json()]).toEqual([200, {}]);
      expect(response.headers.get("content-type")).toBe("application/json; charset=UTF-8");
    }
    expect(prepared.splice(0)).toEqual(["ada", "ada"]);
  });

  it("answers what is none of them", async () => {
    const baseUrl = await serve(module.listener);
    expect((await fetch(`${baseUrl}/`)).status).toBe(404);
    const get = await fetch(baseUrl + path);
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await fetch(baseUrl + path, { method: "POST", body: "{}" })).status).toBe(401);
  });

  it("answers a body that is too large, and is there for the next caller", async () => {
    const baseUrl = await serve(module.listener);
    const url = new URL("/ucloud/example/integration/welcome", baseUrl);
    const status = await new Promise((resolve, reject) => {
      // chunked, so that nothing announces the size
      const request = sendRequest(url, { method: "POST" }, (response) => {
        resolve([response.statusCode, response.headers.connection]);
        response.resume();
      });
      request.on("error", reject);
      request.write(" ".repeat(80_000));
      // it is never ended: the answer must not wait for the rest
    });
    expect(status).toEqual([413, "close"]);
    expect((await post(baseUrl + path, '{"username":"ada"}')).status).toBe(200);
    prepared.splice(0);
  });

  it("survives a caller who breaks off", async () => {
    const baseUrl = await serve(module.listener);
    const socket = connect(Number(new URL(baseUrl).port), "127.0.0.1");
    await new Promise<void>((resolve) => socket.once("connect", resolve));
    const head = "POST /ucloud/example/integration/welcome HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n{";
    await new Promise((resolve) => socket.write(head, resolve));
    socket.destroy();
    expect((await post(baseUrl + path, '{"username":"ada"}')).status).toBe(200);
    prepared.splice(0);
  });
});

it("does not mind that somebody else has answered already", async () => {
  const told: IntegrationModuleEvent[] = [];
  let wake = () => {};
  const failed = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const onEvent = (event: IntegrationModuleEvent) => {
    told.push(event);
    if (event.type === "failed") wake();
  };
  const late = createIntegrationModule({ providerId: "example", store: memoryKeyStore(), onEvent });
  const baseUrl = await serve((request, response) => {
    late.listener(request, response);
    response.writeHead(504).end();
  });
  expect((await fetch(baseUrl + path)).status).toBe(504);
  await failed;
  expect(told.map(({ type }) => type)).toEqual(["refused", "failed"]);
});

describe("with Express", () => {
  it("leaves to others what is none of this provider's calls", async () => {
    const app = express().use(module.listener);
    app.use((request, response) => void response.status(418).send(request.path));
    const baseUrl = await serve(app);
    expect((await post(baseUrl + path, '{"username":"ada"}')).status).toBe(200);
    expect((await fetch(`${baseUrl}/health`)).status).toBe(418);
    expect((await fetch(`${baseUrl}/ucloud/other/integration/init`)).status).toBe(418);
    expect((await fetch(`${baseUrl}/ucloud/example/jobs/init`)).status).toBe(418);
    expect((await fetch(`${baseUrl}/ucloud/example/integration/nothing`)).status).toBe(404);
    expect(prepared.splice(0)).toEqual(["ada"]);
  });

  it.each([
    ["JSON", express.json()],
    ["text", express.text({ type: "*/*" })],
    ["bytes", express.raw({ type: "*/*" })],
  ])("takes a body that was read before as %s", async (_, parser) => {
    const baseUrl = await serve(express().use(parser).use("/ucloud", module.listener));
    expect((await post(baseUrl + path, '{"username":"ada"}')).status).toBe(200);
    expect((await post(baseUrl + path, '{"user":"ada"}')).status).toBe(400);
    expect(prepared.splice(0)).toEqual(["ada"]);
  });
});

it("fits both by its type", () => {
  createServer(module.listener);
  express().use("/", module.listener).post("/x", module.listener);
});
