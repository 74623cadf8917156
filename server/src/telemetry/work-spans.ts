import { ROOT_CONTEXT, SpanStatusCode } from "@opentelemetry/api";
import { ATTR_ERROR_TYPE } from "@opentelemetry/semantic-conventions";
import type { Spans } from "./spans.js";
import type { Tracing } from "./tracing.js";

/** Leaves a span for each piece of due work. Nobody's request waits for it, so it begins a trace of its own. */
export const workSpans =
  ({ tracer, within }: Spans): Tracing["followWork"] =>
  async (kind, work) => {
    const span = tracer.startSpan(kind, { root: true }, ROOT_CONTEXT);
    try {
      return await within(span, ROOT_CONTEXT, work);
    } catch (error) {
      const name = error instanceof Error ? error.name : "other";
      span.setAttribute(ATTR_ERROR_TYPE, name).setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  };
