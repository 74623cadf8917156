import { ConcordatError } from "./concordat-error.js";

/** There is no token to send, or none that can be sent. The request itself was not sent. */
export class CredentialsError extends ConcordatError {
  static override readonly kind: string = "CredentialsError";
  declare readonly name: "CredentialsError";
}
