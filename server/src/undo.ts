/** What has to be ended again, in reverse order. */
export interface Undo {
  /** Adds the end of something that was just started. */
  push(end: () => Promise<void>): void;
  /** Ends everything; it may be called several times. One end that fails does not keep the others from theirs. */
  run(): Promise<void>;
  readonly begun: boolean;
}

export const createUndo = (onFault: (error: unknown) => void): Undo => {
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
