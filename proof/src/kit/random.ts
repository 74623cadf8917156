/** Draws a whole number between two bounds, inclusive. */
export type Random = (least: number, most: number) => number;

/** A generator of random numbers that repeats itself for a seed. */
export const randomFrom = (seed: number): Random => {
  let state = seed;
  return (least, most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return least + Math.floor((state / 2 ** 32) * (most - least + 1));
  };
};

export const oneOf = <Item>(random: Random, items: readonly Item[]): Item => items[random(0, items.length - 1)] as Item;
