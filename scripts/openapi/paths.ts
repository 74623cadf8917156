import { type Node, nodeAt, operationsOf, parametersOf } from "./document.js";

const stepsOf = (path: string): string[] => path.split("/").slice(1);
const isVariable = (step: string): boolean => step.startsWith("{");

const isUuid = (schema: Node): boolean => schema.format === "uuid";
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Route {
  readonly path: string;
  /** Variables that are UUIDs, in the braces that they stand in. */
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

/** Whether some address fits both: a word never fits a variable that is a UUID, unless it is one. */
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
 * Paths of which an address could mean either. Redocly's own rule takes every variable for any text, so that it calls
 * `/jobs/{job_uuid}` and `/{service_uuid}/users` ambiguous; here a UUID is a UUID.
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
