import { Stream } from "node:stream";
import { type AnyOperation, literalFirst, noBody, type WalkedOperation } from "@concordat/contract";
import type { AppRouter } from "@ts-rest/core";
import { createExpressEndpoints } from "@ts-rest/express";
import express, { type Request, type RequestHandler, type Response, type Router } from "express";

/** An operation, and what answers it. */
export interface ExpressRoute {
  readonly walked: WalkedOperation;
  /** Runs before the answer, and may pass the request on. */
  readonly before?: RequestHandler | undefined;
  /** Answers a request in full. */
  readonly answer: (request: Request, response: Response) => Promise<void>;
}

/** ts-rest copies all headers for each request, unless it has a schema to read them with. Nothing here reads them. */
const headersUnread = {
  "~standard": { version: 1, vendor: "concordat", validate: () => ({ value: undefined }) },
};

/** The route for ts-rest: method and path alone. `answerCall` reads and checks the request. */
const toRoute = ({ method, path, success }: AnyOperation): object => ({
  method,
  path,
  headers: headersUnread,
  ...(method === "GET" ? {} : { body: noBody }),
  responses: { [success.status]: noBody },
});

/** The rest of an answer that was sent already: ts-rest pipes a stream into the response, and this one is empty. */
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
 * Makes an Express router of routes. This is the only file of the server that knows ts-rest. Paths with literal segments come
 * before those with variables.
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
