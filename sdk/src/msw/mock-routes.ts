import { type ApiTable, literalFirst, pathPattern, pathShape, type WalkedOperation } from "@concordat/contract";
import { filledPath } from "./addresses.js";

/** Where the operations of some APIs are, calls to providers included. */
export interface MockRoutes {
  /** Literal segments before variables, as the server tries them. */
  readonly operations: readonly WalkedOperation[];
  /** The operation that lies at a path. */
  at(method: string, path: string): WalkedOperation | undefined;
  /** The most similar operation of the same API. */
  nearest(method: string, path: string): WalkedOperation;
}

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

export const mockRoutes = (table: ApiTable<unknown>): MockRoutes => {
  const operations = [...table.operations].sort((one, other) => literalFirst(one.operation.path, other.operation.path));
  const routes = operations.map((walked) => {
    const { method, path } = walked.operation;
    return { walked, method, shape: pathShape(path), pattern: pathPattern(path) };
  });
  const at: MockRoutes["at"] = (method, path) => {
    const route = routes.find(({ pattern }) => pattern.test(path));
    return routes.find((each) => each.method === method && each.shape === route?.shape)?.walked;
  };
  return {
    operations,
    at,
    nearest: (method, path) => {
      const far = ({ operation }: WalkedOperation) =>
        distance(filledPath(operation.path, path), path) + (operation.method === method ? 0 : 0.5);
      // with the path's own segments for variables it may be the path of another
      const isItself = (walked: WalkedOperation) =>
        at(walked.operation.method, filledPath(walked.operation.path, path)) === walked;
      const api = table.at(path);
      const ofApi = operations.filter((walked) => table.at(walked.operation.path) === api && isItself(walked));
      return ofApi.reduce((best, next) => (far(next) < far(best) ? next : best));
    },
  };
};
