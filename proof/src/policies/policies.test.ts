// Two evaluators that two authors wrote decide alike: the server's, and the naive one, which follows AWS's text by recursion
// over the raw documents.
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import * as evaluator from "../../../server/src/storage/iam/evaluate/index.js";
import { proofRun, reportDone } from "../kit/proof-run.js";
import { compare } from "./compare.js";
import { situation } from "./generators/situations.js";
import type { Outcome } from "./naive/decide.js";

const wanted = proofRun.isFull ? 1_000_000 : 6_000;
/** `npm test` asks the same each time. */
const seed = proofRun.isFull ? proofRun.seed : 13;
/** Situations of one round; each has ten requests on average. */
const numRuns = 1000;

const counts: Record<Outcome, number> = { allow: 0, "explicit deny": 0, "implicit deny": 0 };
const total = (): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
afterAll(() => reportDone(`${total()} requests decided twice: ${JSON.stringify(counts)}`));

describe("the server's evaluator and the naive one", () => {
  it(`decide ${wanted} requests alike, and for statements that apply`, () => {
    for (let round = 0; total() < wanted; round += 1)
      fc.assert(
        fc.property(situation, (one) => {
          const { differences, outcomes } = compare(one, evaluator);
          for (const outcome of outcomes) counts[outcome] += 1;
          expect(differences).toEqual([]);
        }),
        { seed: seed + round, numRuns },
      );
  });

  it("are asked for what is allowed and for what is denied, often enough", () => {
    expect(counts.allow / total()).toBeGreaterThan(0.2);
    expect(counts["explicit deny"] / total()).toBeGreaterThan(0.2);
  });
});
