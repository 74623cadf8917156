// Two servers do scheduled work by clocks that differ and that are set forward and back by an hour: all work is done soon after, and
// nothing is done twice.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { proofRun, reportDone } from "../kit/proof-run.js";
import { type ClockFixture, startClockFixture } from "./fixture.js";
import { moves } from "./steps.js";
import { type WorkItem, workKinds } from "./work.js";

const minute = 60_000;
const effort = proofRun.isFull ? { runs: 150, steps: 24 } : { runs: 4, steps: 14 };
/** The longest that work may wait once the clock runs evenly: the longest pause between calls, and a half. */
const longestMs = 8 * minute;

let fixture: ClockFixture;
let created = 0;
beforeAll(async () => {
  fixture = await startClockFixture();
});
afterAll(async () => {
  await fixture?.close();
  reportDone(`${created} pieces of work under moved clocks, each done once`);
});

type Step =
  | { readonly give: number }
  | { readonly move: number }
  | { readonly work: 0 | 1 }
  | { readonly failing: boolean };

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.nat({ max: workKinds.length - 1 }).map((give) => ({ give })),
    moves.map((move) => ({ move })),
    fc.constantFrom<Step>({ work: 0 }, { work: 1 }),
    fc.boolean().map((failing) => ({ failing })),
  ),
  { minLength: 6, maxLength: effort.steps, size: "max" },
);
/** The difference of the second server's clock, in milliseconds. */
const apart = fc.constantFrom(0, 7 * minute, -7 * minute, 10, -10);

const left = async (pieces: readonly WorkItem[]): Promise<string[]> => {
  const open = await Promise.all(pieces.map(async ({ name, done }) => ((await done()) ? [] : [name])));
  return open.flat();
};

const follow = async (taken: readonly Step[], apartMs: number): Promise<void> => {
  const { clock } = fixture.core.context;
  const other = () => new Date(fixture.now() + apartMs);
  const workers = [() => fixture.work(), () => fixture.work(other)] as const;
  const pieces: WorkItem[] = [];
  for (const step of taken) {
    if ("give" in step) pieces.push((await workKinds[step.give]?.(fixture)) as WorkItem);
    else if ("move" in step) clock.advance(step.move);
    else if ("work" in step) await workers[step.work]();
    else fixture.isFailing = step.failing;
  }
  created += pieces.length;
  fixture.isFailing = false;
  // servers look for work every few seconds
  for (let passed = 0, open = await left(pieces); open.length > 0; passed += 20_000, open = await left(pieces)) {
    expect(passed <= longestMs ? [] : open, "what is still to be done").toEqual([]);
    await workers[0]();
    await workers[1]();
    clock.advance(20_000);
  }
};

it("is done, and done once, however the clocks are set and however they differ", async () => {
  const backInTheMiddle: Step[] = [
    { move: 3_600_000 },
    ...workKinds.map((_, give) => ({ give })),
    { work: 0 },
    { work: 0 },
    { move: -3_600_000 },
  ];
  const whileItFails: Step[] = [
    { failing: true },
    { give: 2 },
    { work: 1 },
    { move: 3_600_000 },
    { work: 0 },
    { move: -3_600_000 },
  ];
  await fc.assert(fc.asyncProperty(steps, apart, follow), {
    numRuns: effort.runs,
    seed: proofRun.seed,
    examples: [
      [backInTheMiddle, 0],
      [whileItFails, 7 * minute],
    ],
    endOnFailure: !proofRun.isFull,
  });
});
