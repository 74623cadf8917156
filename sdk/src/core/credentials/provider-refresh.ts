import type { BulkResponseOfAccessToken } from "../../generated/models.js";
import { refreshRoute } from "../../generated/routes/auth-providers.js";
import type { Answer } from "../answer.js";
import { CredentialsError } from "../errors/credentials-error.js";
import type { Fetch } from "../fetch.js";
import { Transport } from "../transport.js";
import { bearer } from "./bearer.js";
import type { Credentials } from "./credentials.js";
import { lifetimeOf } from "./token-lifetime.js";

/** Where a provider's access tokens come from. */
export interface ProviderRefreshOptions {
  /** The provider's refresh token, or a function that reads it where it may be renewed meanwhile. */
  readonly refreshToken: string | (() => string | Promise<string>);
  /** Where tokens are refreshed, if that is not where the client sends its calls. */
  readonly baseUrl?: string | URL | undefined;
  /** The longest that a refresh may take, in milliseconds. */
  readonly timeoutMs?: number | undefined;
}

/** A new token is fetched when fewer than three minutes are left, or a third of a life that is shorter than nine. */
const earliestMs = 3 * 60 * 1000;
const earlyShare = 1 / 3;

interface AccessToken {
  readonly authorization: string;
  /** On our own clock; undefined when the token does not say. */
  readonly expiresAt: number | undefined;
  readonly refreshAt: number | undefined;
}

const accessTokenOf = (token: unknown): AccessToken => {
  const authorization = bearer(token);
  const now = Date.now();
  const lifetime = lifetimeOf(String(token), now);
  if (lifetime === undefined) return { authorization, expiresAt: undefined, refreshAt: undefined };
  const expiresAt = now + lifetime;
  return { authorization, expiresAt, refreshAt: expiresAt - Math.min(earliestMs, lifetime * earlyShare) };
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
    if (current.refreshAt === undefined || Date.now() < current.refreshAt) return current.authorization;
    try {
      return (await this.#refresh()).authorization;
    } catch (error) {
      // Early is early: while the old token lives, a refresh that failed is not the caller's trouble.
      if (current.expiresAt !== undefined && Date.now() < current.expiresAt) return current.authorization;
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

/**
 * Credentials of a provider: access tokens, fetched with its refresh token, kept, and replaced before they run out
 * or when the API no longer takes them.
 *
 * @example
 * const cloud = new Concordat({ baseUrl, credentials: providerRefresh({ refreshToken }) });
 */
export const providerRefresh = ({ refreshToken, baseUrl, timeoutMs }: ProviderRefreshOptions): Credentials => {
  const fetchToken = async (apiUrl: string, fetch: Fetch): Promise<AccessToken> => {
    const transport = new Transport({ baseUrl: apiUrl, fetch, timeoutMs });
    const token = typeof refreshToken === "function" ? await refreshToken() : refreshToken;
    const body = { items: [{ refreshToken: token.trim() }] };
    const answer = await transport.call<BulkResponseOfAccessToken, Answer>(refreshRoute, { body });
    const accessToken = answer.responses?.[0]?.accessToken;
    if (typeof accessToken !== "string") throw new CredentialsError("the refresh answered without an access token");
    return accessTokenOf(accessToken);
  };
  // By address, so that credentials which two clients share never carry a token of the one to the other.
  const tokens = new Map<string, AccessTokens>();
  return {
    authorization: async ({ baseUrl: clientUrl, fetch, rejected }) => {
      const apiUrl = String(baseUrl ?? clientUrl);
      const known = tokens.get(apiUrl) ?? new AccessTokens(() => fetchToken(apiUrl, fetch));
      tokens.set(apiUrl, known);
      return known.authorization(rejected);
    },
  };
};
