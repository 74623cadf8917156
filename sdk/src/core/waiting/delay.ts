/** The delay before the next poll: random between the shortest and twice the previous one, up to the longest. */
export const delayAfter = (polls: number, shortest: number, longest: number, random = Math.random()): number => {
  const ceiling = Math.min(longest, shortest * 2 ** Math.min(polls - 1, 30));
  return shortest + random * Math.max(0, ceiling - shortest);
};
