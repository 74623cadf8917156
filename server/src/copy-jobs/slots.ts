/** A number of places, of which each is taken by one at a time, in the order in which they are asked for. */
export interface Slots {
  /** Waits for a place. @returns gives it back @throws the reason of the signal */
  take(signal: AbortSignal): Promise<() => void>;
}

export const createSlots = (count: number): Slots => {
  let free = count;
  const waiting = new Set<() => void>();
  const give = () => {
    const [next] = waiting;
    if (next) {
      waiting.delete(next);
      next();
    } else free += 1;
  };
  const once = () => {
    let given = false;
    return () => {
      if (!given) give();
      given = true;
    };
  };
  return {
    take: async (signal) => {
      signal.throwIfAborted();
      if (free > 0) {
        free -= 1;
        return once();
      }
      await new Promise<void>((resolve, reject) => {
        const abort = () => {
          waiting.delete(next);
          reject(signal.reason);
        };
        const next = () => {
          signal.removeEventListener("abort", abort);
          resolve();
        };
        signal.addEventListener("abort", abort, { once: true });
        waiting.add(next);
      });
      return once();
    },
  };
};
