import type { Fetch } from "../fetch.js";
import { type BasicCredentials, basic } from "./basic.js";
import { bearer } from "./bearer.js";

/** What credentials are told about the request that they are for. */
export interface CredentialsContext {
  /** Where the client's API is. */
  readonly baseUrl: string;
  /** How the client sends its requests. */
  readonly fetch: Fetch;
  /** The value that was just answered with 401, when there was one: something newer is wanted. */
  readonly rejected: string | undefined;
}

/** Whatever can prove on whose behalf a client calls. */
export interface Credentials {
  /**
   * The value of the `Authorization` header; undefined to send none. After a 401 it is asked once more, and the
   * request is repeated if the value is another one.
   */
  authorization(context: CredentialsContext): Promise<string | undefined>;
}

/** Gives the bearer token to use. It is asked for every request and may keep what it gives. */
export type TokenSource = (context: CredentialsContext) => string | Promise<string>;

/** No credentials: for what the API lets everybody do. */
export const anonymous: Credentials = { authorization: async () => undefined };

/** Brings the ways to write credentials into one form. */
export const credentialsOf = (
  given: string | BasicCredentials | TokenSource | Credentials = anonymous,
): Credentials => {
  if (typeof given === "function") return { authorization: async (context) => bearer(await given(context)) };
  if (typeof given === "object" && "authorization" in given) return given;
  const authorization = typeof given === "string" ? bearer(given) : basic(given);
  return { authorization: async () => authorization };
};
