import fc from "fast-check";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Something that happens to the clock, or because of it. */
export type Step =
  /** Time passes, or somebody sets the clock. */
  | { readonly move: number }
  /** Time passes until just before, or just as, the life of one of the things that there are is over; 0 is the newest. */
  | { readonly toEndOf: number; readonly past: boolean }
  | { readonly make: number };

const passes = fc.integer({ min: 0, max: 3 * minute });
/** By an hour as a rule: daylight saving time, or a zone that was mistaken for another. */
const isSet = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(hour, -hour) },
  { weight: 1, arbitrary: fc.integer({ min: -2 * hour, max: 2 * hour }) },
);

/** How the clock moves. */
export const moves: fc.Arbitrary<number> = fc.oneof(passes, isSet);

/** Steps in which things of so many kinds are made. */
export const stepsWith = (kinds: number, most: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof<fc.Arbitrary<Step>[]>(
      moves.map((move) => ({ move })),
      fc.record({ toEndOf: fc.nat({ max: 100 }), past: fc.boolean() }),
      fc.nat({ max: kinds - 1 }).map((make) => ({ make })),
    ),
    { minLength: Math.ceil(most / 2), maxLength: most, size: "max" },
  );
