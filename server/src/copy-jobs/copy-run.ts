import type { Bandwidth } from "./bandwidth.js";
import type { Pace } from "./pace.js";
import type { JobProgress } from "./progress.js";
import type { Sides } from "./side.js";
import type { Slots } from "./slots.js";

/** How objects are cut. */
export interface CopySizes {
  /** Objects larger than this that were made of parts are copied in parts, in bytes. */
  readonly singleMost: number;
  /** The size of parts where the object in the source has none, in bytes. */
  readonly partSize: number;
}

/** What copying works with, from bucket to bucket. */
export interface CopyRun extends CopySizes {
  readonly sides: Sides;
  readonly progress: JobProgress;
  /** How many objects, and parts of large ones, are copied at a time. */
  readonly parallel: number;
  /** Of these. */
  readonly slots: Slots;
  /** Of large objects that are copied at a time. */
  readonly largeSlots: Slots;
  readonly bandwidth: Bandwidth;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** When an earlier run began, in milliseconds since 1970; undefined for the first run. */
  readonly resumedFrom: number | undefined;
}

/** An object to copy. */
export interface ToCopy {
  /** The bucket in the source. */
  readonly from: string;
  /** The bucket in the target. */
  readonly to: string;
  readonly key: string;
  readonly size: number;
  readonly etag: string;
  /** Tells that bytes of it have been moved, or with a negative number, that they were moved in vain. */
  onBytes(count: number): void;
}
