import { type AnyOperation, noBody } from "@concordat/contract";
import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import { restoreData, type SavedData, saveData } from "../../../server/src/test-kit/saved-data.js";
import { apis } from "./apis.js";
import { campaign, tellDone } from "./campaign.js";
import { judge } from "./judgement.js";
import type { RequestParts } from "./request-parts.js";
import { goodRequests, toWire } from "./requests.js";
import type { Stage } from "./stage.js";
import { openWire, type Wire } from "./wire.js";

/** What takes neither query nor body is always the same request. */
const runsOf = ({ query, body }: AnyOperation): number => {
  if (query === undefined && (body === undefined || body === noBody)) return 1;
  return campaign.isFull ? 60 : 2;
};

let carriedOut = 0;
afterAll(() => tellDone(`${carriedOut} valid requests carried out`));

describe.each(apis)("valid requests to $name are carried out", ({ operations, start }) => {
  let stage: Stage;
  let wire: Wire;
  let furnished: SavedData;
  beforeAll(async () => {
    stage = await start();
    wire = openWire(stage.url);
    furnished = await saveData(stage.databaseUrl);
  });
  afterAll(async () => {
    wire?.close();
    await stage?.close();
  });

  it.each(operations)("$id", async (walked) => {
    const { operation } = walked;
    const send = async (parts: RequestParts) => {
      const answer = await wire.send(await toWire(stage, operation, parts));
      if (!judge(operation, answer).isSuccess)
        throw new Error(`A valid request is refused: ${answer.status} ${answer.text}`);
      carriedOut += 1;
    };
    const restore = async () => {
      if (operation.method !== "GET") await restoreData(stage.databaseUrl, furnished);
    };
    await fc.assert(fc.asyncProperty(goodRequests(stage, walked), send).afterEach(restore), {
      numRuns: runsOf(operation),
      seed: campaign.seed,
    });
  });
});
