import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { catalogueLink } from "@concordat/contract";
import { objectStorageErrors } from "@concordat/contract/object-storage";
import { ucloudErrors } from "@concordat/contract/ucloud";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { readConfiguration } from "../configuration.js";
import { answerBrokenRequests } from "./broken-requests.js";
import { apiLimits, limitConnections, serverOptions } from "./connection-limits.js";
import { createHttpServer } from "./fast-prototypes.js";
import { closeServer, listen } from "./listen.js";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server that reads the bodies of its requests, with limits. */
const start = async (settings: Record<string, string> = {}) => {
  const limits = apiLimits(readConfiguration(settings));
  const app = express().use(express.json(), (_request, response) => void response.json({}));
  const server = createHttpServer(app, serverOptions(limits));
  limitConnections(server, limits);
  answerBrokenRequests(server);
  const url = await listen(server, { host: "127.0.0.1", port: 0 });
  closing.push(() => closeServer(server, 0));
  return { url, port: Number(new URL(url).port) };
};

const send = (port: number, bytes: string): Socket => {
  const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
  return socket;
};

/** All that comes back until the connection is closed. */
const answerTo = async (port: number, bytes: string) => {
  const whole = await text(send(port, bytes));
  const [head = "", body = ""] = whole.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => line.split(": ").map((part, i) => (i ? part : part.toLowerCase()))),
  );
  return { status: Number(first.split(" ")[1]), headers, body: body === "" ? undefined : JSON.parse(body) };
};

const problem = (row: keyof typeof objectStorageErrors) => ({
  correlation_id: expect.stringMatching(/^\w{26}$/),
  status: objectStorageErrors[row].status,
  title: objectStorageErrors[row].title,
  type: expect.stringMatching(/#ERROR_INVALID_REQUEST$/),
});

it("refuses a head that is too large", async () => {
  const { port } = await start();
  const head = `GET /api HTTP/1.1\r\nHost: x\r\nX-Large: ${"x".repeat(200 * 1024)}\r\n\r\n`;
  const { status, headers, body } = await answerTo(port, head);
  expect([status, body]).toEqual([431, { why: ucloudErrors.headersTooLarge.title, errorCode: null }]);
  expect(headers).toMatchObject({ connection: "close", link: catalogueLink(ucloudErrors.headersTooLarge) });
});

it("refuses in the form of object storage what is asked of it", async () => {
  const { port } = await start();
  const { status, headers, body } = await answerTo(port, "GET /1.3/object-storage-2 HTTP/1.1\r\nNo Header\r\n\r\n");
  expect([status, body]).toEqual([400, problem("invalidRequest")]);
  expect(headers).toMatchObject({ "content-type": "application/problem+json", connection: "close" });
});

it("refuses what is no HTTP, and goes on serving others", async () => {
  const { port, url } = await start();
  const { status, body } = await answerTo(port, "\u0016\u0003\u0001 hello\r\n\r\n");
  expect([status, body]).toEqual([400, { why: ucloudErrors.invalidRequest.title, errorCode: null }]);
  expect((await fetch(url)).status).toBe(200);
});

describe("a request that does not come to an end", () => {
  const quick = { CONCORDAT_REQUEST_TIMEOUT_MS: "100" };
  const body = (path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;

  it("is refused in its head and in its body, in the form of the API that it asks", async () => {
    const { port } = await start(quick);
    const [inHead, ofStorage, ofUCloud] = await Promise.all(
      ["GET / HTTP/1.1\r\nX-Slow", body("/1.3/object-storage-2"), body("/api/providers")].map((bytes) =>
        answerTo(port, bytes),
      ),
    );
    const why = { why: ucloudErrors.requestTimeout.title, errorCode: null };
    expect([inHead?.status, inHead?.body]).toEqual([408, why]);
    expect([ofUCloud?.status, ofUCloud?.body]).toEqual([408, why]);
    expect([ofStorage?.status, ofStorage?.body]).toEqual([408, problem("requestTimeout")]);
  });

  it("keeps nobody else from the server, be there many of them, and all are gone in the end", async () => {
    const { port, url } = await start(quick);
    const slow = Array.from({ length: 50 }, (_, i) =>
      answerTo(port, i % 2 ? "GET / HTTP/1.1\r\nX-Slow" : body("/api")),
    );
    expect((await fetch(url)).status).toBe(200);
    const answers = await Promise.all(slow);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([408]));
  });
});

it("closes connections above the number that is allowed", async () => {
  const { port } = await start({ CONCORDAT_MAX_CONNECTIONS: "2" });
  const held = [send(port, "GET"), send(port, "GET")];
  await Promise.all(held.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
  expect(await text(send(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")).catch(() => "")).toBe("");
  for (const socket of held) socket.destroy();
});
