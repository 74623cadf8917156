import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

/** How many calls are under way at the same time. */
export interface Concurrency {
  /** The most calls at the same time, a whole number above 0; 1 when left out. */
  readonly concurrency?: number | undefined;
}

/** @throws InvalidArgumentError unless it is a whole number above 0 */
export const positiveInteger = (name: string, value: number): number => {
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError(`\`${name}\` must be a whole number above 0`);
};

/**
 * Does the work for each entry, some of them at the same time, and begins in their order.
 *
 * @param work says by `false` that no more is to be begun
 */
export const sideBySide = async <Entry>(
  entries: readonly Entry[],
  { concurrency = 1 }: Concurrency,
  work: (entry: Entry, index: number) => Promise<boolean>,
): Promise<void> => {
  const lanes = Math.min(positiveInteger("concurrency", concurrency), entries.length);
  const queue = entries.entries();
  let goesOn = true;
  const lane = async () => {
    // one queue for all lanes: each takes what comes next
    for (const [index, entry] of queue) {
      if (!goesOn) return;
      goesOn = (await work(entry, index)) && goesOn;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};
