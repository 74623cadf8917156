// Two servers work off what is due, by clocks that differ, and that are put forward and back by an hour meanwhile: all of it is
// done soon after, and nothing is done twice.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { campaign, tellDone } from "../good-input/campaign.js";
import { type Given, works } from "./due-work.js";
import { type Ground, openGround } from "./ground.js";
import { moves } from "./steps.js";

const minute = 60_000;
const effort = campaign.isFull ? { runs: 150, steps: 24 } : { runs: 4, steps: 14 };
/** The longest that anything may wait for its turn once the clock stays as it is: the longest pause between calls, and a half. */
const longestMs = 8 * minute;

let ground: Ground;
let given = 0;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(async () => {
  await ground?.close();
  tellDone(`${given} pieces of work under moved clocks, each done once`);
});

type Step =
  | { readonly give: number }
  | { readonly move: number }
  | { readonly work: 0 | 1 }
  | { readonly moody: boolean };

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.nat({ max: works.length - 1 }).map((give) => ({ give })),
    moves.map((move) => ({ move })),
    fc.constantFrom<Step>({ work: 0 }, { work: 1 }),
    fc.boolean().map((moody) => ({ moody })),
  ),
  { minLength: 6, maxLength: effort.steps, size: "max" },
);
/** By how much the clock of the second server differs. */
const apart = fc.constantFrom(0, 7 * minute, -7 * minute, 10, -10);

const left = async (pieces: readonly Given[]): Promise<string[]> => {
  const open = await Promise.all(pieces.map(async ({ name, done }) => ((await done()) ? [] : [name])));
  return open.flat();
};

const follow = async (taken: readonly Step[], apartMs: number): Promise<void> => {
  const { clock } = ground.core.context;
  const other = () => new Date(ground.now() + apartMs);
  const workers = [() => ground.work(), () => ground.work(other)] as const;
  const pieces: Given[] = [];
  for (const step of taken) {
    if ("give" in step) pieces.push((await works[step.give]?.(ground)) as Given);
    else if ("move" in step) clock.advance(step.move);
    else if ("work" in step) await workers[step.work]();
    else ground.isMoody = step.moody;
  }
  given += pieces.length;
  ground.isMoody = false;
  // as servers do that look every few seconds
  for (let passed = 0, open = await left(pieces); open.length > 0; passed += 20_000, open = await left(pieces)) {
    expect(passed <= longestMs ? [] : open, "what is still to be done").toEqual([]);
    await workers[0]();
    await workers[1]();
    clock.advance(20_000);
  }
};

it("is done, and done once, however the clocks are put and however they differ", async () => {
  const backInTheMiddle: Step[] = [
    { move: 3_600_000 },
    ...works.map((_, give) => ({ give })),
    { work: 0 },
    { work: 0 },
    { move: -3_600_000 },
  ];
  const whileItFails: Step[] = [
    { moody: true },
    { give: 2 },
    { work: 1 },
    { move: 3_600_000 },
    { work: 0 },
    { move: -3_600_000 },
  ];
  await fc.assert(fc.asyncProperty(steps, apart, follow), {
    numRuns: effort.runs,
    seed: campaign.seed,
    examples: [
      [backInTheMiddle, 0],
      [whileItFails, 7 * minute],
    ],
    endOnFailure: !campaign.isFull,
  });
});
