// Requests to S3, IAM and STS of which anything may be wrong: none is a fault of the server, none that is refused changes anything,
// and memory stays bounded. The seed of a run that has failed brings back its requests, one by one:
// CONCORDAT_PROOF_SEED=… npm run proof -- s3/fuzz
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { proofRun, reportDone } from "../../kit/proof-run.js";
import { randomFrom } from "../../kit/random.js";
import { openWire, type Wire } from "../../kit/wire.js";
import { chunkedRequest } from "./chunked-requests.js";
import { formRequest } from "./form-requests.js";
import type { Family, FuzzRequest, RawRequest } from "./fuzz-request.js";
import { queryRequest } from "./query-requests.js";
import { rawRequest } from "./raw-requests.js";
import { sendRaw } from "./send-raw.js";
import { tableRequest } from "./table-requests.js";
import { type FuzzTarget, startTarget, type Who } from "./target.js";

const total = proofRun.isFull ? 100_800 : 1_512;
/** Requests that are under way at once, after which what is stored is compared. */
const atOnce = 12;
/** A bucket has seen enough after so many rounds. */
const roundsOfBucket = 40;
const mostGrowth = 200 * 1024 * 1024;

/** As often as they are named here. */
const families: readonly Family[] = [
  ...Array.from({ length: 6 }, () => tableRequest),
  ...Array.from({ length: 2 }, () => chunkedRequest),
  ...Array.from({ length: 2 }, () => queryRequest),
  formRequest,
  rawRequest,
];

let target: FuzzTarget;
let wire: Wire;
beforeAll(async () => {
  target = await startTarget();
  wire = openWire(target.s3.url);
});
afterAll(async () => {
  wire?.close();
  await target?.s3.close();
});

/** A request by its number: it depends on nothing that came before it but its bucket. */
const requestOf = (number: number, who: Who): FuzzRequest | RawRequest => {
  const random = randomFrom((proofRun.seed + Math.imul(number, 2_654_435_761)) >>> 0);
  // the first numbers of neighbours are alike
  for (let drawn = 0; drawn < 8; drawn++) random(0, 1);
  const family = families[random(0, families.length - 1)] as Family;
  return family({ ...target.scope(who), random });
};

const isRead = ({ method }: FuzzRequest): boolean => ["GET", "HEAD", "OPTIONS"].includes(method);

interface Outcome {
  readonly statuses: readonly number[];
  /** It may have changed something. */
  readonly mayChange: boolean;
}

const told = (request: FuzzRequest | RawRequest): string =>
  "raw" in request
    ? request.raw.toString("latin1").slice(0, 2000)
    : JSON.stringify({
        ...request,
        operation: request.operation?.name,
        body: request.body && Buffer.from(request.body).toString("latin1").slice(0, 3000),
      });

const send = async (request: FuzzRequest | RawRequest): Promise<Outcome> => {
  if ("raw" in request) {
    const statuses = await sendRaw(target.s3.url, request.raw);
    expect(statuses.filter((status) => status >= 500 && status !== 501)).toEqual([]);
    return { statuses, mayChange: statuses.some((status) => status < 300) };
  }
  const { status, text } = await wire.send(request);
  const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1];
  const isNamed = status === 501 && (code === "NotImplemented" || request.method === "HEAD");
  expect([status, isNamed || status < 500 ? "" : text]).toEqual([status, ""]);
  // a list of objects succeeds as a whole
  const mayChange = status < 400 && !isRead(request);
  return { statuses: [status], mayChange };
};

const seedOf = (number: number): string => `Request ${number} of CONCORDAT_PROOF_SEED=${proofRun.seed}`;

const attempt = async (number: number, who: Who): Promise<Outcome> => {
  const request = requestOf(number, who);
  try {
    return await send(request);
  } catch (cause) {
    throw new Error(`${seedOf(number)}: ${(cause as Error).message}\n${told(request)}`, { cause });
  }
};

const memory = async (): Promise<number> => {
  globalThis.gc?.();
  await delay(100);
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

it("are answered or refused by name, change nothing when they are refused, and cost no memory", {
  timeout: 3_600_000,
}, async () => {
  const statuses = new Map<number, number>();
  let [unchanged, before, largest] = [0, 0, 0];
  for (let first = 0, round = 0; first < total; first += atOnce, round++) {
    if (round % roundsOfBucket === 0) {
      await target.renew();
      // what the first ones load is there by then
      const now = await memory();
      if (round === 3 * roundsOfBucket) before = now;
      if (before > 0) largest = Math.max(largest, now - before);
    }
    const who = round % 3 === 0 ? "reader" : "writer";
    const state = await target.state();
    const numbers = Array.from({ length: atOnce }, (_, index) => first + index);
    const outcomes = await Promise.all(numbers.map((number) => attempt(number, who)));
    for (const status of outcomes.flatMap((one) => one.statuses)) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (who === "writer" && outcomes.some(({ mayChange }) => mayChange)) continue;
    expect(await target.state(), `${seedOf(first)} or one of the next ${atOnce - 1} has changed something`).toEqual(
      state,
    );
    unchanged++;
  }
  expect(largest).toBeLessThan(mostGrowth);
  const counts = [...statuses].sort(([one], [other]) => one - other).map(([status, count]) => `${status}: ${count}`);
  reportDone(
    `${total} requests, ${unchanged} rounds of refused ones or reads compared; memory grew by ${Math.round(largest / 1024 / 1024)} MiB at most; ${counts.join(", ")}`,
  );
});
