import { type CorsRule, isHeaderName } from "./cors-rule.js";

/** What a page of another origin asks for. */
export interface CorsRequest {
  readonly origin: string;
  readonly method: string;
  /** Of a preflight: the headers that the page is about to send. */
  readonly headers?: readonly string[];
}

/** Whether a text matches a pattern with at most one `*`. */
const matches = (pattern: string, text: string): boolean => {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === text;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
};

const allowsHeader = ({ headers }: CorsRule, asked: string): boolean =>
  headers.some((pattern) => matches(pattern.toLowerCase(), asked));

/** The names in a header that lists names, in lower case. @returns undefined where one of them is no name of a header */
export const readHeaderNames = (list: string): string[] | undefined => {
  const names = list
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  return names.every(isHeaderName) ? names : undefined;
};

/** What the answers of a bucket depend on, once it is configured for pages of other origins: caches must know. */
export const vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

/** The first rule that allows a request decides. @returns the headers of its answer; undefined where no rule does */
export const corsHeaders = (
  rules: readonly CorsRule[],
  { origin, method, headers = [] }: CorsRequest,
): Record<string, string> | undefined => {
  const isAllowed = (rule: CorsRule) =>
    rule.methods.includes(method) &&
    rule.origins.some((pattern) => matches(pattern, origin)) &&
    headers.every((header) => allowsHeader(rule, header));
  const rule = rules.find(isAllowed);
  if (!rule) return undefined;
  // credentials are for origins that are named: browsers refuse them together with `*`
  const isAnyone = rule.origins.includes("*");
  const { methods, exposed, maxAge } = rule;
  return {
    "Access-Control-Allow-Origin": isAnyone ? "*" : origin,
    "Access-Control-Allow-Methods": methods.join(", "),
    ...(headers.length > 0 && { "Access-Control-Allow-Headers": headers.join(", ") }),
    ...(exposed.length > 0 && { "Access-Control-Expose-Headers": exposed.join(", ") }),
    ...(maxAge !== undefined && { "Access-Control-Max-Age": String(maxAge) }),
    ...(!isAnyone && { "Access-Control-Allow-Credentials": "true" }),
    Vary: vary,
  };
};
