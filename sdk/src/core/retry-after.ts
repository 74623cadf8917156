import type { ResponseHeaders } from "./fetch.js";

/**
 * The `Retry-After` of a response, in milliseconds; undefined if there is none, or if it is malformed. A date in the past means no
 * wait. There is no upper bound: the caller decides whether to wait that long.
 *
 * @param headers the response headers
 * @param now the local time, to which a date is compared
 */
export const retryAfterOf = (headers: ResponseHeaders, now: number): number | undefined => {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // HTTP dates begin with the day of the week; `Date.parse` would accept nearly any other text
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};
