import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import {
  abortUpload,
  completeUpload,
  createUpload,
  listParts,
  type UploadAddress,
  type UploadedPart,
  uploadPart,
} from "../s3-client/multipart.js";
import { etagOf, getObject, headObject } from "../s3-client/objects.js";
import { S3ClientError } from "../s3-client/s3-client-error.js";
import type { CopyRun, ToCopy } from "./copy-run.js";
import { describeCopy } from "./describe-object.js";
import { SideError } from "./job-failure.js";
import { meter } from "./meter.js";
import { choosePartSize } from "./part-size.js";
import type { BegunUpload } from "./progress.js";

/** The ETag of an object that is made of parts. */
const etagOfParts = (parts: readonly UploadedPart[]): string => {
  const hash = createHash("md5");
  for (const { etag } of parts) hash.update(Buffer.from(etag, "hex"));
  return `${hash.digest("hex")}-${parts.length}`;
};

const isWhole = (answer: IncomingMessage): boolean => answer.statusCode === 206;

/** Copies one part, within a place. */
const copyPart = async (
  run: CopyRun,
  object: ToCopy,
  { number, first, size, ...address }: UploadAddress & { number: number; first: number; size: number },
): Promise<UploadedPart> => {
  const { source, target, retry } = run.sides;
  const { from: bucket, key, etag } = object;
  const give = await run.slots.take(run.signal);
  try {
    return await retry(async () => {
      const range = [first, first + size - 1] as const;
      const answer = await source.once((client, signal) => getObject(client, { bucket, key }, { etag, range }, signal));
      let moved = 0;
      try {
        if (!isWhole(answer)) {
          throw new SideError("source", new S3ClientError("Ranges are ignored.", { fault: "answered", status: 200 }));
        }
        const onBytes = (count: number) => {
          moved += count;
          object.onBytes(count);
        };
        const body = meter(answer, { ...run, size, onBytes });
        const stored = await target.once((client, signal) =>
          uploadPart(client, address, { number, size, body }, signal),
        );
        return { number, size, etag: stored };
      } catch (error) {
        object.onBytes(-moved);
        throw error;
      } finally {
        answer.destroy();
      }
    });
  } finally {
    give();
  }
};

/** Copies all parts that are not stored yet. After one that cannot be copied, no other is begun. */
const copyEach = async (
  run: CopyRun,
  object: ToCopy,
  { upload, stored, count }: { upload: BegunUpload; stored: readonly UploadedPart[]; count: number },
): Promise<readonly UploadedPart[]> => {
  const { size, partSize } = upload;
  const known = new Map(stored.map((part) => [part.number, part]));
  const parts: UploadedPart[] = [];
  const numbers = Array.from({ length: count }, (_, index) => index + 1).values();
  let failure: { readonly error: unknown } | undefined;
  const work = async () => {
    for (const number of numbers) {
      if (failure) return;
      const first = (number - 1) * partSize;
      const ofPart = Math.min(partSize, size - first);
      const there = known.get(number);
      if (there?.size === ofPart) object.onBytes(ofPart);
      const part =
        there?.size === ofPart ? there : await copyPart(run, object, { ...upload, number, first, size: ofPart });
      parts[number - 1] = part;
    }
  };
  const working = Array.from({ length: Math.min(count, run.parallel) }, () =>
    work().catch((error: unknown) => {
      failure ??= { error };
    }),
  );
  await Promise.all(working);
  if (failure) throw (failure as { readonly error: unknown }).error;
  return parts;
};

const forget = ({ progress }: CopyRun, upload: BegunUpload): void => {
  progress.uploads = progress.uploads.filter((other) => other !== upload);
};

/** Gives an upload up. That it cannot be is no fault of the job: the target cleans up what is left. */
export const giveUp = async (run: CopyRun, upload: BegunUpload, signal: AbortSignal): Promise<void> => {
  forget(run, upload);
  await abortUpload(run.sides.target.client, upload, signal).catch(() => undefined);
};

/** The upload with which an earlier run has begun, and what it has; else a new one. */
const openUpload = async (
  run: CopyRun,
  object: ToCopy,
  partSize: number,
): Promise<readonly [BegunUpload, readonly UploadedPart[]]> => {
  const { source, target, retry } = run.sides;
  const { from, to: bucket, key, size, etag } = object;
  const begun = run.progress.uploads.find((upload) => upload.bucket === bucket && upload.key === key);
  if (begun) {
    const parts = await retry(() => target.once((client, signal) => listParts(client, begun, signal))).catch(
      (error: unknown) => {
        if (error instanceof SideError) return undefined;
        throw error;
      },
    );
    if (parts && begun.etag === etag && begun.size === size && begun.partSize === partSize) return [begun, parts];
    await giveUp(run, begun, run.signal);
  }
  const uploadId = await retry(async () => {
    const head = await source.once((client, signal) => headObject(client, { bucket: from, key }, {}, signal));
    const headers = await describeCopy(run, object, head);
    return target.once((client, signal) => createUpload(client, { bucket, key }, headers, signal));
  });
  const upload: BegunUpload = { bucket, key, uploadId, etag, size, partSize };
  run.progress.uploads = [...run.progress.uploads, upload];
  return [upload, []];
};

/** Makes the object of its parts; where the answer was lost, it may be there already. */
const complete = async (run: CopyRun, upload: BegunUpload, parts: readonly UploadedPart[]): Promise<void> => {
  const { target, retry } = run.sides;
  try {
    await retry(() => target.once((client, signal) => completeUpload(client, upload, parts, signal)));
  } catch (error) {
    if (!(error instanceof SideError) || error.cause.code !== "NoSuchUpload") throw error;
    const head = await retry(() => target.once((client, signal) => headObject(client, upload, {}, signal)));
    if (etagOf({ headers: head }) !== etagOfParts(parts)) throw error;
  }
};

/**
 * Copies a large object in parts, several at a time: in those of the source where they can be found out, so that the copy has
 * the same ETag.
 *
 * @throws SideError, CopyFailure, or the reason of the signal
 */
export const copyParts = async (run: CopyRun, object: ToCopy): Promise<void> => {
  const { partSize, isOfSource } = await choosePartSize(run, object);
  let before: string | undefined;
  for (;;) {
    const [upload, stored] = await openUpload(run, object, partSize);
    const count = Math.ceil(object.size / partSize);
    const parts = await copyEach(run, object, { upload, stored, count }).catch(async (error: unknown) => {
      run.signal.throwIfAborted();
      await giveUp(run, upload, run.signal);
      throw error;
    });
    const etag = etagOfParts(parts);
    // an ETag of the source that is not the one of its parts is wrong if the bytes are the same at two reads
    const isRight = etag === object.etag || !isOfSource || etag === before;
    if (isRight) {
      await complete(run, upload, parts);
      forget(run, upload);
      return;
    }
    if (before !== undefined) {
      const wrong = new S3ClientError("The object is another one at each read.", { fault: "broken" });
      await giveUp(run, upload, run.signal);
      throw new SideError("source", wrong);
    }
    before = etag;
    object.onBytes(-object.size);
    await giveUp(run, upload, run.signal);
  }
};
