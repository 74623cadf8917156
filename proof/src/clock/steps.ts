import fc from "fast-check";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** A step of a scenario. */
export type Step =
  /** Time passes, or somebody sets the clock. */
  | { readonly move: number }
  /** Time passes until just before, or just when, something expires; 0 is the newest thing. */
  | { readonly toEndOf: number; readonly past: boolean }
  | { readonly make: number };

const passes = fc.integer({ min: 0, max: 3 * minute });
/** Mostly by an hour: daylight saving time, or a mistaken time zone. */
const isSet = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(hour, -hour) },
  { weight: 1, arbitrary: fc.integer({ min: -2 * hour, max: 2 * hour }) },
);

/** How the clock moves. */
export const moves: fc.Arbitrary<number> = fc.oneof(passes, isSet);

/** Steps that create things of this many kinds. */
export const stepsWith = (kinds: number, most: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof<fc.Arbitrary<Step>[]>(
      moves.map((move) => ({ move })),
      fc.record({ toEndOf: fc.nat({ max: 100 }), past: fc.boolean() }),
      fc.nat({ max: kinds - 1 }).map((make) => ({ make })),
    ),
    { minLength: Math.ceil(most / 2), maxLength: most, size: "max" },
  );
