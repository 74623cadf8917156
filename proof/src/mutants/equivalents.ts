import type { Mutant } from "./authorization.js";

/** Mutants that authorize as the server does: the end of the path of functions, the beginning of the change, and why. */
const equivalents: readonly (readonly [within: string, what: string, reason: string])[] = [];

const fits = ({ within, what }: Mutant, [place, change]: (typeof equivalents)[number]): boolean =>
  within.endsWith(place) && what.startsWith(change);

/** Why no matrix can notice a mutant; undefined for one that it must notice. */
export const whyUnnoticed = (mutant: Mutant): string | undefined =>
  equivalents.find((equivalent) => fits(mutant, equivalent))?.[2];

/** Reasons for mutants that there are no more. */
export const unusedReasons = (mutants: readonly Mutant[]): string[] =>
  equivalents
    .filter((equivalent) => !mutants.some((mutant) => fits(mutant, equivalent)))
    .map(([place, change]) => `${place}: ${change}`);
