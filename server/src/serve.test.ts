import http from "node:http";
import { pino } from "pino";
import { expect, it } from "vitest";
import { readConfiguration } from "./configuration.js";
import type { Worker } from "./due-work/worker.js";
import { apiLimits } from "./http/connection-limits.js";
import { serve } from "./serve.js";
import type { ServerPart } from "./server-part.js";
import { createShutdown } from "./shutdown.js";

const limits = apiLimits(readConfiguration({}));

/** A part with a listener, a worker and an end, all of which tell what they do. */
const partNamed = (name: string, told: string[]): ServerPart => {
  const worker: Worker = {
    start: () => void told.push(`${name} works`),
    poke: () => undefined,
    stop: async () => void told.push(`${name} stops`),
  };
  const createServer = (options: http.ServerOptions) => {
    const server = http.createServer(options, (_request, response) => response.end(name));
    return server
      .once("listening", () => told.push(`${name} listens`))
      .once("close", () => told.push(`${name} is closed`));
  };
  const listener = { name, address: { host: "127.0.0.1", port: 0 }, limits, createServer };
  return { listeners: [listener], workers: [worker], close: async () => void told.push(`${name} ends`) };
};

it("opens what parts listen on, begins their work when it is told to, and ends all in the right order", async () => {
  const told: string[] = [];
  const shutdown = createShutdown(() => expect.fail("no fault"));
  const parts = [partNamed("one", told), partNamed("other", told), {}];
  const { urls, startWork } = await serve(parts, { shutdown, closeMs: 1_000, log: pino({ level: "silent" }) });
  expect(told).toEqual(["one listens", "other listens"]);
  expect([...urls.keys()]).toEqual(["one", "other"]);
  for (const [name, url] of urls) expect(await (await fetch(url)).text()).toBe(name);
  startWork();
  expect(told.splice(0).slice(2)).toEqual(["one works", "other works"]);
  await shutdown.run();
  // who is still asked can do its work until it is closed, and what it has gathered is written down after that
  expect(told).toEqual(["other stops", "one stops", "other is closed", "one is closed", "other ends", "one ends"]);
});

it("ends what was begun when a listener cannot be opened", async () => {
  const told: string[] = [];
  const shutdown = createShutdown(() => expect.fail("no fault"));
  const [first, second] = [partNamed("one", told), partNamed("other", told)];
  const [listener] = second.listeners ?? [];
  if (!listener) throw new Error("There is a listener.");
  const nowhere = { ...second, listeners: [{ ...listener, address: { host: "203.0.113.1", port: 0 } }] };
  const served = serve([first, nowhere], { shutdown, closeMs: 0, log: pino({ level: "silent" }) });
  await expect(served).rejects.toThrow("HOST is 203.0.113.1, which is not an address of this machine.");
  await shutdown.run();
  expect(told).toEqual(["one listens", "one is closed", "other ends", "one ends"]);
});
