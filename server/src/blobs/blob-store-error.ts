/**
 * Why bytes cannot be stored or read:
 *
 * - `full`: there is no space left, or no more may be used
 * - `unavailable`: the disk or the store behind it fails
 * - `missing`: the bytes, or the key that opens them, are not there
 * - `damaged`: the bytes are not as they were written
 * - `no-service`: the service is removed
 * - `customer-key`: the key of the customer is needed, and is not given or another one
 */
export type BlobStoreFault = "full" | "unavailable" | "missing" | "damaged" | "no-service" | "customer-key";

/** What a `BlobStoreError` is made of, beside its message. */
interface Fault extends ErrorOptions {
  readonly fault: BlobStoreFault;
}

/** Bytes that cannot be stored or read. Nothing is left of what was to be stored. */
export class BlobStoreError extends Error {
  override readonly name = "BlobStoreError";
  readonly fault: BlobStoreFault;

  constructor(message: string, { fault, ...options }: Fault) {
    super(message, options);
    this.fault = fault;
  }
}
