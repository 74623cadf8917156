import type { OpenOptions } from "../blobs/bytes.js";
import type { ByteRange } from "../blobs/stored-bytes.js";
import type { StoredObject } from "../object-store/objects/stored-object.js";
import { partsWith } from "../object-store/uploads/parts.js";
import type { ObjectContext } from "./context.js";

/** What bytes are read with, and whose they are. */
interface Reader {
  readonly context: Pick<ObjectContext, "bytes" | "prisma" | "leases">;
  readonly service: { readonly uuid: string };
}

/**
 * Some bytes of an object: of the one blob, or of the parts that it was uploaded in. They are all there to the end, also where the
 * object is replaced or deleted meanwhile, however long that takes.
 *
 * @param options as those of `Bytes.open`
 */
export async function* readBytes(
  reader: Reader,
  { content, size }: StoredObject,
  range: ByteRange,
  options?: OpenOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (size === 0) return;
  const { context, service } = reader;
  if (content.kind === "whole") {
    yield* context.bytes.open(service.uuid, content.stored, range, options);
    return;
  }
  const end = context.leases.begin(content.uploadId);
  try {
    yield* readParts(reader, content.uploadId, range, options);
  } finally {
    end();
  }
}

async function* readParts(
  { context: { bytes, prisma }, service: { uuid } }: Reader,
  uploadId: string,
  range: ByteRange,
  options?: OpenOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  let next = range.start;
  for await (const { startsAt, stored } of partsWith(prisma, uploadId, range)) {
    if (startsAt > next) break;
    const last = Math.min(range.end, startsAt + stored.size - 1);
    yield* bytes.open(uuid, stored, { start: next - startsAt, end: last - startsAt }, options);
    next = last + 1;
  }
  // the parts are gone, which a lease keeps from happening: the answer must not look whole
  if (next <= range.end) throw new Error("Parts of an object went while it was read.");
}
