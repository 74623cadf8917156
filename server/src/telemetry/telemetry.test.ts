import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { basePath } from "@concordat/contract/object-storage";
import { ucloud } from "@concordat/contract/ucloud";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Configuration, readConfiguration } from "../configuration.js";
import { sendRequest } from "../s3/testing/signed-client.js";
import { type RunningServer, startServer } from "../start.js";
import { createIssueTestToken } from "../test-kit/test-context.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { startStubProvider } from "../ucloud/provider-calls/testing/stub-provider.js";
import { type CollectedSpan, type Collector, resourceIn, startCollector } from "./testing/collector.js";

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "concordat-traces-"));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true });
});

let collector: Collector;
beforeEach(async () => {
  collector = await startCollector();
  // whatever is there is delivered at once
  vi.stubEnv("OTEL_BSP_SCHEDULE_DELAY", "1");
});
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await collector.close();
});

const username = "first";
const password = "the password of the first account";

const start = async (settings: Partial<Configuration> = {}) => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: "info", base: null }, { write: (line) => void lines.push(JSON.parse(line)) });
  const configuration: Configuration = {
    ...readConfiguration({ PORT: "0" }),
    databaseUrl: database.url,
    dataDir,
    upcloudUsername: username,
    upcloudPassword: password,
    allowPrivateAddresses: true,
    provisioningStepMs: 0,
    traces: { url: collector.url, protocol: "http/json" },
    ...settings,
  };
  const server = await startServer(configuration, { log });
  ends.push(() => server.close());
  return { server, lines };
};

const basic = `Basic ${btoa(`${username}:${password}`)}`;
const storage = ({ url }: RunningServer, path: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${basePath}${path}`, { headers: { authorization: basic, ...headers } });
const traceparent = (traceId: string, sampled = true) => `00-${traceId}-00f067aa0ba902b7-${sampled ? "01" : "00"}`;
const anyTrace = () => randomBytes(16).toString("hex");

/** Waits until spans of a trace have arrived, among them that of the request: it ends last. */
const spansOf = (traceId: string): Promise<CollectedSpan[]> =>
  vi.waitFor(() => {
    const spans = collector.spans.filter((span) => span.traceId === traceId);
    expect(spans).toContainEqual(expect.objectContaining({ kind: 2 }));
    return spans;
  });

describe("a request", () => {
  it("leaves a span by the name of its operation on the trace of its caller, with the statements below it", async () => {
    const { server, lines } = await start();
    const traceId = anyTrace();
    const id = "12000000-0000-4000-8000-000000000000";
    const answer = await storage(server, `/${id}?secret=s3cret`, { traceparent: traceparent(traceId) });
    const spans = await spansOf(traceId);
    const request = spans.find(({ kind }) => kind === 2);
    expect(request).toMatchObject({ name: "objectStorage.services.get", parentSpanId: "00f067aa0ba902b7", status: 0 });
    expect(request?.attributes).toEqual({
      "http.request.method": "GET",
      "http.route": `${basePath}/:service_uuid`,
      "http.response.status_code": 404,
      "url.path": `${basePath}/${id}`,
      "url.scheme": "http",
      "concordat.request.id": answer.headers.get("upcloud-cid"),
    });
    const statements = spans.filter(({ kind }) => kind === 3);
    expect(new Set(statements.map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([request?.spanId]));
    expect(statements.find(({ name }) => name.includes("storage_services"))?.attributes).toMatchObject({
      "db.system.name": "postgresql",
      "db.operation.name": "SELECT",
      "db.namespace": new URL(database.url).pathname.slice(1),
    });
    expect(lines.find(({ msg }) => msg === "request")).toMatchObject({ trace_id: traceId });
  });

  it("begins a trace of its own where its caller names none, and may be no operation", async () => {
    const { server } = await start();
    await fetch(`${server.url}/nowhere`, { headers: { traceparent: "00-nonsense-01" } });
    await expect.poll(() => collector.spans.find(({ kind }) => kind === 2)).toMatchObject({ name: "GET" });
    const [span] = collector.spans.filter(({ kind }) => kind === 2);
    expect(span?.parentSpanId).toBeUndefined();
    expect(span?.attributes).toMatchObject({ "url.path": "/nowhere", "http.response.status_code": 404 });
  });

  it("keeps to its own trace when it waits for a connection that another one gives back", async () => {
    const { server } = await start({ databasePoolSize: 2 });
    const traces = Array.from({ length: 16 }, anyTrace);
    await Promise.all(
      traces.map(async (traceId) => (await storage(server, "", { traceparent: traceparent(traceId) })).text()),
    );
    const counts = await Promise.all(
      traces.map(async (traceId) => (await spansOf(traceId)).filter(({ kind }) => kind === 3).length),
    );
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeGreaterThan(0);
  });

  it("says that it failed, by a code and no message", async () => {
    const { server } = await start();
    await server.context.prisma.$executeRaw`ALTER TABLE storage_services RENAME TO s3cret`;
    const traceId = anyTrace();
    const answer = await storage(server, "", { traceparent: traceparent(traceId) });
    await server.context.prisma.$executeRaw`ALTER TABLE s3cret RENAME TO storage_services`;
    expect(answer.status).toBe(500);
    const spans = await spansOf(traceId);
    const failed = spans.filter(({ status }) => status === 2);
    expect(failed.map(({ kind, attributes }) => [kind, attributes["error.type"]])).toEqual([
      [3, "42P01"],
      [2, "500"],
    ]);
    expect(collector.bodies.join()).not.toContain("s3cret");
  });

  it("leaves nothing where its caller does not want it sampled", async () => {
    const { server, lines } = await start();
    const [unsampled, sampled] = [anyTrace(), anyTrace()];
    await storage(server, "", { traceparent: traceparent(unsampled, false) });
    await storage(server, "", { traceparent: traceparent(sampled) });
    await spansOf(sampled);
    expect(collector.spans.filter(({ traceId }) => traceId === unsampled)).toEqual([]);
    expect(lines.filter(({ msg }) => msg === "request").map((line) => line["trace_id"])).toEqual([unsampled, sampled]);
  });
});

describe("work that is due", () => {
  it("leaves a trace of its own for each step, and takes the provider along", async () => {
    const provider = await startStubProvider();
    ends.push(provider.close);
    const { server } = await start();
    const authorization = `Bearer ${await createIssueTestToken(server.context)("ada", "ADMIN")}`;
    const call = async ({ method, path }: { readonly method: string; readonly path: string }, body: unknown) => {
      const headers = { authorization, "content-type": "application/json" };
      const init = { method, headers, body: JSON.stringify(body) };
      expect((await fetch(server.url + path, init)).status).toBe(200);
    };
    await call(ucloud.providers.create, {
      items: [{ id: "traced", domain: "localhost", port: provider.port, https: false }],
    });
    await call(ucloud.providers.init, {});
    await expect.poll(() => provider.calls).toHaveLength(1);

    const outgoing = await vi.waitFor(
      () =>
        collector.spans.find(({ name }) => name === "integrationProvider.init") ?? expect.fail("no span of the call"),
    );
    const work = await vi.waitFor(
      () => collector.spans.find(({ name }) => name === "provider_calls") ?? expect.fail("no span of the work"),
    );
    expect(work.parentSpanId).toBeUndefined();
    expect(outgoing).toMatchObject({ kind: 3, traceId: work.traceId, parentSpanId: work.spanId });
    expect(outgoing.attributes).toEqual({
      "http.request.method": "POST",
      "http.response.status_code": 200,
      "server.address": "localhost",
      "server.port": provider.port,
      "url.full": `http://localhost:${provider.port}/ucloud/traced/integration/init`,
    });
    expect(provider.calls[0]?.headers["traceparent"]).toBe(`00-${outgoing.traceId}-${outgoing.spanId}-01`);
    const inside = collector.spans.filter((span) => span.traceId === work.traceId && span.name.startsWith("UPDATE"));
    expect(inside).toContainEqual(expect.objectContaining({ name: "UPDATE deliveries", parentSpanId: work.spanId }));
    // looking for work is none
    expect(collector.spans.filter(({ kind, parentSpanId }) => kind === 3 && parentSpanId === undefined)).toEqual([]);
  });

  it("is followed in object storage too", async () => {
    // steps that take no time are taken by the call itself
    const { server } = await start({ provisioningStepMs: 1 });
    const created = await fetch(server.url + basePath, {
      method: "POST",
      headers: { authorization: basic, "content-type": "application/json" },
      body: JSON.stringify({ name: "traced", region: "europe-1", configured_status: "started", networks: [] }),
    });
    expect(created.status).toBe(201);
    const step = await vi.waitFor(
      () => collector.spans.find(({ name }) => name === "service_steps") ?? expect.fail("no span of a step"),
    );
    expect(step.parentSpanId).toBeUndefined();
    await expect
      .poll(() => collector.spans.filter(({ parentSpanId }) => parentSpanId === step.spanId).map(({ name }) => name))
      .toContain("UPDATE storage_services");
  });
});

it("never sends a secret, a query, a body or a header", async () => {
  const { server } = await start();
  const secret = "s3cret";
  const json = { "content-type": "application/json", "x-request-id": secret, "user-agent": secret, cookie: secret };
  const bodies = { name: secret, region: secret, username: secret, password: secret };
  for (const authorization of [basic, `Bearer ${secret}`, `Basic ${btoa(`${secret}:${secret}`)}`])
    for (const path of [basePath, "/api/providers", "/api/providers/browse", "/readyz", "/docs"])
      for (const method of ["GET", "POST"])
        await fetch(`${server.url}${path}?token=${secret}`, {
          method,
          headers: { ...json, authorization },
          ...(method === "POST" && { body: JSON.stringify(bodies) }),
        });
  await server.close();
  const sent = collector.bodies.join();
  expect(collector.spans.length).toBeGreaterThan(30);
  for (const word of [secret, password, btoa(`${username}:${password}`), dataDir]) expect(sent).not.toContain(word);
});

it("says who it is, as the environment has it, and sends the headers that this names", async () => {
  vi.stubEnv("OTEL_SERVICE_NAME", "north");
  vi.stubEnv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test");
  vi.stubEnv("OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=ours");
  const { server } = await start();
  await fetch(`${server.url}/healthz`);
  await server.close();
  expect(resourceIn(collector.bodies[0])).toMatchObject({
    "service.name": "north",
    "service.version": expect.any(String),
    "deployment.environment.name": "test",
  });
  expect(collector.headers[0]).toMatchObject({ "x-tenant": "ours" });
});

it("speaks the protocol that collectors expect unless told otherwise", async () => {
  const { traces } = readConfiguration({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.url });
  const { server } = await start({ traces });
  await fetch(`${server.url}/healthz`);
  await server.close();
  expect(collector.headers[0]).toMatchObject({ "content-type": "application/x-protobuf" });
  expect(collector.bodies[0]).toContain("/healthz");
});

it("delivers what is left when the server stops", async () => {
  vi.stubEnv("OTEL_BSP_SCHEDULE_DELAY", "600000");
  const { server } = await start();
  await fetch(`${server.url}/healthz`);
  expect(collector.spans).toEqual([]);
  await server.close();
  expect(collector.spans).toContainEqual(expect.objectContaining({ kind: 2 }));
});

describe("a collector", () => {
  it("that is not there keeps nobody waiting, and is named in the log once", async () => {
    vi.stubEnv("OTEL_EXPORTER_OTLP_TIMEOUT", "100");
    await collector.close();
    const { server, lines } = await start();
    const said = () => lines.filter(({ msg }) => String(msg).includes("traces cannot be delivered"));
    for (let call = 0; call < 3; call++) {
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
      await expect.poll(said).toHaveLength(1);
    }
    await server.close();
    expect(said()).toHaveLength(1);
  });

  it("that never answers does not hold up the stop", async () => {
    const held: ServerResponse[] = [];
    collector.answer = (response) => void held.push(response);
    const { server } = await start();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await expect.poll(() => held.length).toBeGreaterThan(0);
    await server.close();
    expect(held.every(({ writableEnded }) => !writableEnded)).toBe(true);
  });

  it("that refuses is tried again with what comes next, which the log tells", async () => {
    collector.answer = (response) => void response.writeHead(400).end();
    const { server, lines } = await start();
    const messages = () => lines.map(({ msg }) => msg);
    await fetch(`${server.url}/healthz`);
    await expect.poll(messages).toContainEqual(expect.stringContaining("traces cannot be delivered"));
    collector.answer = (response) => void response.setHeader("content-type", "application/json").end("{}");
    await fetch(`${server.url}/healthz`);
    await expect.poll(messages).toContain("traces are delivered again");
  });
});

it("is nowhere where nobody asks for it", async () => {
  const { server, lines } = await start({ traces: undefined });
  await storage(server, "", { traceparent: traceparent(anyTrace()) });
  await server.close();
  expect(server.context.tracing).toBeUndefined();
  expect(lines.find(({ msg }) => msg === "request")).not.toHaveProperty("trace_id");
  expect(collector.bodies).toEqual([]);
});

describe("a request of S3", () => {
  const put = async ({ service, s3Url = "" }: RunningServer, path: string, headers: Record<string, string>) => {
    if (!service) throw new Error("The first service is not there.");
    const { accessKeyId, secretAccessKey: secret, bucket } = service;
    const request = { path: `/${bucket}/${path}`, headers, credentials: { accessKeyId, secret } };
    const put = await sendRequest(s3Url, { ...request, method: "PUT", body: randomBytes(100_000) });
    return [put, await sendRequest(s3Url, request)] as const;
  };

  it.each([0, 1])(
    "leaves a span by its operation, with its statements and steps below it, also in %i processes of its own",
    async (s3Workers) => {
      const own = await createTestDatabase();
      const folder = await mkdtemp(join(tmpdir(), "concordat-traces-s3-"));
      ends.push(async () => {
        await own.drop();
        await rm(folder, { recursive: true });
      });
      const { server } = await start({
        databaseUrl: own.url,
        dataDir: folder,
        s3Port: 0,
        s3Workers,
        logLevel: "silent",
      });
      const traceId = anyTrace();
      const answers = await put(server, "traced?x-secret=s3cret", { traceparent: traceparent(traceId) });
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const requests = () => collector.spans.filter((span) => span.traceId === traceId && span.kind === 2);
      await expect
        .poll(() =>
          requests()
            .map(({ name }) => name)
            .sort(),
        )
        .toEqual(["s3.GetObject", "s3.PutObject"]);
      for (const [name, step] of [
        ["s3.PutObject", "blobs.write"],
        ["s3.GetObject", "blobs.read"],
      ] as const) {
        const request = requests().find((span) => span.name === name);
        expect(request?.attributes).toMatchObject({
          "url.path": `/${server.service?.bucket}/traced`,
          "url.scheme": "http",
          "http.response.status_code": 200,
        });
        const below = () => collector.spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
        await expect.poll(() => below().map((span) => span.name)).toContain(step);
        expect(below().some(({ kind }) => kind === 3)).toBe(true);
      }
      expect(collector.bodies.join()).not.toContain("s3cret");
    },
  );
});
