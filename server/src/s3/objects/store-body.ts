import type { StoredBytes } from "../../blobs/stored-bytes.js";
import type { S3Call } from "../call.js";
import type { Payload, PayloadDigests } from "../payload/open-payload.js";

/**
 * Stores the body of a request, and hands it to a command that makes it somebody's. If either fails, nothing of it is left.
 *
 * @param keep makes a row of it
 */
export const storeBody = async <Kept>(
  { context, service }: Pick<S3Call, "context" | "service">,
  payload: Payload,
  keep: (stored: StoredBytes, digests: PayloadDigests) => Promise<Kept>,
): Promise<Kept> => {
  const stored = await context.bytes.store(service.uuid, payload.stream);
  try {
    return await keep(stored, await payload.finish());
  } catch (error) {
    await context.bytes.discard(stored);
    throw error;
  }
};
