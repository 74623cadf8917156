import { CredentialsError } from "../errors/credentials-error.js";
import type { Route } from "../route.js";
import { Transport } from "../transport.js";
import { refreshing } from "./access-tokens.js";
import { bearer } from "./bearer.js";
import type { Credentials } from "./credentials.js";

interface RefreshOptions {
  /** The API that refreshes tokens, if it is not the client's. */
  readonly baseUrl?: string | URL | undefined;
  /** The time limit of a refresh, in milliseconds. */
  readonly timeoutMs?: number | undefined;
}

type Secret = string | (() => string | Promise<string>);

/** How a user gets access tokens: in one of two ways. */
export type UserRefreshOptions = RefreshOptions &
  (
    | {
        /** The user's refresh token, or a function that reads it if it may be replaced at any time. */
        readonly refreshToken: Secret;
        readonly csrfToken?: undefined;
      }
    | {
        /**
         * For pages of UCloud's own site, where the browser has the refresh token in a cookie that scripts cannot read: the CSRF
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

/** These belong to UCloud's login, which is not part of the contract. */
const refreshRoute: Route = { id: "auth.refresh", method: "POST", path: "/auth/refresh", status: 200, errors: [] };
const webRefreshRoute: Route = { ...refreshRoute, id: "auth.refreshWeb", path: "/auth/refresh/web" };

const read = (secret: Secret): string | Promise<string> => (typeof secret === "function" ? secret() : secret);

/**
 * Credentials of a UCloud user: access tokens, valid for ten minutes, fetched with the refresh token from the login, cached, and
 * refreshed before they expire or when the API refuses them.
 *
 * @example
 * const cloud = new Concordat({ baseUrl, credentials: userRefresh({ refreshToken }) });
 */
export const userRefresh = (options: UserRefreshOptions): Credentials => {
  const { refreshToken, csrfToken, baseUrl, timeoutMs } = options;
  /** CSRF tokens, by the base URL that the cookie belongs to. */
  const newest = new Map<string, string>();
  return refreshing(async (api) => {
    const [route, headers] =
      refreshToken === undefined
        ? [webRefreshRoute, { "x-csrftoken": newest.get(api.baseUrl) ?? (await read(csrfToken)).trim() }]
        : [refreshRoute, { authorization: bearer(await read(refreshToken)) }];
    const answer = await new Transport({ ...api, timeoutMs }).call<Session | null, never>(route, {}, { headers });
    if (typeof answer?.accessToken !== "string") throw new CredentialsError("the refresh response has no access token");
    if (typeof answer.csrfToken === "string" && answer.csrfToken !== "") newest.set(api.baseUrl, answer.csrfToken);
    return answer.accessToken;
  }, baseUrl);
};
