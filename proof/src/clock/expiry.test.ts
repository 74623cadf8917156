// Whatever expires is checked while the clock advances, is set forward and back by an hour, and stops just before or just at the time of
// expiry: nothing is valid that has expired by the server's clock, and everything is that has not.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { proofRun, reportDone } from "../kit/proof-run.js";
import { type Expiring, kinds } from "./expiring.js";
import { type ClockFixture, startClockFixture } from "./fixture.js";
import { type Step, stepsWith } from "./steps.js";

const effort = proofRun.isFull ? { runs: 60, steps: 40 } : { runs: 3, steps: 12 };
const names = Object.keys(kinds);
const looks = new Map<string, { counted: number; refused: number }>();

let fixture: ClockFixture;
beforeAll(async () => {
  fixture = await startClockFixture();
});
afterAll(async () => {
  await fixture?.close();
  const told = [...looks].map(
    ([name, { counted, refused }]) => `\n${name}: ${counted} times counted, ${refused} times not`,
  );
  reportDone(`Under a moved clock,${told.join("")}`);
});

/** Something that was created, and the latest time that the clock has shown since. */
interface Followed extends Expiring {
  readonly name: string;
  latest: number;
}

/** Whether it must be valid; undefined where either will do. */
const verdict = ({ from, until, forgettable, latest }: Followed, now: number): boolean | undefined => {
  if (now >= until || now < from) return false;
  return forgettable && latest >= until ? undefined : true;
};

const look = async (expiring: Followed): Promise<boolean> => {
  const now = fixture.now();
  const [wanted, counts] = [verdict(expiring, now), await expiring.counts()];
  const where = `${now - expiring.until} ms after its end, ${now - expiring.from} ms after its beginning`;
  if (wanted !== undefined) expect(counts, `whether ${expiring.name} counts ${where}`).toBe(wanted);
  const seen = looks.get(expiring.name) ?? { counted: 0, refused: 0 };
  seen[counts ? "counted" : "refused"] += 1;
  looks.set(expiring.name, seen);
  return counts;
};

const follow = async (steps: readonly Step[]): Promise<void> => {
  let followed: Followed[] = [];
  const take = async (step: Step) => {
    const { clock } = fixture.core.context;
    if ("move" in step) clock.advance(step.move);
    else if ("toEndOf" in step) {
      const { until } = followed.at(-1 - (step.toEndOf % followed.length)) ?? {};
      if (until !== undefined) clock.advance(until - fixture.now() - (step.past ? 0 : 1));
    } else {
      const name = names[step.make] as string;
      const expiring = await kinds[name]?.(fixture);
      if (expiring) followed.push({ ...expiring, name, latest: fixture.now() });
    }
  };
  for (const step of steps) {
    await take(step);
    for (const expiring of followed) expiring.latest = Math.max(expiring.latest, fixture.now());
    // what a check uses up is checked near its time of expiry only
    const isDue = ({ onlyOnce, until }: Expiring) => !onlyOnce || Math.abs(until - fixture.now()) <= 1;
    const gone = new Set<Followed>();
    for (const expiring of followed.filter(isDue)) if ((await look(expiring)) && expiring.onlyOnce) gone.add(expiring);
    followed = followed.filter((expiring) => !gone.has(expiring));
  }
  for (const expiring of followed) await look(expiring);
};

it("is valid from its beginning to its end by the server's clock, wherever that is set", async () => {
  const steps = stepsWith(names.length, effort.steps);
  // each kind at least once, with the clock an hour forward and back before it expires
  const plain = names.flatMap((_, make): Step[] => [{ make }, { move: 3_600_000 }, { move: -3_600_000 }]);
  const edges = names.flatMap((_, make): Step[] =>
    [true, false].flatMap((past) => [{ make }, { toEndOf: 0, past }, { toEndOf: 0, past: true }]),
  );
  await fc.assert(fc.asyncProperty(steps, follow), {
    numRuns: effort.runs,
    seed: proofRun.seed,
    examples: [[plain], [edges]],
    endOnFailure: !proofRun.isFull,
  });
  expect([...looks.keys()].sort()).toEqual(names.filter((name) => !/with which Core calls/.test(name)).sort());
});
