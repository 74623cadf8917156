import type { S3Method, S3Target } from "./operation.js";
import { type S3Operation, s3Operations } from "./operations/index.js";

/** What decides which operation a request asks for. */
export interface S3RoutedRequest {
  readonly method: string;
  readonly target: S3Target;
  /** Names of the query's members, decoded; and `x-id=…` with its value, which names an operation. */
  readonly query: ReadonlySet<string>;
  /** Whether a header is there, by its name in lower case. */
  hasHeader(name: string): boolean;
}

/** The operation that a request asks for, or why there is none. */
export type S3RouteOutcome =
  | { readonly operation: S3Operation }
  /** 405 `MethodNotAllowed`; these methods are allowed. */
  | { readonly allowed: readonly S3Method[] }
  /** 400 `InvalidArgument`: these members of the query ask for different things. */
  | { readonly conflicting: readonly string[] };

const targets: readonly S3Target[] = ["service", "bucket", "object"];

const selectors = ({ route }: S3Operation): number => route.query.length + route.headers.length;

/** Operations of a target, those with more selectors first. */
const candidates = new Map(
  targets.map((target) => [
    target,
    s3Operations.filter((operation) => operation.target === target).sort((a, b) => selectors(b) - selectors(a)),
  ]),
);

/** Sub-resources of a target: members of the query that ask for something else than the bucket or object itself. */
const subresources = new Map(
  targets.map((target) => [
    target,
    new Set((candidates.get(target) ?? []).flatMap(({ route }) => route.query.slice(0, 1))),
  ]),
);

const matches = ({ route }: S3Operation, { query, hasHeader }: S3RoutedRequest): boolean =>
  route.query.every((name) => query.has(name)) && route.headers.every((name) => hasHeader(name));

/**
 * Finds the operation that a request asks for. What is neither a sub-resource nor a parameter in the query is ignored, as AWS
 * does.
 */
export const routeS3 = (request: S3RoutedRequest): S3RouteOutcome => {
  const known = subresources.get(request.target);
  const named = [...request.query].filter((name) => known?.has(name));
  if (named.length > 1) return { conflicting: named.sort() };
  const [subresource] = named;
  const ofTarget = candidates.get(request.target) ?? [];
  const ofResource = ofTarget.filter(({ route }) => route.query[0] === subresource);
  const operation = ofResource.find((one) => one.method === request.method && matches(one, request));
  return operation ? { operation } : { allowed: [...new Set(ofResource.map(({ method }) => method))] };
};
