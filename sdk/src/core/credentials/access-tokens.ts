import type { Fetch } from "../fetch.js";
import { bearer } from "./bearer.js";
import type { Credentials } from "./credentials.js";
import { lifetimeOf } from "./token-lifetime.js";

/** A token is refreshed three minutes before it expires; a token with a lifetime below nine minutes, at a third of it. */
const earliestMs = 3 * 60 * 1000;
const earlyShare = 1 / 3;

/**
 * The time that passed by each of two clocks: one can be set forward and back, the other stops while the machine sleeps.
 */
const stopwatch = (): (() => readonly number[]) => {
  const read = () => [Date.now(), performance.now()] as const;
  const [wall, steady] = read();
  return () => {
    const now = read();
    return [now[0] - wall, now[1] - steady];
  };
};

interface AccessToken {
  readonly authorization: string;
  /** Whether it should be refreshed. */
  isOld(): boolean;
  /** Whether it may still be valid. */
  isAlive(): boolean;
}

const accessTokenOf = (token: unknown): AccessToken => {
  const authorization = bearer(token);
  const lifetime = lifetimeOf(String(token), Date.now());
  // it is used until the API refuses it
  if (lifetime === undefined) return { authorization, isOld: () => false, isAlive: () => true };
  const passed = stopwatch();
  const refreshAfter = lifetime - Math.min(earliestMs, lifetime * earlyShare);
  return {
    authorization,
    isOld: () => passed().some((ms) => ms >= refreshAfter),
    isAlive: () => passed().some((ms) => ms < lifetime),
  };
};

/** The access token for one API, and the refresh in progress. */
class AccessTokens {
  #current: AccessToken | undefined;
  #refreshing: Promise<AccessToken> | undefined;
  readonly #fetchToken: () => Promise<AccessToken>;

  constructor(fetchToken: () => Promise<AccessToken>) {
    this.#fetchToken = fetchToken;
  }

  async authorization(rejected: string | undefined): Promise<string> {
    const current = this.#current;
    if (!current || current.authorization === rejected) return (await this.#refresh()).authorization;
    if (!current.isOld()) return current.authorization;
    try {
      return (await this.#refresh()).authorization;
    } catch (error) {
      // while the old token is still valid, a failed early refresh does not fail the call
      if (current.isAlive()) return current.authorization;
      throw error;
    }
  }

  /** One request fetches the token for all calls that need it. */
  #refresh(): Promise<AccessToken> {
    this.#refreshing ??= this.#fetchToken()
      .then((token) => {
        this.#current = token;
        return token;
      })
      .finally(() => {
        this.#refreshing = undefined;
      });
    return this.#refreshing;
  }
}

/** Where and how to fetch a token. Only the call that needs the token retries a failure. */
export interface RefreshedApi {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly maxRetries: 0;
}

/** Fetches a new access token from an API. The result is validated here. */
export type AccessTokenSource = (api: RefreshedApi) => Promise<unknown>;

/**
 * Credentials that cache an access token and refresh it: before it expires, and when the API refuses it.
 *
 * @param fetchToken fetches a new one
 * @param baseUrl the API that issues tokens, if it is not the client's
 */
export const refreshing = (fetchToken: AccessTokenSource, baseUrl?: string | URL): Credentials => {
  // by base URL, so that credentials shared by two clients never send a token of one API to the other
  const tokens = new Map<string, AccessTokens>();
  return {
    authorization: async ({ baseUrl: clientUrl, fetch, rejected }) => {
      const apiUrl = String(baseUrl ?? clientUrl);
      const fetchHere = async () => accessTokenOf(await fetchToken({ baseUrl: apiUrl, fetch, maxRetries: 0 }));
      const known = tokens.get(apiUrl) ?? new AccessTokens(fetchHere);
      tokens.set(apiUrl, known);
      return known.authorization(rejected);
    },
  };
};
