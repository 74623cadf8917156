/** What kept a request from being answered. */
export type OutgoingFault =
  | "address-refused"
  | "name-not-found"
  | "connection-failed"
  | "connect-timeout"
  | "timeout"
  | "answer-too-large"
  | "answer-broken"
  | "aborted";

/** A request to another server that got no answer. The message names the host at most, never what was sent. */
export class OutgoingError extends Error {
  override readonly name = "OutgoingError";
  constructor(
    readonly fault: OutgoingFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
