/** A number from 0 up to 1 that depends on nothing but the seed and its place: the order of calls makes no difference. */
export const chanceAt = (seed: number, ...place: readonly number[]): number => {
  let state = seed;
  for (const step of [...place, place.length]) {
    state = Math.imul(state ^ step ^ (state >>> 15), 0x2c1b3c6d);
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    state ^= state >>> 15;
  }
  return (state >>> 0) / 2 ** 32;
};

/** Picks one by its share; what the shares leave of 1 is undefined. */
export const pick = <Name extends string>(
  shares: Readonly<Partial<Record<Name, number>>>,
  chance: number,
): Name | undefined => {
  let end = 0;
  for (const [name, share] of Object.entries<number | undefined>(shares)) {
    end += share ?? 0;
    if (chance < end) return name as Name;
  }
  return undefined;
};
