import { ATTR_HTTP_ROUTE } from "@opentelemetry/semantic-conventions";
import type { RequestHandler } from "express";
import { callOf } from "../http/server-call.js";
import { beginServerSpan, endServerSpan } from "./server-span.js";
import type { Spans } from "./spans.js";

/** A span for each request, named by the operation, or by the method where it is none. */
export const requestSpans =
  (spans: Spans): RequestHandler =>
  (request, response, next) => {
    const { method, protocol: scheme, path, headers } = request;
    const call = callOf(response);
    const { span, parent } = beginServerSpan(spans, { method, scheme, path, headers, requestId: call.requestId });
    call.traceId = span.spanContext().traceId;
    response.once("close", () => {
      const { operation, operationId } = call;
      if (operation && operationId) span.updateName(operationId).setAttribute(ATTR_HTTP_ROUTE, operation.path);
      endServerSpan(span, response);
    });
    spans.within(span, parent, () => next());
  };
