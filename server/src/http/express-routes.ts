import { Stream } from "node:stream";
import { type AnyOperation, literalFirst, noBody, type WalkedOperation } from "@concordat/contract";
import type { AppRouter } from "@ts-rest/core";
import { createExpressEndpoints } from "@ts-rest/express";
import express, { type Request, type RequestHandler, type Response, type Router } from "express";

/** An operation at its place, and what answers it. */
export interface ExpressRoute {
  readonly walked: WalkedOperation;
  /** Runs before the answer, and may pass the request on. */
  readonly before?: RequestHandler | undefined;
  /** Answers a request in full. */
  readonly answer: (request: Request, response: Response) => Promise<void>;
}

/** ts-rest copies all headers for each request, unless it has a schema to read them with. Nobody takes them from it. */
const headersUnread = {
  "~standard": { version: 1, vendor: "concordat", validate: () => ({ value: undefined }) },
};

/** The route as ts-rest is to see it: where it is, and nothing to read or check, which `answerCall` does. */
const toRoute = ({ method, path, success }: AnyOperation): object => ({
  method,
  path,
  headers: headersUnread,
  ...(method === "GET" ? {} : { body: noBody }),
  responses: { [success.status]: noBody },
});

/** What ts-rest would still have to send after an answer: it pipes streams, and this one has nothing. */
class Sent extends Stream {
  override pipe<Target>(target: Target): Target {
    return target;
  }
}
const sent = new Sent();

const toEndpoint = ({ before, answer }: ExpressRoute) => ({
  ...(before && { middleware: [before] }),
  async handler({ req, res }: { readonly req: Request; readonly res: Response }) {
    await answer(req, res);
    return { status: res.statusCode, body: sent };
  },
});

const byId = <Value>(routes: readonly ExpressRoute[], of: (route: ExpressRoute) => Value): Record<string, Value> =>
  Object.fromEntries(routes.map((route) => [route.walked.id, of(route)]));

/**
 * Lays routes into an Express router, by ts-rest: it is known here and nowhere else on the server. Paths with literal segments
 * come before those with variables.
 */
export const expressRoutes = (routes: readonly ExpressRoute[]): Router => {
  const router = express.Router({ caseSensitive: true, strict: true });
  const ordered = [...routes].sort((one, other) =>
    literalFirst(one.walked.operation.path, other.walked.operation.path),
  );
  createExpressEndpoints(
    byId(ordered, ({ walked }) => toRoute(walked.operation)) as AppRouter,
    byId(ordered, toEndpoint) as never,
    router,
    { logInitialization: false, jsonQuery: false, responseValidation: false },
  );
  return router;
};
