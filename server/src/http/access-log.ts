import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { clientRequestIdOf } from "./request-id.js";
import { callOf } from "./server-call.js";

/** Paths are logged up to this length: callers must not be able to fill the log with a few requests. */
const longestLoggedPath = 1024;

const loggedPath = (path: string): string =>
  path.length > longestLoggedPath ? `${path.slice(0, longestLoggedPath)}…` : path;

/**
 * Writes one line for each request when it is over: no query, no bodies and no headers but the one that names it, for there the secrets are.
 * The address is that of callers without credentials who were refused: of others it is in the audit trail.
 */
export const accessLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    if (!log.isLevelEnabled("info")) return next();
    const started = process.hrtime.bigint();
    // a connection that is closed has no address any more
    const address = request.ip;
    response.once("close", () => {
      const { requestId, traceId, callerName } = callOf(response);
      const isRefusedStranger = callerName === undefined && response.statusCode >= 400;
      log.info(
        {
          requestId,
          clientRequestId: clientRequestIdOf(request),
          trace_id: traceId,
          method: request.method,
          path: loggedPath(request.path),
          status: response.statusCode,
          ...(isRefusedStranger && { address }),
          finished: response.writableFinished,
          ms: Number(process.hrtime.bigint() - started) / 1e6,
        },
        "request",
      );
    });
    next();
  };
