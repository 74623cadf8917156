import { createBucket, hasBucket } from "../s3-client/buckets.js";
import type { ListedObject } from "../s3-client/listings.js";
import { emptyView, type TargetView, viewTarget } from "./compare.js";
import { copyObject } from "./copy-object.js";
import type { CopyRun } from "./copy-run.js";
import { SideError } from "./job-failure.js";
import { pagesOf } from "./pages.js";
import { mostFailedKeys } from "./progress.js";
import { createWindow, type Window } from "./window.js";

/** A bucket in the source, and the one to which its objects go. */
export interface BucketPair {
  readonly from: string;
  readonly to: string;
}

const isDenied = (error: unknown): boolean =>
  error instanceof SideError && error.side === "target" && error.cause.status === 403;

const isThere = new Set(["BucketAlreadyOwnedByYou", "BucketAlreadyExists"]);

/**
 * Sees to it that there is a bucket, as far as the key may: who may write objects need not be allowed to ask.
 *
 * @returns whether it has just been created
 */
const openTarget = async ({ sides: { target, retry } }: CopyRun, bucket: string): Promise<boolean> => {
  const asked = retry(() => target.once((client, signal) => hasBucket(client, bucket, signal)));
  const found = await asked.catch((error: unknown) => {
    if (isDenied(error)) return undefined;
    throw error;
  });
  if (found) return false;
  try {
    await retry(() => target.once((client, signal) => createBucket(client, bucket, signal)));
    return true;
  } catch (error) {
    const isUnknown =
      found === undefined && (isDenied(error) || (error instanceof SideError && isThere.has(error.cause.code)));
    if (isUnknown) return false;
    throw error;
  }
};

const noteUnreadable = ({ progress }: CopyRun, bucket: string, keys: readonly string[]): void => {
  progress.failedCount += keys.length;
  for (const key of keys.slice(0, mostFailedKeys - progress.failed.length)) {
    progress.failed.push({ bucket, key, why: "The key is no text in UTF-8." });
  }
};

/**
 * Copies what is in a bucket, from where an earlier run has got to.
 *
 * @param onWindow gets what tells how far it is
 * @throws SideError where the bucket cannot be listed or created, CopyFailure, or the reason of the signal
 */
export const copyBucket = async (
  run: CopyRun,
  { from, to }: BucketPair,
  onWindow: (window: Window) => void,
): Promise<void> => {
  const { sides, progress, signal } = run;
  const isNew = await openTarget(run, to);
  const window = createWindow(from, progress);
  onWindow(window);
  const running = new Set<Promise<void>>();
  const copyOne = async (object: ListedObject, view: TargetView) => {
    const entry = await window.begin(object.key, signal);
    const onBytes = (count: number) => {
      entry.moved += count;
    };
    // not waited for: the window bounds how many there are
    const copying = copyObject(run, { ...object, from, to, onBytes }, view)
      .then((outcome) => window.end(entry, outcome), window.fail)
      .finally(() => running.delete(copying));
    running.add(copying);
  };
  let after = progress.after;
  try {
    for await (const { objects, unreadable } of pagesOf(sides, from, progress.after)) {
      noteUnreadable(run, from, unreadable);
      const last = objects.at(-1)?.key;
      if (last === undefined) continue;
      const view = isNew ? emptyView : await viewTarget(sides, to, { after, last });
      for (const object of objects) await copyOne(object, view);
      after = last;
    }
    await window.drain(signal);
  } finally {
    // what is under way ends with the signal, or soon by itself; nothing is added to the progress behind the back of what follows
    await Promise.all(running);
  }
};
