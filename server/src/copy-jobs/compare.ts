import { type ListedObject, listObjects } from "../s3-client/listings.js";
import { headObject } from "../s3-client/objects.js";
import { S3ClientError } from "../s3-client/s3-client-error.js";
import type { CopyRun, ToCopy } from "./copy-run.js";
import { SideError } from "./job-failure.js";
import type { Sides } from "./side.js";
import { wholeChecksums } from "./travelling-headers.js";

/** What the target has between two keys of the source. */
export interface TargetView {
  /** Undefined where it is not known whether the target has it. */
  find(key: string): ListedObject | "absent" | undefined;
}

/** A target that holds much more than the source is asked object by object. */
const mostPages = 4;

const isBehind = (key: string, other: string): boolean => Buffer.compare(Buffer.from(key), Buffer.from(other)) >= 0;

/**
 * Lists what the target has of a page of the source, in as many calls.
 *
 * @param after the key before the page
 * @param last the last key of the page
 */
export const viewTarget = async (
  { target, retry }: Sides,
  bucket: string,
  { after, last }: { readonly after: string | undefined; readonly last: string },
): Promise<TargetView> => {
  const known = new Map<string, ListedObject>();
  let token: string | undefined;
  let isComplete = false;
  try {
    for (let page = 0; page < mostPages && !isComplete; page++) {
      const position = { after, token };
      const listed = await retry(() => target.once((client, signal) => listObjects(client, bucket, position, signal)));
      for (const object of listed.objects) known.set(object.key, object);
      const end = listed.objects.at(-1)?.key;
      isComplete = listed.next === undefined || (end !== undefined && isBehind(end, last));
      token = listed.next;
    }
  } catch (error) {
    // who may write need not be allowed to list
    if (!(error instanceof SideError)) throw error;
  }
  return { find: (key) => known.get(key) ?? (isComplete ? "absent" : undefined) };
};

/** A target that has nothing yet. */
export const emptyView: TargetView = { find: () => "absent" };

const sameChecksum = (one: Record<string, string>, other: Record<string, string>): boolean =>
  Object.entries(one).some(([name, value]) => other[name] === value);

/** An object in the target that is the same as one of the source. */
export interface Equal {
  readonly modifiedAt: number;
}

/** Asks both sides for the object, where lists do not tell whether it is the same. */
const askBoth = async ({ sides }: CopyRun, { from, to, key, size, etag }: ToCopy): Promise<Equal | undefined> => {
  const { source, target, retry } = sides;
  try {
    const copy = await retry(() =>
      target.once((client, signal) => headObject(client, { bucket: to, key }, {}, signal)),
    );
    if (copy["content-length"] !== String(size)) return undefined;
    const equal: Equal = { modifiedAt: Date.parse(String(copy["last-modified"])) };
    if (copy.etag?.replaceAll('"', "") === etag) return equal;
    const checksums = wholeChecksums(copy);
    if (Object.keys(checksums).length === 0) return undefined;
    const original = await retry(() =>
      source.once((client, signal) => headObject(client, { bucket: from, key }, {}, signal)),
    );
    return sameChecksum(wholeChecksums(original), checksums) ? equal : undefined;
  } catch (error) {
    // not there, or not to be read by this key: it is written anew
    if (error instanceof SideError && error.cause instanceof S3ClientError) return undefined;
    throw error;
  }
};

/** Finds the same object in the target: of equal size, and of equal ETag or checksum. */
export const findEqual = async (run: CopyRun, object: ToCopy, view: TargetView): Promise<Equal | undefined> => {
  const listed = view.find(object.key);
  if (listed === "absent") return undefined;
  if (listed && listed.size !== object.size) return undefined;
  if (listed && listed.etag === object.etag && object.etag !== "") return listed;
  return askBoth(run, object);
};
