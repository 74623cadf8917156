/**
 * Why bytes cannot be stored or read:
 *
 * - `full`: there is no space left, or no more may be used
 * - `unavailable`: the disk or the store behind it fails
 * - `missing`: the bytes, or the key that opens them, are not there
 * - `damaged`: the bytes are not as they were written
 * - `no-service`: the service is removed
 */
export type BlobStoreFault = "full" | "unavailable" | "missing" | "damaged" | "no-service";

/** Bytes that cannot be stored or read. Nothing is left of what was to be stored. */
export class BlobStoreError extends Error {
  override readonly name = "BlobStoreError";
  constructor(
    readonly fault: BlobStoreFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
