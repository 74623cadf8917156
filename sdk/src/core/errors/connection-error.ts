import { ConcordatError } from "./concordat-error.js";

/** No response, or an incomplete one: the request may or may not have been carried out. `cause` is the error of `fetch`. */
export class ConnectionError extends ConcordatError {
  static override readonly kind: string = "ConnectionError";
  declare readonly name: "ConnectionError";
}

/** The innermost cause of an error of `fetch`, such as `ECONNREFUSED`. */
export const reasonOf = (thrown: unknown): string | undefined => {
  if (typeof thrown !== "object" || thrown === null) return undefined;
  const { cause, code } = thrown as { cause?: unknown; code?: unknown };
  return reasonOf(cause) ?? (typeof code === "string" ? code : undefined);
};
