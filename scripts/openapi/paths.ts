import { type Node, nodeAt, operationsOf, parametersOf } from "./document.js";

const stepsOf = (path: string): string[] => path.split("/").slice(1);
const isVariable = (step: string): boolean => step.startsWith("{");

const isUuid = (schema: Node): boolean => schema.format === "uuid";
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Route {
  readonly path: string;
  /** Variables that are UUIDs, in braces. */
  readonly uuids: ReadonlySet<string>;
}

const routesOf = (document: Node): Route[] => {
  const uuids = new Map<string, Set<string>>();
  for (const { place, path, operation } of operationsOf(document))
    if (place === "paths") {
      const names = parametersOf(document, operation)
        .filter((parameter) => parameter.in === "path" && isUuid(nodeAt(parameter.schema)))
        .map(({ name }) => `{${String(name)}}`);
      uuids.set(path, new Set([...(uuids.get(path) ?? []), ...names]));
    }
  return [...uuids].map(([path, names]) => ({ path, uuids: names }));
};

/** Whether some URL matches both paths. A literal segment only matches a UUID variable if it is a UUID. */
const overlap = (one: Route, other: Route): boolean => {
  const [left, right] = [stepsOf(one.path), stepsOf(other.path)];
  if (left.length !== right.length) return false;
  return left.every((step, index) => {
    const opposite = right[index] ?? "";
    if (isVariable(step) && isVariable(opposite)) return true;
    if (isVariable(step)) return !one.uuids.has(step) || uuid.test(opposite);
    if (isVariable(opposite)) return !other.uuids.has(opposite) || uuid.test(step);
    return step === opposite;
  });
};

/**
 * Pairs of paths that match the same URL. Redocly's own rule lets every variable match any text, so it finds `/jobs/{job_uuid}` and
 * `/{service_uuid}/users` ambiguous; here a UUID variable only matches UUIDs.
 */
export const ambiguousPaths = (document: Node): string[] => {
  const routes = routesOf(document);
  return routes.flatMap((one, index) =>
    routes
      .slice(index + 1)
      .filter((other) => overlap(one, other))
      .map((other) => `${one.path} and ${other.path} can mean the same address`),
  );
};
