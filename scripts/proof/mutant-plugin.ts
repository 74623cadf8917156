import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vitest/config";
import type { Mutant } from "../../proof/src/authorization/mutants.js";

const sources = fileURLToPath(new URL("../../server/src/", import.meta.url));

/** The configuration loads this module on its own, so what is chosen lies where both find it. */
const chosen = globalThis as { concordatMutant?: Mutant | undefined };

export const sourceOf = ({ file }: Mutant): string => sources + file;

/** Chooses what the tests run on from now: the server with this mutation, or as it is. */
export const mutate = (mutant: Mutant | undefined): void => {
  chosen.concordatMutant = mutant;
};

/** The mutated source. @throws when the check is no longer where the mutant says */
export const mutated = (mutant: Mutant): string => {
  const source = readFileSync(sourceOf(mutant), "utf8");
  const occurrences = source.split(mutant.find).length - 1;
  if (occurrences !== 1) throw new Error(`${mutant.file} has ${occurrences} times instead of once: ${mutant.find}`);
  return source.replace(mutant.find, () => mutant.replace);
};

/** Hands out the chosen mutant's file with its mutation: the tree itself stays as it is. */
export const mutantPlugin = (): Plugin => ({
  name: "mutant",
  enforce: "pre",
  load: (id) => {
    const { concordatMutant: mutant } = chosen;
    return mutant && id.split("?")[0] === sourceOf(mutant) ? mutated(mutant) : undefined;
  },
});
