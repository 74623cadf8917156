/** Ends what was started, the latest first. */
export interface Shutdown {
  /** Adds the end of something that was just started. */
  push(end: () => Promise<void>): void;
  /** Ends everything. It may be called several times. One end that fails does not keep the others from theirs. */
  run(): Promise<void>;
  readonly begun: boolean;
}

/** @param onFault is told of each end that fails */
export const createShutdown = (onFault: (error: unknown) => void): Shutdown => {
  const ends: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;
  const runAll = async () => {
    for (const end of ends.reverse()) await end().catch(onFault);
  };
  return {
    push: (end) => void ends.push(end),
    run: () => {
      running ??= runAll();
      return running;
    },
    get begun() {
      return running !== undefined;
    },
  };
};
