import { createWake, type Wake } from "../due-work/wake.js";
import { CopyFailure } from "./job-failure.js";
import { type JobProgress, mostFailedKeys } from "./progress.js";
import { quoted } from "./sentences.js";

/** What came of one object. */
export type Outcome =
  | { readonly kind: "copied" | "skipped"; readonly bytes: number }
  | { readonly kind: "failed"; readonly bytes: number; readonly why: string };

/** An object that is being looked after. */
export interface Entry {
  readonly key: string;
  /** Bytes of it that are stored by now. */
  moved: number;
  outcome: Outcome | undefined;
}

/** How many objects are begun before the first of them is done: what is looked at again after a kill. */
const mostOpen = 256;

/** So many in a row that cannot be copied, and it is not the objects. */
const mostFailedInRow = 1000;

/**
 * The objects between the key up to which everything is done and the one that was begun last. What comes of them is added to the
 * progress in the order of the keys: so it can be written down at every moment.
 */
export interface Window {
  /** Waits until another object may begin. @throws CopyFailure where nearly nothing can be copied, or the reason of the signal */
  begin(key: string, signal: AbortSignal): Promise<Entry>;
  end(entry: Entry, outcome: Outcome): void;
  /** Has whoever waits fail with an error. */
  fail(error: unknown): void;
  /** Waits until all are done. @throws the reason of the signal */
  drain(signal: AbortSignal): Promise<void>;
  /** Bytes of objects that are begun and not yet added to the progress. */
  open(): { readonly copied: number; readonly skipped: number };
}

export const createWindow = (bucket: string, progress: JobProgress): Window => {
  const entries: Entry[] = [];
  const wake: Wake = createWake();
  let failedInRow = 0;
  let lastWhy = "";
  let failure: { readonly error: unknown } | undefined;

  const add = ({ key, outcome }: Entry) => {
    progress.after = key;
    if (!outcome) return;
    const { bytes } = outcome;
    if (outcome.kind === "failed") {
      progress.failedBytes += bytes;
      progress.failedCount += 1;
      if (progress.failed.length < mostFailedKeys) progress.failed.push({ bucket, key, why: outcome.why });
    } else if (outcome.kind === "copied") progress.copiedBytes += bytes;
    else progress.skippedBytes += bytes;
  };
  const waitUntil = async (isSo: () => boolean, signal: AbortSignal) => {
    for (;;) {
      signal.throwIfAborted();
      if (failure) throw failure.error;
      if (isSo()) return;
      await wake.sleep(100);
    }
  };
  return {
    begin: async (key, signal) => {
      await waitUntil(() => entries.length < mostOpen, signal);
      if (failedInRow >= mostFailedInRow) {
        const sentence = `${failedInRow} objects in a row could not be copied, the last ones of the bucket ${quoted(bucket)}: ${lastWhy}`;
        throw new CopyFailure("job", sentence);
      }
      const entry: Entry = { key, moved: 0, outcome: undefined };
      entries.push(entry);
      return entry;
    },
    end: (entry, outcome) => {
      entry.outcome = outcome;
      failedInRow = outcome.kind === "failed" ? failedInRow + 1 : 0;
      if (outcome.kind === "failed") lastWhy = outcome.why;
      let done = 0;
      for (const first of entries) {
        if (!first.outcome) break;
        add(first);
        done += 1;
      }
      if (done > 0) entries.splice(0, done);
      wake.poke();
    },
    fail: (error) => {
      failure ??= { error };
      wake.poke();
    },
    drain: (signal) => waitUntil(() => entries.length === 0, signal),
    open: () => {
      let [copied, skipped] = [0, 0];
      for (const { outcome, moved } of entries) {
        if (outcome?.kind === "skipped") skipped += outcome.bytes;
        else if (outcome?.kind !== "failed") copied += outcome?.bytes ?? moved;
      }
      return { copied, skipped };
    },
  };
};
