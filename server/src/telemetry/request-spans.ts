import { defaultTextMapGetter, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_URL_PATH,
  ATTR_URL_SCHEME,
} from "@opentelemetry/semantic-conventions";
import type { RequestHandler, Response } from "express";
import { callOf } from "../http/server-call.js";
import type { Spans } from "./spans.js";

/** Methods that the conventions know; what else a caller may come up with is not to make names. */
const methods: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);

/** Longer paths lead nowhere. */
const longestPath = 1024;

const propagator = new W3CTraceContextPropagator();

const conclude = (span: Span, response: Response): void => {
  const { operation, operationId } = callOf(response);
  if (operation && operationId) {
    span.updateName(operationId);
    span.setAttribute(ATTR_HTTP_ROUTE, operation.path);
  }
  const { statusCode, writableFinished } = response;
  if (writableFinished) span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, statusCode);
  const fault = writableFinished ? statusCode >= 500 && `${statusCode}` : "aborted";
  if (fault) span.setAttribute(ATTR_ERROR_TYPE, fault).setStatus({ code: SpanStatusCode.ERROR });
  span.end();
};

/**
 * A span for each request, named by the operation, or by the method where it is none. It goes on the trace that the caller's
 * `traceparent` names. No query, body or other header is in it, for there the secrets are.
 */
export const requestSpans =
  ({ tracer, within }: Spans): RequestHandler =>
  (request, response, next) => {
    const parent = propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter);
    const known = methods.has(request.method);
    const attributes = {
      [ATTR_HTTP_REQUEST_METHOD]: known ? request.method : "_OTHER",
      [ATTR_URL_SCHEME]: request.protocol,
      [ATTR_URL_PATH]: request.path.slice(0, longestPath),
      "concordat.request.id": callOf(response).requestId,
    };
    const span = tracer.startSpan(known ? request.method : "HTTP", { kind: SpanKind.SERVER, attributes }, parent);
    callOf(response).traceId = span.spanContext().traceId;
    response.once("close", () => conclude(span, response));
    within(span, parent, () => next());
  };
