/** The time before the next look: somewhere between the shortest and twice as long as before, up to the longest. */
export const delayAfter = (looks: number, shortest: number, longest: number, random = Math.random()): number => {
  const ceiling = Math.min(longest, shortest * 2 ** Math.min(looks - 1, 30));
  return shortest + random * Math.max(0, ceiling - shortest);
};
