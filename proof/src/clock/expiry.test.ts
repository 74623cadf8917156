// Whatever has a life is looked at while the clock goes on, is put forward and back by an hour, and stops just before or just
// at the end of a life: nothing counts that has expired by the server's clock, and everything counts that has not.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { campaign, tellDone } from "../good-input/campaign.js";
import { type Ground, openGround } from "./ground.js";
import { type Kept, kinds } from "./kept.js";
import { type Step, stepsWith } from "./steps.js";

const effort = campaign.isFull ? { runs: 60, steps: 40 } : { runs: 3, steps: 12 };
const names = Object.keys(kinds);
const looks = new Map<string, { counted: number; refused: number }>();

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(async () => {
  await ground?.close();
  const told = [...looks].map(
    ([name, { counted, refused }]) => `\n${name}: ${counted} times counted, ${refused} times not`,
  );
  tellDone(`Under a moved clock,${told.join("")}`);
});

/** Something that was made, and the latest time that the clock has shown since. */
interface Followed extends Kept {
  readonly name: string;
  latest: number;
}

/** What must be: undefined where either will do. */
const verdict = ({ from, until, forgettable, latest }: Followed, now: number): boolean | undefined => {
  if (now >= until || now < from) return false;
  return forgettable && latest >= until ? undefined : true;
};

const look = async (kept: Followed): Promise<boolean> => {
  const now = ground.now();
  const [wanted, counts] = [verdict(kept, now), await kept.counts()];
  const where = `${now - kept.until} ms after its end, ${now - kept.from} ms after its beginning`;
  if (wanted !== undefined) expect(counts, `whether ${kept.name} counts ${where}`).toBe(wanted);
  const seen = looks.get(kept.name) ?? { counted: 0, refused: 0 };
  seen[counts ? "counted" : "refused"] += 1;
  looks.set(kept.name, seen);
  return counts;
};

const follow = async (steps: readonly Step[]): Promise<void> => {
  let followed: Followed[] = [];
  const take = async (step: Step) => {
    const { clock } = ground.core.context;
    if ("move" in step) clock.advance(step.move);
    else if ("toEndOf" in step) {
      const { until } = followed.at(-1 - (step.toEndOf % followed.length)) ?? {};
      if (until !== undefined) clock.advance(until - ground.now() - (step.past ? 0 : 1));
    } else {
      const name = names[step.make] as string;
      const kept = await kinds[name]?.(ground);
      if (kept) followed.push({ ...kept, name, latest: ground.now() });
    }
  };
  for (const step of steps) {
    await take(step);
    for (const kept of followed) kept.latest = Math.max(kept.latest, ground.now());
    // what is used up by looking is looked at when its time is near, or by chance
    const isDue = ({ onlyOnce, until }: Kept) => !onlyOnce || Math.abs(until - ground.now()) <= 1;
    const gone = new Set<Followed>();
    for (const kept of followed.filter(isDue)) if ((await look(kept)) && kept.onlyOnce) gone.add(kept);
    followed = followed.filter((kept) => !gone.has(kept));
  }
  for (const kept of followed) await look(kept);
};

it("counts from its beginning to its end by the server's clock, wherever that is moved", async () => {
  const steps = stepsWith(names.length, effort.steps);
  // each kind once at least, with an hour forward and back in its life
  const plain = names.flatMap((_, make): Step[] => [{ make }, { move: 3_600_000 }, { move: -3_600_000 }]);
  const edges = names.flatMap((_, make): Step[] =>
    [true, false].flatMap((past) => [{ make }, { toEndOf: 0, past }, { toEndOf: 0, past: true }]),
  );
  await fc.assert(fc.asyncProperty(steps, follow), {
    numRuns: effort.runs,
    seed: campaign.seed,
    examples: [[plain], [edges]],
    endOnFailure: !campaign.isFull,
  });
  expect([...looks.keys()].sort()).toEqual(names.filter((name) => !/with which Core calls/.test(name)).sort());
});
