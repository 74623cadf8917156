import { type AnyOperation, noBody } from "@concordat/contract";
import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import { restoreData, type SavedData, saveData } from "../../../server/src/test-kit/saved-data.js";
import type { ApiFixture } from "../kit/api-fixture.js";
import type { RequestParts } from "../kit/generators/request-parts.js";
import { goodRequests, toWire } from "../kit/generators/requests.js";
import { judge } from "../kit/judgement.js";
import { proofRun, reportDone } from "../kit/proof-run.js";
import { apis } from "../kit/proved-apis.js";
import { openWire, type Wire } from "../kit/wire.js";

/** What takes neither query nor body is always the same request. */
const runsOf = ({ query, body }: AnyOperation): number => {
  if (query === undefined && (body === undefined || body === noBody)) return 1;
  return proofRun.isFull ? 60 : 1;
};

let carriedOut = 0;
afterAll(() => reportDone(`${carriedOut} valid requests carried out`));

describe.each(apis)("valid requests to $name are carried out", ({ operations, start }) => {
  let fixture: ApiFixture;
  let wire: Wire;
  let initial: SavedData;
  beforeAll(async () => {
    fixture = await start();
    wire = openWire(fixture.url);
    initial = await saveData(fixture.databaseUrl);
  });
  afterAll(async () => {
    wire?.close();
    await fixture?.close();
  });

  it.each(operations)("$id", async (walked) => {
    const { operation } = walked;
    const send = async (parts: RequestParts) => {
      const answer = await wire.send(await toWire(fixture, operation, parts));
      if (!judge(operation, answer).isSuccess)
        throw new Error(`A valid request is refused: ${answer.status} ${answer.text}`);
      carriedOut += 1;
    };
    const restore = async () => {
      if (operation.method !== "GET") await restoreData(fixture.databaseUrl, initial);
    };
    await fc.assert(fc.asyncProperty(goodRequests(fixture, walked), send).afterEach(restore), {
      numRuns: runsOf(operation),
      seed: proofRun.seed,
    });
  });
});
