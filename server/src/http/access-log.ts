import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { traceIdOf } from "../telemetry/trace-id.js";
import { clientRequestIdOf, requestIdOf } from "./request-id.js";

/** Writes one line for each request when it is over: no query, no bodies and no headers but the one that names it, for there the secrets are. */
export const accessLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    if (!log.isLevelEnabled("info")) return next();
    const started = process.hrtime.bigint();
    response.once("close", () => {
      log.info(
        {
          requestId: requestIdOf(response),
          clientRequestId: clientRequestIdOf(request),
          trace_id: traceIdOf(response),
          method: request.method,
          path: request.path,
          status: response.statusCode,
          finished: response.writableFinished,
          ms: Number(process.hrtime.bigint() - started) / 1e6,
        },
        "request",
      );
    });
    next();
  };
