import type { BulkResponseOfAccessToken } from "../../generated/models.js";
import { refreshRoute } from "../../generated/routes/auth-providers.js";
import type { Answer } from "../answer.js";
import { CredentialsError } from "../errors/credentials-error.js";
import { Transport } from "../transport.js";
import { refreshing } from "./access-tokens.js";
import type { Credentials } from "./credentials.js";

/** How a provider gets its access tokens. */
export interface ProviderRefreshOptions {
  /** The provider's refresh token, or a function that reads it if it may be renewed at any time. */
  readonly refreshToken: string | (() => string | Promise<string>);
  /** The API that refreshes tokens, if it is not the client's. */
  readonly baseUrl?: string | URL | undefined;
  /** The time limit of a refresh, in milliseconds. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Credentials of a provider: access tokens, fetched with its refresh token, cached, and refreshed before they expire or when the
 * API refuses them.
 *
 * @example
 * const cloud = new Concordat({ baseUrl, credentials: providerRefresh({ refreshToken }) });
 */
export const providerRefresh = ({ refreshToken, baseUrl, timeoutMs }: ProviderRefreshOptions): Credentials =>
  refreshing(async (api) => {
    const token = typeof refreshToken === "function" ? await refreshToken() : refreshToken;
    const body = { items: [{ refreshToken: token.trim() }] };
    const transport = new Transport({ ...api, timeoutMs });
    const answer = await transport.call<BulkResponseOfAccessToken, Answer>(refreshRoute, { body });
    const accessToken: unknown = answer.responses?.[0]?.accessToken;
    if (typeof accessToken !== "string") throw new CredentialsError("the refresh response has no access token");
    return accessToken;
  }, baseUrl);
