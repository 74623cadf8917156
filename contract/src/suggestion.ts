/** Longer names are not compared: they are not typing mistakes. */
const longestName = 64;

/** The most edits between a name and its suggestion. */
const allowanceFor = (name: string): number => (name.length < 5 ? 1 : 2);

/**
 * The number of insertions, deletions, substitutions and swaps of adjacent letters between two texts.
 *
 * @param most it returns at most one more than this
 */
export const editDistance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next: number[] = Array(b.length + 1).fill(most + 1);
    next[0] = i;
    let least = i;
    // cells farther from the diagonal need more insertions or deletions than that
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? 0, most + 1);
};

/**
 * Finds the known name that an unknown one probably means.
 *
 * @returns undefined if none resembles it
 */
export const suggestionFor = (name: string, known: Iterable<string>): string | undefined => {
  if (name.length > longestName) return undefined;
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let least = allowanceFor(name) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase(), least - 1);
    if (distance < least) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
};

/** A question to append to a reason if an unknown name resembles a known one; otherwise empty. */
export const didYouMean = (name: string, known: Iterable<string>): string => {
  const suggestion = suggestionFor(name, known);
  return suggestion === undefined ? "" : ` (did you mean "${suggestion}"?)`;
};
