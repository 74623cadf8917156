/** A copy, a backup or its return that cannot be done. The message is a sentence for whoever asked for it. */
export class TransferError extends Error {
  override readonly name = "TransferError";
}
