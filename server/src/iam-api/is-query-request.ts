import type { IncomingMessage } from "node:http";
import type { QueryApi } from "@concordat/contract/query-api";

/** Where the APIs are reached; both at the root. */
const paths: Readonly<Record<string, QueryApi | undefined>> = { "/": undefined, "/iam": "iam", "/sts": "sts" };

const pathOf = (incoming: IncomingMessage): string => {
  const [path = "/"] = (incoming.url ?? "/").split("?", 1);
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
};

/** Whether a request is one of IAM or STS: a form that is posted to `/`, `/iam` or `/sts`. S3 takes no form there. */
export const isQueryRequest = (incoming: IncomingMessage): boolean =>
  incoming.method === "POST" &&
  Object.hasOwn(paths, pathOf(incoming)) &&
  /^application\/x-www-form-urlencoded(?:;|$)/i.test(incoming.headers["content-type"] ?? "");

/** The API that the path of a request names; undefined where both answer. */
export const apiOf = (incoming: IncomingMessage): QueryApi | undefined => paths[pathOf(incoming)];
