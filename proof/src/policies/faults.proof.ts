// Evaluators that decide wrongly, each in one way: comparing them with the naive one notices all of them.
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { reportDone } from "../kit/proof-run.js";
import { compare } from "./compare.js";
import { faults } from "./faults.js";
import { faultyEvaluator } from "./faulty-evaluator.js";
import { situation } from "./generators/situations.js";

/** Situations that are tried at most: twice the requests of `npm test`. */
const numRuns = 4000;

let noticed = 0;
afterAll(() => reportDone(`${noticed} of ${faults.length} faulty evaluators noticed`));

it.each(faults)("notices that $what", async (fault) => {
  const evaluator = await faultyEvaluator(fault);
  const isRight = fc.property(situation, (one) => compare(one, evaluator).differences.length === 0);
  const { failed } = fc.check(isRight, { seed: 13, numRuns, endOnFailure: true });
  if (failed) noticed += 1;
  expect(failed).toBe(true);
});
