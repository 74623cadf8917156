import { ConcordatError } from "./concordat-error.js";

/** An argument or option is invalid. Nothing was sent. */
export class InvalidArgumentError extends ConcordatError {
  static override readonly kind: string = "InvalidArgumentError";
  declare readonly name: "InvalidArgumentError";
}
