import { etagOf, headObject } from "../s3-client/objects.js";
import { findEqual, type TargetView } from "./compare.js";
import { copyParts } from "./copy-parts.js";
import type { CopyRun, ToCopy } from "./copy-run.js";
import { copyWhole } from "./copy-whole.js";
import { SideError } from "./job-failure.js";
import { explain } from "./sentences.js";
import type { Outcome } from "./window.js";

/** The most bytes that one request may store. */
const mostAtOnce = 5 * 1024 ** 3;

/** How often an object that changes while it is copied is begun anew. */
const mostChanges = 3;

const isGone = ({ side, cause: { status, code } }: SideError): boolean =>
  side === "source" && status === 404 && code !== "NoSuchBucket";

const hasChanged = ({ side, cause: { status } }: SideError): boolean => side === "source" && status === 412;

const ignoresRanges = ({ side, cause: { status } }: SideError): boolean => side === "source" && status === 200;

/** Objects that were made of parts are copied in parts; others in one piece as long as that is possible, for the same ETag. */
const isInParts = ({ singleMost }: CopyRun, { size, etag }: ToCopy): boolean =>
  size > mostAtOnce || (size > singleMost && etag.includes("-"));

const copyLarge = async (run: CopyRun, object: ToCopy): Promise<number> => {
  const give = await run.largeSlots.take(run.signal);
  try {
    await copyParts(run, object);
    return object.size;
  } catch (error) {
    if (!(error instanceof SideError) || !ignoresRanges(error) || object.size > mostAtOnce) throw error;
    return await copySmall(run, object);
  } finally {
    give();
  }
};

const copySmall = async (run: CopyRun, object: ToCopy): Promise<number> => {
  const give = await run.slots.take(run.signal);
  try {
    return await run.pace.within(() => copyWhole(run, object), run.signal);
  } finally {
    give();
  }
};

/** The object as it is now. */
const lookAgain = async ({ sides }: CopyRun, object: ToCopy): Promise<ToCopy> => {
  const { source, retry } = sides;
  const { from: bucket, key } = object;
  const head = await retry(() => source.once((client, signal) => headObject(client, { bucket, key }, {}, signal)));
  return { ...object, size: Number(head["content-length"] ?? object.size), etag: etagOf({ headers: head }) };
};

const copy = async (run: CopyRun, object: ToCopy): Promise<number> => {
  let current = object;
  for (let changes = 0; ; changes++) {
    try {
      return await (isInParts(run, current) ? copyLarge(run, current) : copySmall(run, current));
    } catch (error) {
      if (!(error instanceof SideError) || !hasChanged(error) || changes >= mostChanges) throw error;
      current = await lookAgain(run, current);
    }
  }
};

/**
 * Brings one object to the target, unless it is there already.
 *
 * @param view what is known of the target
 * @throws CopyFailure where more than this object cannot be copied, or the reason of the signal
 */
export const copyObject = async (run: CopyRun, object: ToCopy, view: TargetView): Promise<Outcome> => {
  try {
    const equal = await findEqual(run, object, view);
    if (equal) {
      // what a run before this one has stored, and not written down
      const isOwn = run.resumedFrom !== undefined && equal.modifiedAt >= run.resumedFrom;
      return { kind: isOwn ? "copied" : "skipped", bytes: object.size };
    }
    return { kind: "copied", bytes: await copy(run, object) };
  } catch (error) {
    run.signal.throwIfAborted();
    if (error instanceof SideError) {
      // whoever deletes an object while a job runs does not want it copied
      if (isGone(error)) return { kind: "skipped", bytes: object.size };
      return { kind: "failed", bytes: object.size, why: explain(error) };
    }
    throw error;
  }
};
