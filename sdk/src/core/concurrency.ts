import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

/** The number of concurrent calls. */
export interface Concurrency {
  /** The most concurrent calls, an integer above 0; 1 by default. */
  readonly concurrency?: number | undefined;
}

/** @throws InvalidArgumentError unless it is an integer above 0 */
export const positiveInteger = (name: string, value: number): number => {
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError(`\`${name}\` must be an integer above 0`);
};

/**
 * Does the work for each entry, some concurrently, and starts them in their order.
 *
 * @param work returns `false` to start no further entry
 */
export const forEachConcurrently = async <Entry>(
  entries: readonly Entry[],
  { concurrency = 1 }: Concurrency,
  work: (entry: Entry, index: number) => Promise<boolean>,
): Promise<void> => {
  const workers = Math.min(positiveInteger("concurrency", concurrency), entries.length);
  const queue = entries.entries();
  let continues = true;
  const worker = async () => {
    // all workers share one queue: each takes the next entry
    for (const [index, entry] of queue) {
      if (!continues) return;
      continues = (await work(entry, index)) && continues;
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
};
