import type { ResponseHeaders } from "./fetch.js";

/**
 * How long an answer's `Retry-After` asks to wait, in milliseconds; undefined where there is none that makes sense. A
 * date in the past asks not to wait at all. There is no upper bound: whether to obey is for the reader to judge.
 *
 * @param headers of the answer
 * @param now what our own clock says, for a date is an instant on it
 */
export const retryAfterOf = (headers: ResponseHeaders, now: number): number | undefined => {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Dates of HTTP begin with the day of the week; `Date.parse` would make something of nearly any other text.
  const date = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};
