import type { IncomingHttpHeaders } from "node:http";
import { headObject } from "../s3-client/objects.js";
import type { CopyRun, ToCopy } from "./copy-run.js";
import { SideError } from "./job-failure.js";

const mebibyte = 1024 * 1024;
const mostParts = 10_000;
const leastPart = 5 * mebibyte;
const mostPart = 5 * 1024 * mebibyte;

/** The sizes in which clients of S3 upload unless they are told otherwise, in MiB, the more frequent ones first. */
const usualSizes = [8, 5, 16, 64, 15, 10, 32, 100, 128, 20, 25, 50, 256, 512, 1024];

/** How an object is cut for its copy. */
export interface PartSize {
  /** In bytes; the last part may be smaller. */
  readonly partSize: number;
  /** Whether the source has told that the object was made of such parts: then the copy must get the same ETag. */
  readonly isOfSource: boolean;
}

const fits = (partSize: number, size: number, count: number): boolean =>
  Math.ceil(size / partSize) === count && (count === 1 || partSize >= leastPart) && partSize <= mostPart;

/** The size of the parts of which an object in the source was made, if they tell: a copy of such parts has the same ETag. */
const partSizeInSource = async (
  { sides: { source, retry } }: CopyRun,
  { from: bucket, key, size }: ToCopy,
  count: number,
): Promise<number | undefined> => {
  const asked = { partNumber: 1 };
  const ofPart = await retry(() =>
    source.once((client, signal) => headObject(client, { bucket, key }, asked, signal)),
  ).catch((error: unknown) => {
    if (error instanceof SideError) return {} as IncomingHttpHeaders;
    throw error;
  });
  const told = Number(ofPart["content-length"] ?? Number.NaN);
  return told > 0 && fits(told, size, count) ? told : undefined;
};

/**
 * Chooses the size of the parts in which an object is copied: that in the source, which its ETag tells the number of. Sources that do not
 * tell the size get a guess, for the copy can be compared later only if it has the same ETag.
 */
export const choosePartSize = async (run: CopyRun, object: ToCopy): Promise<PartSize> => {
  const { size } = object;
  const count = Number(/^[0-9a-f]{32}-(\d{1,5})$/i.exec(object.etag)?.[1] ?? 0);
  if (count > 0 && count <= mostParts) {
    const told = await partSizeInSource(run, object, count);
    if (told !== undefined) return { partSize: told, isOfSource: true };
    const guess = usualSizes.map((each) => each * mebibyte).find((each) => fits(each, size, count));
    if (guess !== undefined) return { partSize: guess, isOfSource: false };
  }
  const least = Math.ceil(size / mostParts / mebibyte) * mebibyte;
  return { partSize: Math.max(run.partSize, least), isOfSource: false };
};
