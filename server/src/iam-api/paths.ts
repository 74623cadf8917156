import type { QueryCall } from "./query-call.js";
import { invalidParameter } from "./query-error.js";

const pathShape = /^(?:\/|\/[\u0021-\u007e]{1,510}\/)$/;
const prefixShape = /^\/[\u0021-\u007e]{0,511}$/;

/** Requires that a parameter, if it is given, is the one path that everything here has. @throws QueryError `ValidationError` */
export const requireRootPath = ({ parameters }: Pick<QueryCall, "parameters">, parameter = "Path"): void => {
  const path = parameters.text(parameter);
  if (path === undefined || path === "/") return;
  const constraint = pathShape.test(path) ? "Member must be /, the only path" : "Member must begin and end with /";
  throw invalidParameter(parameter, path, constraint);
};

/** Whether what a list holds is below the path that `PathPrefix` names: all of it is at `/`. @throws QueryError `ValidationError` */
export const isBelowPrefix = ({ parameters }: Pick<QueryCall, "parameters">): boolean => {
  const prefix = parameters.text("PathPrefix");
  if (prefix !== undefined && !prefixShape.test(prefix))
    throw invalidParameter("PathPrefix", prefix, "Member must begin with /");
  return prefix === undefined || prefix === "/";
};
