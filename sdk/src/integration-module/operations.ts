import type { Route } from "../core/route.js";
import type {
  IntegrationProviderConnectRequest,
  IntegrationProviderConnectResponse,
  IntegrationProviderInitRequest,
  IntegrationProviderRetrieveManifestResponse,
  IntegrationProviderUnlinkedRequest,
  IntegrationProviderWelcomeRequest,
} from "../generated/models.js";
import * as routes from "../generated/routes/integration-provider.js";

/** The calls that Core makes to a provider, by their names in the contract. */
export type OperationName = keyof typeof routes extends infer Key
  ? Key extends `${infer Name}Route`
    ? Name
    : never
  : never;

/** The request of each call. */
export interface Bodies {
  readonly welcome: IntegrationProviderWelcomeRequest;
  readonly init: IntegrationProviderInitRequest;
  readonly connect: IntegrationProviderConnectRequest;
  readonly unlinked: IntegrationProviderUnlinkedRequest;
}

/** The responses of calls that have one. */
export interface Answers {
  readonly retrieveManifest: IntegrationProviderRetrieveManifestResponse;
  readonly connect: IntegrationProviderConnectResponse;
}

const named = Object.entries(routes).map(([key, route]) => [key.slice(0, -"Route".length), route] as const);

/** The rows of the route table, by call. */
export const routeOf = Object.fromEntries(named) as Readonly<Record<OperationName, Route>>;

/** The scope that a call's token must cover. */
export const scopeOf = (name: OperationName): string =>
  `im.${name}:${routeOf[name].method === "GET" ? "read" : "write"}`;

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

const isSame = (expected: string, segment: string | undefined, providerId: string): boolean =>
  segment !== undefined && (expected === ":providerId" ? decode(segment) === providerId : segment === expected);

/** The call of this provider at a path. */
export const operationAt = (path: string, providerId: string): OperationName | undefined => {
  const segments = path.split("/");
  const found = named.find(([, route]) => {
    const expected = route.path.split("/");
    return expected.length === segments.length && expected.every((each, at) => isSame(each, segments[at], providerId));
  });
  return found?.[0] as OperationName | undefined;
};

/** Whether a path is below this provider's calls, even if there is no such call. */
export const isBelowBase = (path: string, providerId: string): boolean => {
  const segments = path.split("/");
  const base = routeOf.init.path.split("/").slice(0, -1);
  return segments.length > base.length && base.every((each, at) => isSame(each, segments[at], providerId));
};
