import type { ByteRange } from "../../blobs/stored-bytes.js";
import type { StoredObject } from "../../object-store/objects/stored-object.js";
import { partsWith } from "../../object-store/uploads/parts.js";
import type { S3Call } from "../call.js";

/** Some bytes of an object: of the one blob, or of the parts that it was uploaded in. */
export async function* readBytes(
  { context: { bytes, prisma }, service: { uuid } }: Pick<S3Call, "context" | "service">,
  { content, size }: StoredObject,
  range: ByteRange,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (size === 0) return;
  if (content.kind === "whole") {
    yield* bytes.open(uuid, content.stored, range);
    return;
  }
  let next = range.start;
  for await (const { startsAt, stored } of partsWith(prisma, content.uploadId, range)) {
    if (startsAt > next) break;
    const last = Math.min(range.end, startsAt + stored.size - 1);
    yield* bytes.open(uuid, stored, { start: next - startsAt, end: last - startsAt });
    next = last + 1;
  }
  // the object was replaced meanwhile, and its parts are gone: the answer must not look whole
  if (next <= range.end) throw new Error("Parts of an object went while it was read.");
}
