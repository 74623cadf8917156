import { defaultTextMapSetter, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_URL_FULL,
} from "@opentelemetry/semantic-conventions";
import { OutgoingError } from "../outgoing/outgoing-error.js";
import type { OutgoingRequest, SendRequest } from "../outgoing/request.js";
import type { Spans } from "./spans.js";

const propagator = new W3CTraceContextPropagator();

const portOf = ({ port, protocol }: URL): number => Number(port || (protocol === "https:" ? 443 : 80));

const attributesOf = ({ method, url }: OutgoingRequest) => ({
  [ATTR_HTTP_REQUEST_METHOD]: method,
  [ATTR_SERVER_ADDRESS]: url.hostname,
  [ATTR_SERVER_PORT]: portOf(url),
  // neither a query nor credentials
  [ATTR_URL_FULL]: url.origin + url.pathname,
});

const fail = (span: Span, fault: string): void => {
  span.setAttribute(ATTR_ERROR_TYPE, fault).setStatus({ code: SpanStatusCode.ERROR });
};

/** Leaves a span for each request that goes out, named by its operation, and sends the `traceparent` of it along. */
export const outgoingSpans =
  ({ tracer, current, within }: Spans, send: SendRequest): SendRequest =>
  async (request) => {
    const parent = current();
    const name = request.operation ?? request.method;
    const span = tracer.startSpan(name, { kind: SpanKind.CLIENT, attributes: attributesOf(request) }, parent);
    const headers = { ...request.headers };
    propagator.inject(trace.setSpan(parent, span), headers, defaultTextMapSetter);
    try {
      const answer = await within(span, parent, () => send({ ...request, headers }));
      span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, answer.status);
      if (answer.status >= 400) fail(span, `${answer.status}`);
      return answer;
    } catch (error) {
      fail(span, error instanceof OutgoingError ? error.fault : "other");
      throw error;
    } finally {
      span.end();
    }
  };
