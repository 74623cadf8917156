import { setTimeout as wait } from "node:timers/promises";

/** Waits. @throws the reason of the signal */
export const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
  signal.throwIfAborted();
  if (ms <= 0) return;
  await wait(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
};
