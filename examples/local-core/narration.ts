import type { Fetch } from "@concordat/sdk";

/** Members whose values are secrets, or too long to read. */
const shortened = new Set([
  "token",
  "refreshToken",
  "accessToken",
  "publicKey",
  "privateKey",
  "claimToken",
  "secret_access_key",
]);
const shownCharacters = 8;

/** The beginning of a secret: enough to recognise it, too little to use it. */
export const shorten = (secret: string): string =>
  secret.length <= shownCharacters ? "…" : `${secret.slice(0, shownCharacters)}…`;

/** JSON for people to read, its secrets shortened; text that is no JSON is told by its length. */
export const readable = (json: string): string => {
  if (json === "") return "(empty)";
  try {
    const hide = (key: string, value: unknown) =>
      shortened.has(key) && typeof value === "string" ? shorten(value) : value;
    return JSON.stringify(JSON.parse(json, hide));
  } catch {
    return `(${json.length} characters that are no JSON)`;
  }
};

const credentialsOf = (authorization: string | undefined): string => {
  if (authorization === undefined) return "no credentials";
  const [scheme = "", secret = ""] = authorization.split(" ");
  // the beginning of what follows `Basic` would tell the user
  return scheme === "Basic" ? "Basic …" : `${scheme} ${shorten(secret)}`;
};

/** How one request and its answer are told. */
export const tellExchange = (
  who: string,
  request: {
    readonly method: string;
    readonly url: string;
    readonly authorization?: string | undefined;
    readonly body: string;
  },
  answer: { readonly status: number; readonly body: string },
): string => {
  const { pathname, search } = new URL(request.url);
  const sent = request.body === "" ? "" : `\n    ${readable(request.body)}`;
  return [
    `  ${who} → ${request.method} ${pathname}${search} (${credentialsOf(request.authorization)})${sent}`,
    `  ← ${answer.status} ${readable(answer.body)}`,
  ].join("\n");
};

/** A `fetch` for the SDK that tells every request and its answer. */
export const narrated =
  (who: string, tell: (text: string) => void): Fetch =>
  async (url, request) => {
    const response = await fetch(url, request);
    const text = await response.text();
    const { method, headers, body = "" } = request;
    const { authorization } = headers;
    tell(tellExchange(who, { method, url, authorization, body }, { status: response.status, body: text }));
    return { status: response.status, headers: response.headers, text: async () => text };
  };
