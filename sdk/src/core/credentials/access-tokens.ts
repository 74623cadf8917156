import type { Fetch } from "../fetch.js";
import { bearer } from "./bearer.js";
import type { Credentials } from "./credentials.js";
import { lifetimeOf } from "./token-lifetime.js";

/** A new token is fetched when fewer than three minutes are left, or a third of a life that is shorter than nine. */
const earliestMs = 3 * 60 * 1000;
const earlyShare = 1 / 3;

/**
 * How much time has passed by each of two clocks: one can be put forward and back, the other stands still while the machine
 * sleeps.
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
  /** It may be time to replace it. */
  isOld(): boolean;
  /** It may live still. */
  isAlive(): boolean;
}

const accessTokenOf = (token: unknown): AccessToken => {
  const authorization = bearer(token);
  const lifetime = lifetimeOf(String(token), Date.now());
  // it is used until the API takes it no more
  if (lifetime === undefined) return { authorization, isOld: () => false, isAlive: () => true };
  const passed = stopwatch();
  const refreshAfter = lifetime - Math.min(earliestMs, lifetime * earlyShare);
  return {
    authorization,
    isOld: () => passed().some((ms) => ms >= refreshAfter),
    isAlive: () => passed().some((ms) => ms < lifetime),
  };
};

/** The access token for one API, and the refresh that is under way. */
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
      // Early is early: while the old token lives, a refresh that failed is not the caller's trouble.
      if (current.isAlive()) return current.authorization;
      throw error;
    }
  }

  /** However many calls need a token, one request fetches it. */
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

/** Where and how to ask for a token. A failure is tried again by the call that needs the token, and by nobody else. */
export interface RefreshedApi {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly maxRetries: 0;
}

/** Asks an API for a new access token. What it gives is looked at here, for it may be anything. */
export type AccessTokenSource = (api: RefreshedApi) => Promise<unknown>;

/**
 * Credentials that keep an access token and replace it: before it runs out, and when the API no longer takes it.
 *
 * @param fetchToken asks for a new one
 * @param baseUrl where it asks, if that is not where the client sends its calls
 */
export const refreshing = (fetchToken: AccessTokenSource, baseUrl?: string | URL): Credentials => {
  // By address, so that credentials which two clients share never carry a token of the one to the other.
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
