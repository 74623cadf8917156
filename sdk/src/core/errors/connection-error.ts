import { ConcordatError } from "./concordat-error.js";

/** No answer arrived, or it broke off: nobody knows whether the request was carried out. `cause` is what `fetch` threw. */
export class ConnectionError extends ConcordatError {
  static override readonly kind: string = "ConnectionError";
  declare readonly name: "ConnectionError";
}

/** The reason that lies deepest in what `fetch` threw, `ECONNREFUSED` for example. */
export const reasonOf = (thrown: unknown): string | undefined => {
  if (typeof thrown !== "object" || thrown === null) return undefined;
  const { cause, code } = thrown as { cause?: unknown; code?: unknown };
  return reasonOf(cause) ?? (typeof code === "string" ? code : undefined);
};
