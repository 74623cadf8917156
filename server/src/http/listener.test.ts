import http from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { readConfiguration } from "../configuration.js";
import { apiLimits, type ConnectionLimits } from "./connection-limits.js";
import { type OpenListener, openListener } from "./listener.js";

const opened: OpenListener[] = [];
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close(0);
});

const limitsOfApis = apiLimits(readConfiguration({}));

const open = async (limits: Partial<ConnectionLimits>) => {
  let made: http.Server | undefined;
  const listener = await openListener({
    name: "test",
    address: { host: "127.0.0.1", port: 0 },
    limits: { ...limitsOfApis, ...limits },
    createServer: (options) => {
      made = http.createServer(options, (_request, response) => response.end("ok"));
      return made;
    },
  });
  opened.push(listener);
  return { url: listener.url, port: Number(new URL(listener.url).port), server: made as http.Server };
};

const answerTo = (port: number, request: string): Promise<string> => {
  const socket = connect(port, "127.0.0.1", () => socket.write(request));
  return text(socket);
};

it("has limits of its own: one takes a head that another refuses", async () => {
  const [small, large] = [await open({ headBytes: 1024 }), await open({ headBytes: 16 * 1024 })];
  const request = `GET /${"x".repeat(4000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
  expect(await answerTo(small.port, request)).toMatch(/^HTTP\/1.1 431 /);
  expect(await answerTo(large.port, request)).toMatch(/^HTTP\/1.1 200 /);
});

it("bounds times and connections as it is told, and no whole request where progress is what counts", async () => {
  const { server } = await open({
    maxConnections: 7,
    headMs: 3_000,
    requestMs: 0,
    silenceMs: 9_000,
    keepAliveMs: 5_000,
  });
  expect([server.maxConnections, server.headersTimeout, server.requestTimeout, server.timeout]).toEqual([
    7, 3_000, 0, 9_000,
  ]);
  expect(server.keepAliveTimeout).toBe(5_000);
});

it("keeps to the bounds of the configuration for the APIs", () => {
  const settings = {
    CONCORDAT_REQUEST_TIMEOUT_MS: "4000",
    CONCORDAT_KEEP_ALIVE_MS: "1000",
    CONCORDAT_MAX_CONNECTIONS: "5",
  };
  expect(apiLimits(readConfiguration(settings))).toEqual({
    maxConnections: 5,
    headBytes: 160 * 1024,
    headMs: 4_000,
    requestMs: 4_000,
    silenceMs: 8_000,
    keepAliveMs: 1_000,
  });
  expect(limitsOfApis.headMs).toBe(15_000);
});
