/** Lets a loop sleep until somebody wakes it. */
export interface Wake {
  /** Ends the sleep, or the next one at once if nobody sleeps. */
  poke(): void;
  /** Sleeps until it is poked, or for so long at most. */
  sleep(longestMs: number): Promise<void>;
}

export const createWake = (): Wake => {
  let poked = false;
  let awaken: (() => void) | undefined;
  return {
    poke() {
      poked = true;
      awaken?.();
    },
    async sleep(longestMs) {
      if (!poked) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, longestMs).unref();
          awaken = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        awaken = undefined;
      }
      poked = false;
    },
  };
};
