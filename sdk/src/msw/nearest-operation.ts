import type { WalkedOperation } from "@concordat/contract";
import { operationAt, operations } from "./addresses.js";
import { refusalsAt } from "./apis.js";

/** How many characters must be put in, taken out or replaced to make one text the other. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [at, otherLetter] of [...other].entries()) {
      const [left = 0, above = 0, before = 0] = [next[at], row[at + 1], row[at]];
      next.push(Math.min(left + 1, above + 1, before + (letter === otherLetter ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** An operation's path with the variables that a path has in their places. */
const filled = (pattern: string, path: string): string => {
  const segments = path.split("/");
  return pattern
    .split("/")
    .map((name, index) => (name.startsWith(":") ? (segments[index] ?? name) : name))
    .join("/");
};

/** The operation of the same API that somebody meant, most likely. */
export const nearestOperation = (method: string, path: string): WalkedOperation => {
  const far = ({ operation }: WalkedOperation) =>
    distance(filled(operation.path, path), path) + (operation.method === method ? 0 : 0.5);
  // with the path's own segments for variables it may be the path of another
  const isItself = (walked: WalkedOperation) =>
    operationAt(walked.operation.method, filled(walked.operation.path, path)) === walked;
  const ofApi = operations.filter(
    (walked) => refusalsAt(walked.operation.path) === refusalsAt(path) && isItself(walked),
  );
  return ofApi.reduce((best, next) => (far(next) < far(best) ? next : best));
};
