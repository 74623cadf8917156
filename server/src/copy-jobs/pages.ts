import { type ListedObject, listObjects, type ObjectPage } from "../s3-client/listings.js";
import { S3ClientError } from "../s3-client/s3-client-error.js";
import { SideError } from "./job-failure.js";
import type { Sides } from "./side.js";

const disordered = (): SideError =>
  new SideError(
    "source",
    new S3ClientError("The list has no order, or no end.", { fault: "answered", status: 200, code: "ListOutOfOrder" }),
  );

const byBytes = (one: string, other: string): boolean => Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;

/** Whether one key comes before another: by their bytes, or as some storages have it, by their UTF-16. */
const isBefore = (one: string, other: string): boolean => byBytes(one, other) || one < other;

const requireOrder = (objects: readonly ListedObject[], after: string | undefined): void => {
  let last = after;
  for (const { key } of objects) {
    if (last !== undefined && !isBefore(last, key)) throw disordered();
    last = key;
  }
};

/**
 * The objects of a bucket of the source, page by page, in the order of their keys. A list that does not move on ends with an
 * error: whoever trusts it would read it for ever.
 *
 * @param from only keys behind this one
 * @throws SideError, CopyFailure, or the reason of the signal
 */
export async function* pagesOf(sides: Sides, bucket: string, from: string | undefined): AsyncGenerator<ObjectPage> {
  const { source, retry } = sides;
  let after = from;
  let token: string | undefined;
  for (;;) {
    const position = { after, token };
    const page = await retry(() => source.once((client, signal) => listObjects(client, bucket, position, signal)));
    requireOrder(page.objects, after);
    yield page;
    const { next } = page;
    if (next === undefined) return;
    if (next === token) throw disordered();
    after = page.objects.at(-1)?.key ?? after;
    token = next;
  }
}
