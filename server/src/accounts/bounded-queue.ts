/** The queue is full: the work was not begun. */
export class QueueFullError extends Error {
  override readonly name = "QueueFullError";
}

/** How much may be under way, and how much may wait for that. */
export interface QueueBounds {
  readonly atOnce: number;
  readonly waiting: number;
}

/** Does some work now or when its turn comes. @throws QueueFullError if too much waits already */
export type Enqueue = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Makes a queue: first in, first out, and refusing what would wait too long. */
export const createBoundedQueue = ({ atOnce, waiting }: QueueBounds): Enqueue => {
  const turns: (() => void)[] = [];
  let underWay = 0;

  const begin = async (): Promise<void> => {
    if (underWay < atOnce) {
      underWay += 1;
      return;
    }
    if (turns.length >= waiting) throw new QueueFullError("Too much is waiting already.");
    await new Promise<void>((resolve) => turns.push(resolve));
  };

  /** Whoever waits takes over: no newcomer gets in between. */
  const end = (): void => {
    const next = turns.shift();
    if (next) next();
    else underWay -= 1;
  };

  return async (work) => {
    await begin();
    try {
      return await work();
    } finally {
      end();
    }
  };
};
