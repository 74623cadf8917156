import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Configuration, readConfiguration } from "../configuration.js";
import { checkConnectionLimit } from "../database/connection-limit.js";
import { freePort } from "../http/free-port.js";
import { createLog } from "../log.js";
import { sendRequest, type TestRequest } from "../s3/testing/signed-client.js";
import { type RunningServer, startServer } from "../start.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { WorkerPool, type WorkerPoolOptions } from "./worker-pool.js";

/** The processes that this one has begun, and that are of the data plane. */
const workers = async (): Promise<number[]> => {
  const { stdout } = await promisify(execFile)("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)]);
  const lines = stdout.split("\n").filter((line) => line.includes("worker-process"));
  return lines.map((line) => Number.parseInt(line.trim(), 10));
};

let database: TestDatabase;
let dataDir: string;
let server: RunningServer;
let metricsPort: number;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "concordat-workers-"));
  metricsPort = await freePort("127.0.0.1");
  const read = {
    PORT: "0",
    CONCORDAT_S3_WORKERS: "2",
    CONCORDAT_IAM_PORT: "0",
    CONCORDAT_METRICS_PORT: `${metricsPort}`,
  };
  const configuration: Configuration = {
    ...readConfiguration({ ...read, LOG_LEVEL: "silent" }),
    databaseUrl: database.url,
    dataDir,
  };
  server = await startServer(configuration, { log: createLog({ logLevel: "silent" }) });
}, 120_000);
afterAll(async () => {
  await server.close();
  const left = await workers();
  await database.drop();
  await rm(dataDir, { recursive: true });
  expect(left).toEqual([]);
});

const send = (request: TestRequest) => {
  const { service, s3Url } = server;
  if (!service || s3Url === undefined) throw new Error("The first service is not there.");
  const { accessKeyId, secretAccessKey } = service;
  return sendRequest(s3Url, {
    ...request,
    path: `/${service.bucket}/${request.path}`,
    // connections go to the processes in turns
    headers: { connection: "close" },
    credentials: { accessKeyId, secret: secretAccessKey },
  });
};

/** Sends it until somebody answers: a process that was killed takes its connections along. */
const sendAgain = async (request: TestRequest): ReturnType<typeof send> => {
  for (let left = 50; ; left--) {
    try {
      return await send(request);
    } catch (error) {
      if (left === 0) throw error;
      await delay(100);
    }
  }
};

describe("processes of the data plane", { timeout: 120_000 }, () => {
  it("serve objects, small and large, that each of them sees", async () => {
    expect(await workers()).toHaveLength(2);
    const bodies = [100, 2_000_000].map((size) => randomBytes(size));
    for (const [index, body] of bodies.entries()) {
      expect((await send({ method: "PUT", path: `o-${index}`, body })).status).toBe(200);
      for (let turn = 0; turn < 3; turn++) expect((await send({ path: `o-${index}` })).body.equals(body)).toBe(true);
    }
  });

  it("lose nothing that was acknowledged when they are killed, and come back where they listened", async () => {
    const stored: string[] = [];
    let isOver = false;
    const writing = Array.from({ length: 4 }, async (_, writer) => {
      for (let count = 0; !isOver; count++) {
        const key = `k-${writer}-${count}`;
        const answer = await send({ method: "PUT", path: key, body: key.repeat(50) }).catch(() => undefined);
        if (answer?.status === 200) stored.push(key);
        await delay(100);
      }
    });
    const before = await workers();
    for (const pid of before) {
      await delay(500);
      process.kill(pid, "SIGKILL");
    }
    await expect
      .poll(async () => (await workers()).filter((pid) => !before.includes(pid)).length, { timeout: 60_000 })
      .toBe(2);
    const known = stored.length;
    await expect.poll(() => stored.length, { timeout: 60_000 }).toBeGreaterThan(known);
    isOver = true;
    await Promise.all(writing);
    await Promise.all(stored.map(async (key) => expect((await sendAgain({ path: key })).text).toBe(key.repeat(50))));
  });

  it("count their requests among those of the server", async () => {
    await sendAgain({ path: "o-0" });
    const figures = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(figures).toMatch(/concordat_requests_total\{operation="s3\.GetObject",status="200"\} [1-9]/);
    expect(figures.match(/^# TYPE concordat_requests_total /gm)).toHaveLength(1);
  });

  it("let in nobody whose key was made inactive, whichever of them is asked", async () => {
    const { service, account, url } = server;
    expect((await sendAgain({ path: "o-0" })).status).toBe(200);
    const path = `/1.3/object-storage-2/${service?.uuid}/users/${service?.username}/access-keys/${service?.accessKeyId}`;
    const headers = { authorization: `Bearer ${account.token}`, "content-type": "application/json" };
    const changed = await fetch(url + path, { method: "PATCH", headers, body: '{"status":"Inactive"}' });
    expect(changed.status).toBe(200);
    for (let turn = 0; turn < 6; turn++) expect((await sendAgain({ path: "o-0" })).code).toBe("InvalidAccessKeyId");
  });
});

describe("a start of processes", { timeout: 60_000 }, () => {
  const options = (): WorkerPoolOptions => ({
    configuration: { ...readConfiguration({ CONCORDAT_S3_PORT: "0" }), dataDir },
    databaseUrl: database.url,
    count: 2,
    log: createLog({ logLevel: "silent" }),
    onScheduled: () => undefined,
  });

  it("waits for none of them for ever: one that does not listen in time is ended", async () => {
    const pool = new WorkerPool({ ...options(), listenMs: 1 });
    const before = await workers();
    await expect(pool.start()).rejects.toThrow("A process of the data plane did not listen within 0.001 seconds.");
    await pool.stop(0);
    expect(await workers()).toEqual(before);
  });

  it("is refused where the database does not take all connections that they may open", async () => {
    const check = (s3Workers: number, databasePoolSize: number) =>
      checkConnectionLimit({ configuration: { s3Workers, databasePoolSize }, prisma: database.prisma });
    await check(0, 1_000_000);
    await check(2, 1);
    await expect(check(2, 1_000)).rejects.toThrow(
      /^CONCORDAT_S3_WORKERS and CONCORDAT_DATABASE_POOL_SIZE ask for 3000 connections to the database \(3 processes with up to 1000 connections each\), which takes \d+: lower one of them, or raise max_connections of PostgreSQL\.$/,
    );
  });
});
