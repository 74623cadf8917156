import type { Prisma } from "../../generated/prisma/client.js";
import type { KeyRange } from "./ranges.js";
import type { LifecycleRule } from "./rules.js";

/** What one step of an execution works on: a page of a bucket. */
export interface Step {
  readonly db: Prisma.TransactionClient;
  readonly bucketId: bigint;
  /** Those that are enabled. */
  readonly rules: readonly LifecycleRule[];
  readonly at: Date;
  readonly range: KeyRange;
  /** Where the page begins within its first key, for keys with many versions or uploads. */
  readonly after?: string | undefined;
}

/** Objects that are gone. */
export interface Gone {
  readonly objects: number;
  /** In bytes. */
  readonly bytes: number;
}

/** What a step has done, and where the next one begins; undefined behind the last page of its range. */
export interface StepOutcome {
  readonly gone: Gone;
  readonly next: { readonly from: Buffer; readonly after?: string } | undefined;
}

/** How many rows are read at a time, and how many are changed in one transaction: others wait for none of them for long. */
export const rowsOfPage = 1_000;
const rowsOfBatch = 100;

export const noneGone: Gone = { objects: 0, bytes: 0 };

/** Works on some at a time, one batch after another. @returns what is gone */
export const inBatches = async <Row>(
  rows: readonly Row[],
  work: (batch: readonly Row[]) => Promise<Gone>,
): Promise<Gone> => {
  let [objects, bytes] = [0, 0];
  for (let start = 0; start < rows.length; start += rowsOfBatch) {
    const gone = await work(rows.slice(start, start + rowsOfBatch));
    objects += gone.objects;
    bytes += gone.bytes;
  }
  return { objects, bytes };
};

/** The key that follows another. */
export const keyBehind = (key: Uint8Array): Buffer => Buffer.concat([key, Buffer.of(0)]);
