// Many connections that send slowly, stay silent or do not fetch their answers, while ordinary callers go on. In `npm test` a few against
// short limits; in `npm run proof` a thousand against the server's default limits.
import { readdir } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { readConfiguration } from "../../../server/src/configuration.js";
import { apiLimits, serverOptions } from "../../../server/src/http/connection-limits.js";
import { type ProbedServer, startProbedServer } from "../kit/probe/probed-server.js";
import { proofRun } from "../kit/proof-run.js";
import { type Crowd, gather } from "./crowd.js";
import { type Calls, startCallers } from "./ordinary-callers.js";
import type { Ending } from "./slow-connection.js";
import { type Expectation, slownesses } from "./slownesses.js";

const callers = 4;
/** Answers of 750 KiB that fit into what two ends of a connection buffer, at most. Many more are asked for. */
const mostOnTheWay = 40;
/** Connections beside the slow ones: for the callers, and for those that are refused. */
const spare = 20;
const { count, settings, tickMs, calmMs } = proofRun.isFull
  ? { count: 1000, settings: {}, tickMs: 1000, calmMs: 10_000 }
  : {
      count: 56,
      settings: { CONCORDAT_REQUEST_TIMEOUT_MS: "1500", CONCORDAT_KEEP_ALIVE_MS: "2500" },
      tickMs: 100,
      calmMs: 300,
    };
const limits = readConfiguration(settings);
const options = serverOptions(apiLimits(limits));
/** After how many milliseconds a connection ends that oversteps a bound. */
const bounds: Readonly<Record<Expectation["bound"], number>> = {
  head: options.headersTimeout ?? Number.NaN,
  request: limits.requestTimeoutMs,
  // Node looks a second time whether anything has been fetched
  silence: 4 * limits.requestTimeoutMs,
  // Node grants a second more
  keepAlive: limits.keepAliveMs + 1000,
  none: 0,
};
/** How late that may be noticed; the machine may be busy besides. */
const lateMs = (options.connectionsCheckingInterval ?? 0) + 15_000;

const openFiles = async (pid: number): Promise<number | undefined> =>
  process.platform === "linux" ? (await readdir(`/proc/${pid}/fd`)).length : undefined;

const kilobytes = (bytes: number) => Math.round(bytes / 1024);

/** Ordinary reads of both APIs. */
const ordinary = async ({ account, bearer }: ProbedServer) => [
  { method: "GET", target: "/1.3/object-storage-2", headers: { authorization: `Bearer ${account}` } },
  { method: "GET", target: "/api/providers/browse", headers: { authorization: `Bearer ${await bearer("ada")}` } },
  { method: "GET", target: "/healthz", headers: {} },
];

const start = async (bounded: Readonly<Record<string, string>> = {}) => {
  const probed = await startProbedServer({
    ...bounded,
    CONCORDAT_MAX_CONNECTIONS: String(count + spare),
    LOG_LEVEL: "error",
  });
  const { url, pid } = probed.server;
  const port = Number(new URL(url).port);
  const authorization = `Bearer ${await probed.bearer("admin", "ADMIN")}`;
  // the largest answer there is; it is made when somebody first asks for it
  await (await fetch(`${url}/openapi.json`)).arrayBuffer();
  return { ...probed, url, pid, port, authorization, requests: await ordinary(probed) };
};

type Slow = (typeof slownesses)[number];

/** Watches the crowd end: those that fetch nothing do not notice, so that they look once the server has let go of them. */
const watch = async (crowd: Crowd<Slow>, sockets: () => Promise<number>, few: number): Promise<[Slow, Ending][]> => {
  const endings = Promise.all(
    crowd.members.map(async ({ slowness, ended }): Promise<[Slow, Ending]> => [slowness, await ended]),
  );
  const timeout = bounds.silence + 60_000;
  await vi.waitFor(async () => expect(await sockets()).toBeLessThanOrEqual(few), { timeout, interval: 100 });
  for (const { drain } of crowd.members) drain();
  return endings;
};

describe("connections that are slow", () => {
  it("are ended at their bounds, keep nobody from the server, and leave nothing behind", async () => {
    const { url, pid, port, probe, authorization, requests } = await start(settings);
    const callFor = async (ms: number): Promise<Calls> => {
      const calling = startCallers(url, requests, callers);
      await delay(ms);
      return calling.stop();
    };
    await callFor(calmMs / 2);
    const alone = await callFor(calmMs);
    expect(alone.failures).toEqual([]);
    const before = { files: await openFiles(pid), sockets: await probe.sockets(), memory: await probe.memory() };

    const crowd = await gather({ port, count, slownesses, authorization, tickMs });
    const beside = await callFor(calmMs);
    const during = await probe.memory();
    const calling = startCallers(url, requests, callers);

    const endings = await watch(crowd, probe.sockets, before.sockets + callers);
    crowd.destroy();
    const until = await calling.stop();
    expect([...beside.failures, ...until.failures]).toEqual([]);
    for (const { name, expected } of slownesses) {
      const ended = endings.filter(([slowness]) => slowness.name === name).map(([, ending]) => ending);
      const last = new Set(ended.map(({ statuses }) => statuses.at(-1)));
      if (expected.mayMissIt && last.size > 1) last.delete(undefined);
      if (expected.last !== undefined) expect([name, ...last]).toEqual([name, expected.last]);
      // some answers lie in the buffers on the way; the rest of what was asked went with the connection
      else expect(Math.max(...ended.map(({ statuses }) => statuses.length)), name).toBeLessThan(mostOnTheWay);
    }

    await vi.waitFor(async () => expect(await probe.sockets()).toBeLessThanOrEqual(before.sockets), {
      timeout: 30_000,
    });
    const after = { files: await openFiles(pid), memory: await probe.memory() };
    expect(after.files ?? 0).toBeLessThanOrEqual((before.files ?? 0) + 2);

    const perConnection = {
      heap: kilobytes((during.heapUsed + during.external - before.memory.heapUsed - before.memory.external) / count),
      resident: kilobytes((during.rss - before.memory.rss) / count),
    };
    const ratio = (name: "p50" | "p99") =>
      `${name} ${beside[name].toFixed(1)} ms, ${(beside[name] / alone[name]).toFixed(2)} of ${alone[name].toFixed(1)} ms alone`;
    console.info(
      `${count} slow connections: ${beside.count + until.count} ordinary calls until the last was gone, none failed; ${ratio("p50")}; ${ratio("p99")}; ` +
        `each held ${perConnection.heap} KiB of heap and buffers, ${perConnection.resident} KiB of resident memory`,
    );
    if (!proofRun.isFull) return;
    // what it allows is far above what it measures: it is to notice that callers are held up, not that the machine is busy
    expect(beside.p50).toBeLessThan(20 * alone.p50 + 100);
    expect(perConnection.heap).toBeLessThan(1024);
    for (const [{ name, expected, sips }, { afterMs }] of endings) {
      // those that fetch nothing learn of their end when they look
      if (expected.bound === "none" || sips !== undefined) continue;
      expect(afterMs, name).toBeGreaterThanOrEqual(bounds[expected.bound] - 100);
      expect(afterMs, name).toBeLessThanOrEqual(bounds[expected.bound] + lateMs);
    }
  });

  it("take all connections that are allowed, above which others are closed at once, and do not keep the server from stopping", async () => {
    const { server, port, authorization } = await start();
    // a request that has begun is waited for as long as servers wait, which is too long for the short form
    const patient = slownesses.filter(({ expected }) => expected.bound === (proofRun.isFull ? "request" : "head"));
    const crowd = await gather({ port, count, slownesses: patient, authorization, tickMs });
    const silent = slownesses.filter(({ name }) => name === "says nothing at all");
    const late = await gather({ port, count: 2 * spare, slownesses: silent, authorization, tickMs });
    const turnedAway: Ending[] = [];
    for (const { ended } of late.members) void ended.then((ending) => turnedAway.push(ending));
    await vi.waitFor(() => expect(turnedAway.length).toBeGreaterThanOrEqual(spare), { timeout: 20_000 });
    expect(turnedAway.flatMap(({ statuses }) => statuses)).toEqual([]);

    const startedAt = performance.now();
    expect(await server.stop()).toBe(0);
    const tookMs = performance.now() - startedAt;
    crowd.destroy();
    late.destroy();
    console.info(
      `with ${count} slow connections open, the server ended ${(tookMs / 1000).toFixed(1)} s after it was told to`,
    );
    if (proofRun.isFull) expect(tookMs).toBeLessThan(20_000);
  });
});
