import type { WalkedOperation } from "@concordat/contract";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { restoreData, type SavedData, saveData } from "../../../server/src/test-kit/saved-data.js";
import type { ApiFixture } from "../kit/api-fixture.js";
import { proofRun, reportDone } from "../kit/proof-run.js";
import { apis } from "../kit/proved-apis.js";
import { openWire, type Wire } from "../kit/wire.js";
import { casesOf, checkOutcome, wireOf } from "./check-outcome.js";
import type { InvalidCase, InvalidRequest } from "./invalid-request.js";

/** How many cases of each operation are tried, and how often. */
const effort = proofRun.isFull
  ? { ways: Number.POSITIVE_INFINITY, runs: 40, riskyRuns: 6, expensiveRuns: 1 }
  : { ways: 8, runs: 1, riskyRuns: 1, expensiveRuns: 1 };
const atOnce = 12;
const fewest = proofRun.isFull ? 100_000 : 600;
let sent = 0;

const rowsOf = ({ rows }: SavedData): Set<string> =>
  new Set(rows.flatMap(({ name, json }) => (JSON.parse(json) as object[]).map((row) => name + JSON.stringify(row))));

/** The beginnings of rows that were added or removed. */
const changesSince = (before: SavedData, after: SavedData): string[] => {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const lines = [
    ...[...old].map((row) => (now.has(row) ? "" : `- ${row}`)),
    ...[...now].map((row) => (old.has(row) ? "" : `+ ${row}`)),
  ];
  return lines.filter((line) => line !== "").map((line) => line.slice(0, 300));
};

/** Processes a list with this many workers. */
const each = async <Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
};

const chosen = (cases: readonly InvalidCase[]): InvalidCase[] => {
  if (cases.length <= effort.ways) return [...cases];
  const some = fc.shuffledSubarray([...cases], { minLength: effort.ways, maxLength: effort.ways });
  return fc.sample(some, { numRuns: 1, seed: proofRun.seed })[0] ?? [];
};

describe.each(apis)("invalid requests to $name are refused as the contract says, and change nothing", (api) => {
  let fixture: ApiFixture;
  let wire: Wire;
  let initial: SavedData;
  beforeAll(async () => {
    fixture = await api.start();
    wire = openWire(fixture.url);
    initial = await saveData(fixture.databaseUrl);
  });
  afterAll(async () => {
    wire?.close();
    await fixture?.close();
  });

  const prove = (
    { operation }: WalkedOperation,
    { name, outcome, requests, isExpensive }: InvalidCase,
    numRuns: number,
    after: (isCarriedOut: boolean) => Promise<void> = async () => {},
  ) => {
    const send = async (request: InvalidRequest) => {
      const invalid = await wireOf(fixture, operation, request);
      const answer = await wire.send(invalid);
      sent += 1;
      try {
        await after(checkOutcome(operation, outcome, answer, Buffer.byteLength(invalid.body ?? "")));
      } catch (cause) {
        throw new Error(`${name}: ${(cause as Error).message}`, { cause });
      }
    };
    const times = isExpensive ? effort.expensiveRuns : numRuns;
    return fc.assert(fc.asyncProperty(requests, send), { numRuns: times, seed: proofRun.seed });
  };

  const unchanged = async () => expect(changesSince(initial, await saveData(fixture.databaseUrl))).toEqual([]);

  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await restoreData(fixture.databaseUrl, initial);
  });

  it.each(api.operations)("$id", async (walked) => {
    const cases = chosen(casesOf(fixture, walked));
    const reads = walked.operation.method === "GET";
    const isRisky = ({ outcome }: InvalidCase) => outcome === "declared" && !reads;
    const refused = cases.filter((invalidCase) => !isRisky(invalidCase));
    await each(refused, atOnce, (invalidCase) => prove(walked, invalidCase, effort.runs));
    try {
      await unchanged();
    } catch (cause) {
      // again, one after the other, to find out which request it was
      await restoreData(fixture.databaseUrl, initial);
      for (const invalidCase of refused) await prove(walked, invalidCase, effort.runs, unchanged);
      throw cause;
    }
    let carriedOut = 0;
    for (const invalidCase of cases.filter(isRisky)) {
      await prove(walked, invalidCase, effort.riskyRuns, async (isCarriedOut) => {
        carriedOut += isCarriedOut ? 1 : 0;
        if (isCarriedOut && carriedOut % 10 === 0) await restoreData(fixture.databaseUrl, initial);
      });
    }
    if (carriedOut > 0) await restoreData(fixture.databaseUrl, initial);
    else await unchanged();
  });
});

it(`has sent at least ${fewest} invalid requests`, () => {
  expect(sent).toBeGreaterThanOrEqual(fewest);
  reportDone(`${sent} invalid requests`);
});
