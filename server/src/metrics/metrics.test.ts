import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { closeServer, listen } from "../http/listen.js";
import { storageWork } from "../storage/work.js";
import type { TestContext } from "../test-kit/test-context.js";
import { startTestStorage } from "../testing/storage.js";
import { pendingDeliveries } from "../ucloud/provider-calls/pending-deliveries.js";
import { createMetrics, type Metrics } from "./metrics.js";
import { createMetricsServer } from "./metrics-server.js";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const scheduledIn = (context: TestContext) => [
  pendingDeliveries,
  ...storageWork(context).map(({ scheduled }) => scheduled),
];

const start = async () => {
  let metrics: Metrics | undefined;
  const storage = await startTestStorage({}, undefined, (context) => {
    metrics = createMetrics(context, scheduledIn(context));
    return { watch: [metrics.watch] };
  });
  closing.push(storage.close);
  return { storage, metrics: metrics as Metrics };
};

/** The figures of those names, by their labels. */
const figures = async (metrics: Metrics, name: string): Promise<Record<string, number>> => {
  const { text } = await metrics.read();
  const lines = text.split("\n").filter((line) => line.startsWith(name) && /[{ ]/.test(line[name.length] ?? ""));
  return Object.fromEntries(
    lines.map((line) => [line.slice(name.length, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]),
  );
};

it("counts requests by operation and status, whatever their paths and callers are", async () => {
  const { storage, metrics } = await start();
  const [ada, bob] = [await storage.account("ada"), await storage.account("bob")];
  for (const caller of [ada, bob]) await caller.request("GET", "/00000000-0000-4000-8000-000000000000");
  await ada.request("GET", "/00000000-0000-4000-8000-000000000001");
  await ada.request("GET", "");
  for (const path of ["/nothing/1", "/nothing/2"]) await fetch(storage.url + path);

  const total = "concordat_requests_total";
  await expect
    .poll(() => figures(metrics, total))
    .toEqual({
      '{operation="objectStorage.services.get",status="404"}': 3,
      '{operation="objectStorage.services.list",status="200"}': 1,
      '{operation="none",status="404"}': 2,
    });
  expect(await figures(metrics, "concordat_request_duration_seconds_count")).toMatchObject({
    '{operation="objectStorage.services.get"}': 3,
  });
  expect(await figures(metrics, "concordat_requests_under_way")).toEqual({ "": 0 });
});

it("knows the work that is due, and for how long it has been", async () => {
  const { storage, metrics } = await start();
  const ada = await storage.account("ada");
  const due = '{kind="service_steps"}';
  expect(await figures(metrics, "concordat_due_work")).toMatchObject({ [due]: 0, '{kind="provider_calls"}': 0 });
  await ada.createService("files");
  storage.context.clock.advance(5_000);
  expect(await figures(metrics, "concordat_due_work")).toMatchObject({ [due]: 1 });
  expect(await figures(metrics, "concordat_due_work_oldest_seconds")).toMatchObject({ [due]: 5 });
});

it("knows the connections to the database, and who waits for one", async () => {
  const { storage, metrics } = await start();
  await storage.account("ada");
  const connections = () => figures(metrics, "concordat_database_connections");
  const most = (await figures(metrics, "concordat_database_connections_most"))[""] ?? 0;
  expect(most).toBeGreaterThan(1);
  const { prisma } = storage.context;
  // the figures themselves take one more, to see what is due
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1`;
    const { '{state="busy"}': busy, '{state="idle"}': idle = 0 } = await connections();
    expect([busy, idle > 0]).toEqual([1, true]);
  });
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = Array.from({ length: most }, () =>
    prisma.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT 1`;
        await released;
      },
      { timeout: 60_000, maxWait: 60_000 },
    ),
  );
  const waiting = prisma.$queryRaw`SELECT 1`;
  const full = new RegExp(`state="busy"} ${most}\n(.*\n)*concordat_database_calls_waiting [1-9]`);
  await expect.poll(async () => (await metrics.read()).text).toMatch(full);
  release();
  await Promise.all([...held, waiting]);
});

it("counts the records of the audit trail that the database did not take", async () => {
  const { metrics } = await start();
  metrics.countLoggedRecords(3);
  expect(await figures(metrics, "concordat_audit_records_logged_total")).toEqual({ "": 3 });
});

it("says that the database is away, and shows no old figures then", async () => {
  const prisma = { $queryRaw: async () => Promise.reject(new Error("away")) } as never;
  const metrics = createMetrics({ prisma, clock: () => new Date() }, [pendingDeliveries]);
  expect(await figures(metrics, "concordat_database_up")).toEqual({ "": 0 });
  expect(await figures(metrics, "concordat_due_work")).toEqual({});
});

it("is served on a port of its own, with the event loop and the process", async () => {
  const { metrics } = await start();
  const server = createMetricsServer(metrics, pino({ level: "silent" }))({});
  const url = await listen(server, { host: "127.0.0.1", port: 0 });
  closing.push(() => closeServer(server, 1_000));
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  for (const name of ["nodejs_eventloop_lag_p99_seconds", "process_resident_memory_bytes", "concordat_database_up 1"])
    expect(text).toContain(`\n${name}`);
  expect((await fetch(`${url}/metrics`, { method: "POST" })).status).toBe(405);
  expect((await fetch(url)).status).toBe(404);
});
