import { CredentialsError } from "../errors/credentials-error.js";
import type { Route } from "../route.js";
import { Transport } from "../transport.js";
import { refreshing } from "./access-tokens.js";
import { bearer } from "./bearer.js";
import type { Credentials } from "./credentials.js";

interface RefreshOptions {
  /** Where tokens are refreshed, if that is not where the client sends its calls. */
  readonly baseUrl?: string | URL | undefined;
  /** The longest that a refresh may take, in milliseconds. */
  readonly timeoutMs?: number | undefined;
}

type Secret = string | (() => string | Promise<string>);

/** Where a user's access tokens come from: one of the two. */
export type UserRefreshOptions = RefreshOptions &
  (
    | {
        /** The user's refresh token, or a function that reads it where it may be replaced meanwhile. */
        readonly refreshToken: Secret;
        readonly csrfToken?: undefined;
      }
    | {
        /**
         * For pages of UCloud's own site, whose browser holds the refresh token in a cookie that no script can read: the
         * token against forged requests, as the log-in answered it. Each refresh replaces it.
         */
        readonly csrfToken: Secret;
        readonly refreshToken?: undefined;
      }
  );

interface Session {
  readonly accessToken?: unknown;
  readonly csrfToken?: unknown;
}

/** These belong to UCloud's log-in, which the contract leaves to others. */
const refreshRoute: Route = { id: "auth.refresh", method: "POST", path: "/auth/refresh", status: 200, errors: [] };
const webRefreshRoute: Route = { ...refreshRoute, id: "auth.refreshWeb", path: "/auth/refresh/web" };

const read = (secret: Secret): string | Promise<string> => (typeof secret === "function" ? secret() : secret);

/**
 * Credentials of a user of UCloud: access tokens, which live for ten minutes, fetched with the refresh token that the
 * log-in gave, kept, and replaced before they run out or when the API no longer takes them.
 *
 * @example
 * const cloud = new Concordat({ baseUrl, credentials: userRefresh({ refreshToken }) });
 */
export const userRefresh = (options: UserRefreshOptions): Credentials => {
  const { refreshToken, csrfToken, baseUrl, timeoutMs } = options;
  /** Tokens against forged requests, by the address whose cookie they go with. */
  const newest = new Map<string, string>();
  return refreshing(async (api) => {
    const [route, headers] =
      refreshToken === undefined
        ? [webRefreshRoute, { "x-csrftoken": newest.get(api.baseUrl) ?? (await read(csrfToken)).trim() }]
        : [refreshRoute, { authorization: bearer(await read(refreshToken)) }];
    const answer = await new Transport({ ...api, timeoutMs }).call<Session | null, never>(route, {}, { headers });
    if (typeof answer?.accessToken !== "string")
      throw new CredentialsError("the refresh answered without an access token");
    if (typeof answer.csrfToken === "string" && answer.csrfToken !== "") newest.set(api.baseUrl, answer.csrfToken);
    return answer.accessToken;
  }, baseUrl);
};
