/** Names are compared up to this length; longer ones are no typing mistakes. */
const longestName = 64;

/** How many letters may be wrong in a name. */
const allowanceFor = (name: string): number => (name.length < 5 ? 1 : 2);

/**
 * How many letters must be put in, left out, replaced or swapped with their neighbour to make one text of another.
 *
 * @param most beyond this many it does not count on
 */
export const editDistance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next: number[] = Array(b.length + 1).fill(most + 1);
    next[0] = i;
    let least = i;
    // further from the diagonal there are too many letters to put in or leave out
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
 * The known name that an unknown one was probably meant to be.
 *
 * @returns undefined where none is near
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

/** A question to stand behind a reason, where an unknown name is near to a known one; empty where none is. */
export const didYouMean = (name: string, known: Iterable<string>): string => {
  const suggestion = suggestionFor(name, known);
  return suggestion === undefined ? "" : ` (did you mean "${suggestion}"?)`;
};
