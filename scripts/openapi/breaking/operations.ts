import {
  contentOf,
  type Found,
  type Node,
  nodeAt,
  operationsOf,
  parametersOf,
  resolve,
  responsesOf,
} from "../document.js";
import { type Comparison, type Direction, schemaFaults } from "./schemas.js";

interface Documents {
  readonly before: Node;
  readonly after: Node;
}

/** Core calls webhooks: there, the server sends what clients send elsewhere. */
const directionOf = (found: Found, part: "request" | "answer"): Direction =>
  (found.place === "webhooks") === (part === "answer") ? "sent" : "received";

const compare = (documents: Documents, direction: Direction): Comparison => ({
  ...documents,
  direction,
  compared: new Set(),
});

const key = (parameter: Node): string => `${String(parameter.in)} parameter ${String(parameter.name).toLowerCase()}`;

const parameterFaults = (documents: Documents, old: Found, now: Found): string[] => {
  const [before, after] = [parametersOf(documents.before, old.operation), parametersOf(documents.after, now.operation)];
  const known = new Map(after.map((parameter) => [key(parameter), parameter]));
  const had = new Map(before.map((parameter) => [key(parameter), parameter]));
  return [
    ...after
      .filter((parameter) => parameter.required === true && had.get(key(parameter))?.required !== true)
      // renamed path parameters are reported as removed already
      .filter((parameter) => parameter.in !== "path")
      .map((parameter) => `the ${key(parameter)} must be sent now`),
    ...before.flatMap((parameter) => {
      const same = known.get(key(parameter));
      if (!same) return [`the ${key(parameter)} is gone`];
      const direction = directionOf(old, "request");
      return schemaFaults(compare(documents, direction), parameter.schema, same.schema, `the ${key(parameter)}`);
    }),
  ];
};

const contentFaults = (comparison: Comparison, before: Node, after: Node, what: string): string[] => {
  const now = new Map(contentOf(after));
  return contentOf(before).flatMap(([type, media]) => {
    const same = now.get(type);
    return same ? schemaFaults(comparison, media.schema, same.schema, what) : [`${what} is no longer ${type}`];
  });
};

const bodyFaults = (documents: Documents, old: Found, now: Found): string[] => {
  const before = resolve(documents.before, old.operation.requestBody);
  const after = resolve(documents.after, now.operation.requestBody);
  return [
    ...(after.required === true && before.required !== true ? ["a body must be sent now"] : []),
    ...(contentOf(before).length > 0 && contentOf(after).length === 0 ? ["the body is gone"] : []),
    ...(contentOf(after).length > 0
      ? contentFaults(compare(documents, directionOf(old, "request")), before, after, "the body")
      : []),
  ];
};

const isSuccess = (status: string): boolean => status.startsWith("2");

/** Removed responses. Removed and new errors are not breaking: clients must expect any error. */
const answerFaults = (documents: Documents, old: Found, now: Found): string[] => {
  const after = new Map(responsesOf(documents.after, now.operation));
  return responsesOf(documents.before, old.operation).flatMap(([status, before]) => {
    const same = after.get(status);
    if (!same) return isSuccess(status) ? [`the answer ${status} is gone`] : [];
    const headers = Object.keys(nodeAt(before.headers)).filter((name) => !(name in nodeAt(same.headers)));
    return [
      ...headers.map((name) => `the header ${name} of the answer ${status} is gone`),
      ...contentFaults(compare(documents, directionOf(old, "answer")), before, same, `the answer ${status}`),
    ];
  });
};

/** Security requirements that are no longer sufficient. No requirement means a public operation. */
const securityFaults = (old: Found, now: Found): string[] => {
  const waysOf = ({ operation }: Found): string[] => {
    const ways = (Array.isArray(operation.security) ? operation.security : []).map((way) =>
      Object.keys(nodeAt(way)).sort().join(" and "),
    );
    return ways.length === 0 ? [""] : ways;
  };
  return waysOf(old)
    .filter((way) => !waysOf(now).some((stillTaken) => stillTaken === way || stillTaken === ""))
    .map((way) => (way === "" ? "credentials are needed now" : `${way} is no longer taken`));
};

const address = ({ place, method, path, operation }: Found): string =>
  `${method.toUpperCase()} ${place === "webhooks" ? String(operation["x-path"]) : path.replace(/\{[^}]*\}/g, "{}")}`;

const operationFaults = (documents: Documents, old: Found, now: Found): string[] => [
  ...(address(old) === address(now) ? [] : [`is at ${address(now)} now, and was at ${address(old)}`]),
  ...parameterFaults(documents, old, now),
  ...bodyFaults(documents, old, now),
  ...answerFaults(documents, old, now),
  ...securityFaults(old, now),
];

/**
 * Finds breaking changes between two descriptions: removed operations, parameters, members and statuses, newly required members, and
 * values that are no longer accepted or newly returned.
 *
 * @param before the older description
 * @param after the newer description
 * @returns a sentence for each breaking change
 * @example
 * for (const fault of breakingChanges(released, committed)) console.error(fault);
 */
export const breakingChanges = (before: Node, after: Node): string[] => {
  const now = new Map(operationsOf(after).map((found) => [found.id, found]));
  return operationsOf(before).flatMap((old) => {
    const same = now.get(old.id);
    if (!same) return [`${old.id}: the operation is gone`];
    return [...new Set(operationFaults({ before, after }, old, same))].map((fault) => `${old.id}: ${fault}`);
  });
};
