import type { Fetch } from "../fetch.js";
import { type BasicCredentials, basic } from "./basic.js";
import { bearer } from "./bearer.js";

/** What credentials know about the request that they are for. */
export interface CredentialsContext {
  /** The base URL of the client's API. */
  readonly baseUrl: string;
  /** How the client sends its requests. */
  readonly fetch: Fetch;
  /** The value that the API just refused with 401, if any: a newer one is needed. */
  readonly rejected: string | undefined;
}

/** Credentials of a client. */
export interface Credentials {
  /**
   * The value of the `Authorization` header; undefined sends none. After a 401 it is called once more, and the request is
   * repeated if the value has changed.
   */
  authorization(context: CredentialsContext): Promise<string | undefined>;
}

/** Returns the bearer token to use. It is called for every request, and may cache the token. */
export type TokenSource = (context: CredentialsContext) => string | Promise<string>;

/** No credentials: for public operations. */
export const anonymous: Credentials = { authorization: async () => undefined };

/** Converts every form of credentials to one. */
export const credentialsOf = (
  given: string | BasicCredentials | TokenSource | Credentials = anonymous,
): Credentials => {
  if (typeof given === "function") return { authorization: async (context) => bearer(await given(context)) };
  if (typeof given === "object" && "authorization" in given) return given;
  const authorization = typeof given === "string" ? bearer(given) : basic(given);
  return { authorization: async () => authorization };
};
