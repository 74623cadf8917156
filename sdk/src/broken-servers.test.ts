import type { RequestListener, Server } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { AbortedError, Concordat, ConnectionError, TimeoutError, UnexpectedAnswerError } from "./index.js";
import { close, listen } from "./testing/http-server.js";

let server: Server | undefined;
const cloudAt = async (listener: RequestListener) => {
  const listening = await listen(listener);
  server = listening.server;
  // Retries have tests of their own, in which nothing is waited for.
  return new Concordat({ baseUrl: listening.baseUrl, credentials: "s3cret", maxRetries: 0 });
};
afterEach(async () => {
  if (server) await close(server);
  server = undefined;
});

const failureOf = async (listener: RequestListener, options = {}): Promise<unknown> => {
  const cloud = await cloudAt(listener);
  const failure = await cloud.providers.retrieve({ id: "1" }, options).catch((thrown: unknown) => thrown);
  expect(String(failure)).not.toContain("s3cret");
  return failure;
};

describe("a server that", () => {
  it("is not there is a connection error", async () => {
    const cloud = await cloudAt(() => undefined);
    if (server) await close(server);
    await expect(cloud.providers.retrieve({ id: "1" })).rejects.toThrow(/no answer from http:\S+ \(ECONNREFUSED\)$/);
  });

  it("hangs up before it answers is a connection error", async () => {
    expect(await failureOf((request) => request.socket.destroy())).toBeInstanceOf(ConnectionError);
  });

  it("hangs up within its answer is a connection error", async () => {
    const failure = await failureOf((request, response) => {
      response.writeHead(200, { "content-length": "1000", "job-id": "J1" }).write('{"id":');
      setImmediate(() => request.socket.destroy());
    });
    expect(failure).toBeInstanceOf(ConnectionError);
    expect(failure).toMatchObject({ requestId: "J1" });
  });

  it("never answers is given up in time, and its connection closed", async () => {
    let closed: Promise<void> | undefined;
    const failure = await failureOf(
      (request) => {
        closed = new Promise((resolve) => request.socket.once("close", () => resolve()));
      },
      { timeoutMs: 200 },
    );
    expect(failure).toBeInstanceOf(TimeoutError);
    await closed;
  });

  it("never ends its answer is given up in time as well", async () => {
    const failure = await failureOf((_, response) => response.writeHead(200).write("{"), { timeoutMs: 200 });
    expect(failure).toBeInstanceOf(TimeoutError);
  });

  it("is asked by someone who leaves is left", async () => {
    const controller = new AbortController();
    const failure = await failureOf(() => controller.abort(), { signal: controller.signal });
    expect(failure).toBeInstanceOf(AbortedError);
  });

  it("sends a gateway's page is an unexpected answer", async () => {
    const page = "<html><h1>502 Bad Gateway</h1></html>";
    const failure = await failureOf((_, response) =>
      response.writeHead(502, { "content-type": "text/html" }).end(page),
    );
    expect(failure).toBeInstanceOf(UnexpectedAnswerError);
    expect(failure).toMatchObject({ status: 502, text: page });
  });

  it("sends the caller elsewhere is not followed", async () => {
    const failure = await failureOf((_, response) => response.writeHead(302, { location: "/elsewhere" }).end());
    expect(failure).toMatchObject({ name: "UnexpectedAnswerError", status: 302 });
  });
});
