import type { ApiTable } from "@concordat/contract";
import { readBaseUrl } from "../core/base-url.js";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Where operations are: below one base URL, or on any host. */
export interface Addresses {
  /** Matches every URL that belongs to one of the APIs, known to the contract or not. */
  readonly everything: RegExp;
  /** The path of a URL, as the contract would write it. */
  pathOf(url: URL): string;
}

/** The addresses of some APIs below a base URL. What else lies on the same host is not theirs. */
export const addressesBelow = (baseUrl: string | URL | undefined, { apis }: ApiTable<unknown>): Addresses => {
  const base = baseUrl === undefined ? undefined : readBaseUrl(baseUrl);
  const start = base === undefined ? "https?://[^/]+" : escaped(base);
  const prefixes = apis.flatMap((api) => api.prefixes.map((prefix) => escaped(prefix.replace(/\/$/, ""))));
  return {
    everything: new RegExp(`^${start}(?:${prefixes.join("|")})(?:/.*)?$`),
    pathOf: ({ origin, pathname }) => (base === undefined ? pathname : (origin + pathname).slice(base.length)),
  };
};

/** The path's variables, decoded; undefined where they cannot be. */
export const paramsIn = (pattern: string, path: string): Record<string, string> | undefined => {
  const segments = path.split("/");
  try {
    const named = pattern
      .split("/")
      .flatMap((name, index) =>
        name.startsWith(":") ? [[name.slice(1), decodeURIComponent(segments[index] ?? "")]] : [],
      );
    return Object.fromEntries(named);
  } catch {
    return undefined;
  }
};

/** An operation's path with the variables that a path has in their stead. */
export const filledPath = (pattern: string, path: string): string => {
  const segments = path.split("/");
  return pattern
    .split("/")
    .map((name, index) => (name.startsWith(":") ? (segments[index] ?? name) : name))
    .join("/");
};
