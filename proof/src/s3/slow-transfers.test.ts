// Many uploads and downloads that hardly go on, beside ordinary callers. In `npm test` a few against short limits; in `npm run proof` a
// thousand against the server's own, until the last of them is ended.
import { readdir } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { freePort } from "../../../server/src/http/free-port.js";
import { presignedPath, sendRequest, type TestCredentials } from "../../../server/src/s3/testing/signed-client.js";
import { startProbedServer } from "../kit/probe/probed-server.js";
import { proofRun, reportDone } from "../kit/proof-run.js";
import { gather } from "../slow-connections/crowd.js";
import { startCallers } from "../slow-connections/ordinary-callers.js";
import type { Slowness } from "../slow-connections/slow-connection.js";

const { count, tickMs, calmMs, settings } = proofRun.isFull
  ? { count: 1000, tickMs: 1000, calmMs: 10_000, settings: {} }
  : { count: 60, tickMs: 100, calmMs: 1_000, settings: { CONCORDAT_REQUEST_TIMEOUT_MS: "1500" } };
const callers = 4;
const bucket = "slow";
const largeBytes = 8 * 1024 * 1024;

/** A service with a bucket, and a key of somebody who may do everything, made by the control plane. */
const prepare = async (url: string, token: string): Promise<TestCredentials> => {
  const api = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const answer = await fetch(`${url}/1.3/object-storage-2${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text || "{}") as Record<string, string>;
  };
  const { uuid } = await api("", { name: "slow", region: "europe-1", configured_status: "started" });
  await api(`/${uuid}/buckets`, { name: bucket });
  await api(`/${uuid}/users`, { username: "ada" });
  await api(`/${uuid}/users/ada/policies`, { name: "ECSS3FullAccess" });
  const key = await api(`/${uuid}/users/ada/access-keys`, {});
  return { accessKeyId: key["access_key_id"] ?? "", secret: key["secret_access_key"] ?? "" };
};

interface Slow extends Slowness {
  /** Whether it goes on, if only a little: it ends when it is looked whether it does. */
  readonly trickles: boolean;
}

const slownessesFor = (host: string, credentials: TestCredentials): readonly Slow[] => {
  const head = (method: string, key: string, more = "") => {
    const path = presignedPath(credentials, { method, host, path: `/${bucket}/${key}`, presign: 3600 });
    return `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}\r\n`;
  };
  const upload = (key: string) => head("PUT", key, "Content-Length: 10000000\r\n");
  return [
    { name: "drips an upload", begin: () => upload("dripping"), drip: "x", trickles: true },
    { name: "stops an upload", begin: () => upload("stopped") + "x".repeat(100_000), trickles: false },
    { name: "begins no upload", begin: () => upload("never"), trickles: false },
    { name: "does not fetch an object", begin: () => head("GET", "large"), sips: 0, trickles: false },
    { name: "fetches an object slowly", begin: () => head("GET", "large"), sips: 100, trickles: true },
  ];
};

const openFiles = async (pid: number): Promise<number> => (await readdir(`/proc/${pid}/fd`)).length;

// only Linux tells what a process holds open
it.skipIf(process.platform !== "linux")(
  "are ended where they do not go on, keep nobody from the server, and leave nothing behind",
  { timeout: 900_000 },
  async () => {
    const s3Port = await freePort("127.0.0.1");
    const { server, probe, account } = await startProbedServer({
      CONCORDAT_S3_PORT: String(s3Port),
      CONCORDAT_MAX_CONNECTIONS: String(count + 50),
      ...settings,
    });
    const credentials = await prepare(server.url, account);
    const s3Url = `http://127.0.0.1:${s3Port}`;
    const host = new URL(s3Url).host;
    const send = (method: string, key: string, body?: Uint8Array | string) =>
      sendRequest(s3Url, { method, path: `/${bucket}${key}`, credentials, ...(body !== undefined && { body }) });
    expect((await send("PUT", "/large", Buffer.alloc(largeBytes, 1))).status).toBe(200);
    expect((await send("PUT", "/small", "hello")).status).toBe(200);

    const ordinary = ["GET", "HEAD"].map((method) => ({
      method,
      target: presignedPath(credentials, { method, host, path: `/${bucket}/small`, presign: 3600 }),
      headers: { host },
    }));
    const callFor = async (ms: number) => {
      const calling = startCallers(s3Url, ordinary, callers);
      await delay(ms);
      return calling.stop();
    };
    const alone = await callFor(calmMs);
    expect(alone.failures).toEqual([]);
    const before = { files: await openFiles(server.pid), memory: await probe.memory(), sockets: await probe.sockets() };

    const slownesses = slownessesFor(host, credentials);
    const crowd = await gather({ port: s3Port, count, slownesses, authorization: "", tickMs });
    const beside = await callFor(calmMs);
    const during = await probe.memory();
    expect(beside.failures).toEqual([]);
    const calling = startCallers(s3Url, ordinary, callers);

    // those that fetch nothing learn of their end when they look
    const patience = proofRun.isFull ? 300_000 : 60_000;
    const trickling = proofRun.isFull ? 0 : crowd.members.filter(({ slowness }) => slowness.trickles).length;
    await vi.waitFor(
      async () => expect(await probe.sockets()).toBeLessThanOrEqual(before.sockets + callers + trickling),
      { timeout: patience, interval: 200 },
    );
    const took = crowd.members.length;
    // in the short form there is no time to wait for those that go on a little: they are cut off
    crowd.destroy();
    const until = await calling.stop();
    expect(until.failures).toEqual([]);

    await vi.waitFor(async () => expect(await probe.sockets()).toBeLessThanOrEqual(before.sockets), {
      timeout: 30_000,
    });
    await vi.waitFor(async () => expect(await openFiles(server.pid)).toBeLessThanOrEqual(before.files + 2), {
      timeout: 30_000,
    });
    const listed = await send("GET", "?list-type=2");
    expect([...listed.text.matchAll(/<Key>([^<]*)/g)].map(([, key]) => key)).toEqual(["large", "small"]);
    expect((await send("GET", "/large")).body.length).toBe(largeBytes);

    const held = (during.heapUsed + during.external - before.memory.heapUsed - before.memory.external) / count;
    const resident = (during.rss - before.memory.rss) / count;
    const ratio = (name: "p50" | "p99") => `${name} ${beside[name].toFixed(1)} ms (alone ${alone[name].toFixed(1)})`;
    reportDone(
      `${took} slow transfers: ${beside.count + until.count} ordinary calls beside them, none failed; ${ratio("p50")}, ${ratio("p99")}; each held ${Math.round(held / 1024)} KiB, ${Math.round(resident / 1024)} KiB resident`,
    );
    // far above what is measured: it is to notice that whole objects are kept for them
    expect(held).toBeLessThan(2 * 1024 * 1024);
  },
);
