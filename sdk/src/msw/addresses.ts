import { contract, literalFirst, pathPattern, pathShape, type WalkedOperation, walk } from "@concordat/contract";
import { readBaseUrl } from "../core/base-url.js";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The operations of the contract, literal segments before variables, as the server tries them. */
export const operations: readonly WalkedOperation[] = [...walk(contract)].sort((one, other) =>
  literalFirst(one.operation.path, other.operation.path),
);

const places = operations.map((walked) => {
  const { method, path } = walked.operation;
  return { walked, method, shape: pathShape(path), pattern: pathPattern(path) };
});

/** The operation that lies at a path. */
export const operationAt = (method: string, path: string): WalkedOperation | undefined => {
  const place = places.find(({ pattern }) => pattern.test(path));
  return places.find((each) => each.method === method && each.shape === place?.shape)?.walked;
};

/** Where operations are: below one base URL, or on any host. */
export interface Addresses {
  /** Matches every URL that belongs to one of the APIs, known to the contract or not. */
  readonly everything: RegExp;
  /** The path of a URL, as the contract would write it. */
  pathOf(url: URL): string;
}

/** The first segments of all paths: what else lies on the same host is none of our business. */
const roots = [...new Set(operations.map(({ operation }) => operation.path.split("/")[1] ?? ""))];

export const addressesBelow = (baseUrl: string | URL | undefined): Addresses => {
  const base = baseUrl === undefined ? undefined : readBaseUrl(baseUrl);
  const prefix = base === undefined ? "https?://[^/]+" : escaped(base);
  return {
    everything: new RegExp(`^${prefix}/(?:${roots.map(escaped).join("|")})(?:/.*)?$`),
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
