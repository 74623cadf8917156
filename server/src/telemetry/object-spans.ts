import type { TLSSocket } from "node:tls";
import { SpanStatusCode, trace } from "@opentelemetry/api";
import { ATTR_ERROR_TYPE } from "@opentelemetry/semantic-conventions";
import { beginServerSpan, endServerSpan } from "./server-span.js";
import type { Spans } from "./spans.js";
import type { Tracing } from "./tracing.js";

/** A span for each request of S3, named by its operation, or by the method where it is none. */
export const objectRequestSpans =
  (spans: Spans): Tracing["followRequest"] =>
  ({ incoming, response, requestId, operation }, serve) => {
    const { method = "", url = "", headers, socket } = incoming;
    const [path = ""] = url.split("?", 1);
    const scheme = (socket as TLSSocket).encrypted === true ? "https" : "http";
    const { span, parent } = beginServerSpan(spans, { method, scheme, path, headers, requestId });
    response.once("close", () => {
      const name = operation();
      if (name !== undefined) span.updateName(name);
      endServerSpan(span, response);
    });
    return spans.within(span, parent, () => serve(span.spanContext().traceId));
  };

/** A span for a step of a request or of due work. Outside of those there is none: nobody follows it. */
export const stepSpans =
  ({ tracer, current }: Spans): Tracing["beginStep"] =>
  (name, attributes) => {
    const parent = current();
    if (!trace.getSpan(parent)?.isRecording()) return () => undefined;
    const span = tracer.startSpan(name, { attributes: { ...attributes } }, parent);
    return (fault) => {
      if (fault !== undefined) {
        const type = fault instanceof Error ? fault.name : "other";
        span.setAttribute(ATTR_ERROR_TYPE, type).setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    };
  };
