import { S3Error } from "../../aws/s3-error.js";
import type { CustomerKey } from "../../blobs/keys/customer-key.js";
import { inlineLimit, type StoredBytes } from "../../blobs/stored-bytes.js";
import { isUndone } from "../../database/undone.js";
import { ObjectStoreError } from "../../object-store/object-store-error.js";
import type { S3Call } from "../call.js";
import type { Payload, PayloadDigests } from "../payload/open-payload.js";

/** Whether it is certain that no row was written. */
const isRefused = (error: unknown): boolean =>
  error instanceof ObjectStoreError || error instanceof S3Error || isUndone(error);

/** A body that is stored, if it has a length that was known before. */
export type StorablePayload = Pick<Payload, "stream" | "finish"> &
  Partial<Pick<Payload, "decodedLength" | "readWhole">>;

/**
 * Stores the body of a request, and hands it to a command that makes it somebody's. If either fails, nothing of it is left. Where
 * nobody can tell whether the command succeeded, because the database went away meanwhile, the bytes stay: a row may name them. If
 * none does, the sweeper removes them.
 *
 * @param customerKey without which the bytes cannot be read then
 * @param keep makes a row of it
 */
export const storeBody = async <Kept>(
  { context, service }: Pick<S3Call, "context" | "service">,
  payload: StorablePayload,
  customerKey: CustomerKey | undefined,
  keep: (stored: StoredBytes, digests: PayloadDigests) => Promise<Kept>,
): Promise<Kept> => {
  if (payload.readWhole && payload.decodedLength !== undefined && payload.decodedLength <= inlineLimit) {
    const { bytes, digests } = await payload.readWhole();
    // in the row or nowhere: there is nothing to discard
    return keep(await context.bytes.storeInline(service.uuid, bytes, customerKey), digests);
  }
  const stored = await context.bytes.store(service.uuid, payload.stream, customerKey);
  const discard = () => context.bytes.discard(stored);
  const digests = await payload.finish().catch(async (error: unknown) => {
    await discard();
    throw error;
  });
  try {
    return await keep(stored, digests);
  } catch (error) {
    if (isRefused(error)) await discard();
    throw error;
  }
};
