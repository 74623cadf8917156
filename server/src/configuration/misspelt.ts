import { editDistance } from "@concordat/contract/suggestion";
import { Environment } from "./settings.js";

/**
 * Finds variables whose names are nearly those of settings: whoever set one meant the setting, and would not see that it has no
 * effect. Variables of other programs are none of ours.
 *
 * @returns one sentence for each
 */
export const misspeltSettings = (names: readonly string[]): string[] => {
  const known = Object.keys(Environment.shape);
  const ours = known.filter((name) => name.startsWith("CONCORDAT_"));
  return names
    .filter((name) => name.startsWith("CONCORDAT_") && !known.includes(name))
    .flatMap((name) => {
      // two edits apart are names that others may have chosen for something of theirs
      const meant = ours.find((setting) => editDistance(name, setting, 1) <= 1);
      return meant === undefined ? [] : [`${name} is not a setting: did you mean ${meant}?`];
    });
};
