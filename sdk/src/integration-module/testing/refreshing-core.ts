import type { Fetch } from "../../core/fetch.js";
import { json, refusal } from "../../testing/fake-api.js";

/** Requests that were for a refresh. */
export interface RefreshingCore {
  readonly fetch: Fetch;
  /** The refresh tokens that Core was asked about. */
  readonly asked: string[];
}

/**
 * A `fetch` of a Core that issues access tokens for refresh tokens.
 *
 * @param issue gives the access token for a refresh token, undefined for an unknown one, or another response
 * @param others answers all other requests
 */
export const refreshingCore = (
  issue: (refreshToken: string) => string | Response | Error | undefined,
  others?: Fetch,
): RefreshingCore => {
  const asked: string[] = [];
  const fetch: Fetch = async (url, request) => {
    if (!url.endsWith("/auth/providers/refresh")) {
      if (others === undefined) throw new Error(`nothing was prepared for ${request.method} ${url}`);
      return others(url, request);
    }
    const { items } = JSON.parse(request.body ?? "") as { items: { refreshToken: string }[] };
    const refreshToken = items[0]?.refreshToken ?? "";
    asked.push(refreshToken);
    const issued = issue(refreshToken);
    if (issued instanceof Error) throw issued;
    if (issued instanceof Response) return issued;
    return issued === undefined ? refusal(403, "Forbidden") : json(200, { responses: [{ accessToken: issued }] });
  };
  return { fetch, asked };
};
