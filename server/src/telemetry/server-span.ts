import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import {
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
} from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_URL_PATH,
  ATTR_URL_SCHEME,
} from "@opentelemetry/semantic-conventions";
import type { Spans } from "./spans.js";

/** Methods that the conventions know; what else a caller may come up with is not to make names. */
const methods: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);

/** Longer paths lead nowhere. */
const longestPath = 1024;

const propagator = new W3CTraceContextPropagator();

/** A request, as its span tells of it: no query, body or other header, for there the secrets are. */
interface SpannedRequest {
  readonly method: string;
  /** `http` or `https`. */
  readonly scheme: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly requestId: string;
}

/** The span of a request that is being answered, and the context that it is in. */
interface ServerSpan {
  readonly span: Span;
  readonly parent: Context;
}

/** Begins the span of a request, on the trace that the caller's `traceparent` names. */
export const beginServerSpan = (
  { tracer }: Spans,
  { method, scheme, path, headers, requestId }: SpannedRequest,
): ServerSpan => {
  const parent = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
  const known = methods.has(method);
  const attributes = {
    [ATTR_HTTP_REQUEST_METHOD]: known ? method : "_OTHER",
    [ATTR_URL_SCHEME]: scheme,
    [ATTR_URL_PATH]: path.slice(0, longestPath),
    "concordat.request.id": requestId,
  };
  return { span: tracer.startSpan(known ? method : "HTTP", { kind: SpanKind.SERVER, attributes }, parent), parent };
};

/** Ends the span of a request once its answer is over. */
export const endServerSpan = (span: Span, { statusCode, writableFinished }: ServerResponse): void => {
  if (writableFinished) span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, statusCode);
  const fault = writableFinished ? statusCode >= 500 && `${statusCode}` : "aborted";
  if (fault) span.setAttribute(ATTR_ERROR_TYPE, fault).setStatus({ code: SpanStatusCode.ERROR });
  span.end();
};
