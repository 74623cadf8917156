import { setImmediate as turn } from "node:timers/promises";

/** So long may work go on before others have their turn, in milliseconds. */
const turnMs = 5;

/** So few items are no large request. */
const few = 50;

/**
 * Does work for each item, one after the other, and lets all other work of the process go on in between. It is for lists of a
 * thousand items whose work is some microseconds each.
 *
 * @returns the results, in the order of the items
 */
export const inTurns = async <Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Result | Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  // what came before may have taken its time as well, such as reading a large body
  if (items.length > few) await turn();
  let began = performance.now();
  for (const [index, item] of items.entries()) {
    if (performance.now() - began > turnMs) {
      await turn();
      began = performance.now();
    }
    results.push(await work(item, index));
  }
  return results;
};

/** Parts of a list, of this many items each but for the last. */
export const partsOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) => items.slice(part * size, (part + 1) * size));
