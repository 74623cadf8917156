import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";

/**
 * Answers where a page outside of the APIs fails, in a sentence. Without it Express would show the stack of the error, or none where
 * `NODE_ENV` says "production".
 */
export const answerPageFailure =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, _request, response, _next) => {
    const { status } = error as { readonly status?: unknown };
    const isRefusal = typeof status === "number" && status >= 400 && status < 500;
    if (!isRefusal) log.error({ err: error }, "a page failed");
    if (response.headersSent) response.destroy();
    else
      response
        .status(isRefusal ? status : 500)
        .type("text/plain")
        .send(isRefusal ? "The address of this page is malformed.\n" : "The server failed to make this page.\n");
  };
