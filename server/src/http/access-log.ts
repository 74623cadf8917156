import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { loggedPath } from "./logged-path.js";
import { clientRequestIdOf } from "./request-id.js";
import { callOf } from "./server-call.js";

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
