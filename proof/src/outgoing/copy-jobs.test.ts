// Copy jobs connect to what their owners name: at no hostile address, by no name that leads to one, through no redirect.
import { lookup } from "node:dns/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CopyFixture, startCopyFixture } from "../../../server/src/copy-jobs/testing/copy-fixture.js";
import type { Resolve } from "../../../server/src/outgoing/guarded-lookup.js";
import { startForeignServer } from "../../../server/src/outgoing/testing/foreign-server.js";
import { proofRun } from "../kit/proof-run.js";
import { type Dial, listenEverywhere, recordDials } from "./dials.js";
import { hostileHosts, hostileNames } from "./hostile-addresses.js";

let fixture: CopyFixture;
let recorder: ReturnType<typeof recordDials>;
let listener: Awaited<ReturnType<typeof listenEverywhere>>;
let databasePort: number;

const asked = new Map<string, number>();
/** Hostile names lead somewhere else with every question. */
const resolve: Resolve = async (name) => {
  const answers = Object.entries(hostileNames).find(([known]) => name === known || name.endsWith(`.${known}`))?.[1];
  if (!answers) return lookup(name, { all: true, verbatim: true });
  const count = (asked.get(name) ?? 0) + 1;
  asked.set(name, count);
  const addresses = answers[count % answers.length] ?? [];
  return addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
};

beforeAll(async () => {
  const settings = { allowPrivateAddresses: false };
  fixture = await startCopyFixture({ settings, resolve, times: { configureMs: 1, retryMs: 1 } });
  databasePort = Number(new URL(fixture.s3.domain.databaseUrl).port);
  listener = await listenEverywhere();
  recorder = recordDials();
});
afterAll(async () => {
  recorder.stop();
  await listener.close();
  await fixture.close();
});

/** What was dialled that is not the database. */
const strange = (): Dial[] => recorder.dials.filter(({ port }) => port !== databasePort);

const hosts = [...hostileHosts, ...Object.keys(hostileNames)];
const storage = () => fixture.s3.domain.db.storageJob;

/** Has a job with these endpoints carried out, even if creation would refuse them. @returns its state */
const run = async (sourceUrl: string, targetUrl: string, bucket?: string) => {
  const uuid = await fixture.create({}, { endpointUrl: fixture.targetUrl });
  const side = (endpoint_url: string) => ({ access_key_id: "KEY", endpoint_url, ...(bucket && { bucket }) });
  await storage().update({ where: { uuid }, data: { source: side(sourceUrl), target: side(targetUrl) } });
  await fixture.work();
  const { operationalState, error } = await storage().findUniqueOrThrow({ where: { uuid } });
  return { operationalState, error };
};

const unusable = /^The (source|target) (cannot be reached, or does not answer|does not know the access key)\.$/;
const refused =
  /^The (address of the (source|target) is none that this server connects to|target is no service of this account)\.$/;

/** Each host on each side, in all ways; in the short form, in one way of each. */
const allWays = hosts.flatMap((host, index) =>
  ["http", "https"].flatMap((scheme, ofScheme) =>
    (["source", "target"] as const).flatMap((side, ofSide) =>
      [undefined, "files"].map((bucket, ofBucket) => ({
        host,
        scheme,
        side,
        bucket,
        isShort: (index + ofScheme) % 2 === 0 && (index + ofBucket + ofSide) % 2 === 0,
      })),
    ),
  ),
);

it("no job connects to a hostile address, as its source or as its target, whichever way it is written", {
  timeout: 300_000,
}, async () => {
  const reached: string[] = [];
  // what is no URL is refused when the job is created, and cannot be read either
  const attempts = allWays
    .filter(({ isShort }) => proofRun.isFull || isShort)
    .map(({ host, scheme, side, bucket }) => ({ url: `${scheme}://${host}:${listener.port}/`, side, bucket }))
    .filter(({ url }) => URL.canParse(url));
  for (const { url, side, bucket } of attempts) {
    const urls = side === "source" ? ([url, fixture.targetUrl] as const) : ([fixture.targetUrl, url] as const);
    const { operationalState, error } = await run(...urls, bucket);
    const isWell = operationalState === "failed" && (refused.test(error) || unusable.test(error));
    if (!isWell) reached.push(`${url}: ${operationalState} ${error}`);
  }
  expect(reached).toEqual([]);
  expect(strange()).toEqual([]);
  expect(listener.connections()).toBe(0);
});

it("ports of this server are as hostile as any other", async () => {
  for (const url of [fixture.s3.url, fixture.s3.url.replace("127.0.0.1", "[::ffff:127.0.0.1]")]) {
    expect((await run(url, fixture.targetUrl)).error).toMatch(refused);
    expect((await run(fixture.targetUrl, url)).error).toMatch(refused);
  }
  expect(strange()).toEqual([]);
});

it("redirects are followed nowhere", { timeout: 120_000 }, async () => {
  let next = 0;
  const redirecting = await startForeignServer((_request, response) => {
    const location = `http://${hosts[next % hosts.length]}:${listener.port}/`;
    const status = [301, 302, 303, 307, 308][next++ % 5] as number;
    const text = Buffer.from(location, "utf8")
      .toString("latin1")
      .replace(/[^\x20-\xff]/g, "");
    response.writeHead(status, { location: text }).end();
  });
  const local = await startCopyFixture({ resolve, times: { configureMs: 1, retryMs: 1 } });
  const ports = [databasePort, redirecting.port, Number(new URL(local.s3.domain.databaseUrl).port)];
  for (const _ of hosts) {
    const { state } = await local.copy({ endpointUrl: `http://127.0.0.1:${redirecting.port}` });
    expect(state).toBe("failed");
  }
  await local.close();
  await redirecting.close();
  // which shows that the recorder sees what goes out
  expect(recorder.dials.some(({ port }) => port === redirecting.port)).toBe(true);
  expect(recorder.dials.filter(({ port }) => !ports.includes(port))).toEqual([]);
  expect(listener.connections()).toBe(0);
});
