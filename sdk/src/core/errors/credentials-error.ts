import { ConcordatError } from "./concordat-error.js";

/** There is no token, or it cannot be sent. The request was not sent. */
export class CredentialsError extends ConcordatError {
  static override readonly kind: string = "CredentialsError";
  declare readonly name: "CredentialsError";
}
