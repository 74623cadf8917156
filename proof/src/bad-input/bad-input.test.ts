import type { WalkedOperation } from "@concordat/contract";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { restoreData, type SavedData, saveData } from "../../../server/src/test-kit/saved-data.js";
import { apis } from "../good-input/apis.js";
import { campaign, tellDone } from "../good-input/campaign.js";
import type { Stage } from "../good-input/stage.js";
import { openWire, type Wire } from "../good-input/wire.js";
import type { Spoiler, SpoiltRequest } from "./spoilt.js";
import { checkOutcome, spoilersOf, wireOf } from "./trial.js";

/** How often each way to spoil a request is tried, and of how many ways per operation. */
const effort = campaign.isFull
  ? { ways: Number.POSITIVE_INFINITY, runs: 40, riskyRuns: 6, dearRuns: 1 }
  : { ways: 12, runs: 1, riskyRuns: 1, dearRuns: 1 };
const atOnce = 12;
const fewest = campaign.isFull ? 100_000 : 800;
let sent = 0;

const rowsOf = ({ rows }: SavedData): Set<string> =>
  new Set(rows.flatMap(({ name, json }) => (JSON.parse(json) as object[]).map((row) => name + JSON.stringify(row))));

/** Rows that came or went, their beginnings. */
const changesSince = (before: SavedData, after: SavedData): string[] => {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const lines = [
    ...[...old].map((row) => (now.has(row) ? "" : `- ${row}`)),
    ...[...now].map((row) => (old.has(row) ? "" : `+ ${row}`)),
  ];
  return lines.filter((line) => line !== "").map((line) => line.slice(0, 300));
};

/** Works through a list with so many at once. */
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

const chosen = (spoilers: readonly Spoiler[]): Spoiler[] => {
  if (spoilers.length <= effort.ways) return [...spoilers];
  const some = fc.shuffledSubarray([...spoilers], { minLength: effort.ways, maxLength: effort.ways });
  return fc.sample(some, { numRuns: 1, seed: campaign.seed })[0] ?? [];
};

describe.each(apis)("spoilt requests to $name are refused as the contract says, and change nothing", (api) => {
  let stage: Stage;
  let wire: Wire;
  let furnished: SavedData;
  beforeAll(async () => {
    stage = await api.start();
    wire = openWire(stage.url);
    furnished = await saveData(stage.databaseUrl);
  });
  afterAll(async () => {
    wire?.close();
    await stage?.close();
  });

  const prove = (
    { operation }: WalkedOperation,
    { name, outcome, requests, isDear }: Spoiler,
    numRuns: number,
    after: (isCarriedOut: boolean) => Promise<void> = async () => {},
  ) => {
    const send = async (request: SpoiltRequest) => {
      const spoilt = await wireOf(stage, operation, request);
      const answer = await wire.send(spoilt);
      sent += 1;
      try {
        await after(checkOutcome(operation, outcome, answer, Buffer.byteLength(spoilt.body ?? "")));
      } catch (cause) {
        throw new Error(`${name}: ${(cause as Error).message}`, { cause });
      }
    };
    const times = isDear ? effort.dearRuns : numRuns;
    return fc.assert(fc.asyncProperty(requests, send), { numRuns: times, seed: campaign.seed });
  };

  const unchanged = async () => expect(changesSince(furnished, await saveData(stage.databaseUrl))).toEqual([]);

  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await restoreData(stage.databaseUrl, furnished);
  });

  it.each(api.operations)("$id", async (walked) => {
    const spoilers = chosen(spoilersOf(stage, walked));
    const reads = walked.operation.method === "GET";
    const isRisky = ({ outcome }: Spoiler) => outcome === "declared" && !reads;
    const refused = spoilers.filter((spoiler) => !isRisky(spoiler));
    await each(refused, atOnce, (spoiler) => prove(walked, spoiler, effort.runs));
    try {
      await unchanged();
    } catch (cause) {
      // once more, one after the other, to learn which request it was
      await restoreData(stage.databaseUrl, furnished);
      for (const spoiler of refused) await prove(walked, spoiler, effort.runs, unchanged);
      throw cause;
    }
    let carriedOut = 0;
    for (const spoiler of spoilers.filter(isRisky)) {
      await prove(walked, spoiler, effort.riskyRuns, async (isCarriedOut) => {
        carriedOut += isCarriedOut ? 1 : 0;
        if (isCarriedOut && carriedOut % 10 === 0) await restoreData(stage.databaseUrl, furnished);
      });
    }
    if (carriedOut > 0) await restoreData(stage.databaseUrl, furnished);
    else await unchanged();
  });
});

it(`has sent at least ${fewest} spoilt requests`, () => {
  expect(sent).toBeGreaterThanOrEqual(fewest);
  tellDone(`${sent} spoilt requests`);
});
