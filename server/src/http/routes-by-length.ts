import type { WalkedOperation } from "@concordat/contract";
import type { RequestHandler } from "express";

const segmentsOf = (path: string): number => {
  let count = 0;
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) count++;
  return count;
};

/**
 * Express compares a path with one route after the other. A variable stands for one segment, so that only routes of as many
 * segments can be meant: each number of them gets a router of its own.
 *
 * @returns the router for a path; undefined where no route is as long
 */
export const routesByLength = <Route extends { readonly walked: WalkedOperation }>(
  routes: readonly Route[],
  routerOf: (some: readonly Route[]) => RequestHandler,
): ((path: string) => RequestHandler | undefined) => {
  const lengthOf = ({ walked }: Route) => segmentsOf(walked.operation.path);
  const lengths = [...new Set(routes.map(lengthOf))];
  const routers = new Map(
    lengths.map((length) => [length, routerOf(routes.filter((route) => lengthOf(route) === length))]),
  );
  return (path) => routers.get(segmentsOf(path));
};
