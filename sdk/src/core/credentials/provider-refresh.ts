import type { BulkResponseOfAccessToken } from "../../generated/models.js";
import { refreshRoute } from "../../generated/routes/auth-providers.js";
import type { Answer } from "../answer.js";
import { CredentialsError } from "../errors/credentials-error.js";
import { Transport } from "../transport.js";
import { refreshing } from "./access-tokens.js";
import type { Credentials } from "./credentials.js";

/** Where a provider's access tokens come from. */
export interface ProviderRefreshOptions {
  /** The provider's refresh token, or a function that reads it where it may be renewed meanwhile. */
  readonly refreshToken: string | (() => string | Promise<string>);
  /** Where tokens are refreshed, if that is not where the client sends its calls. */
  readonly baseUrl?: string | URL | undefined;
  /** The longest that a refresh may take, in milliseconds. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Credentials of a provider: access tokens, fetched with its refresh token, kept, and replaced before they run out
 * or when the API no longer takes them.
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
    if (typeof accessToken !== "string") throw new CredentialsError("the refresh answered without an access token");
    return accessToken;
  }, baseUrl);
