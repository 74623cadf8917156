import { AsyncLocalStorage } from "node:async_hooks";
import { type Context, ROOT_CONTEXT, type Span, type Tracer, trace } from "@opentelemetry/api";

/** Makes spans, and knows within which one the code runs. It registers nothing with the process: two servers in one are apart. */
export interface Spans {
  readonly tracer: Tracer;
  /** The context in which the code runs. */
  current(): Context;
  /** Runs code, and all that comes of it, within a span. */
  within<Result>(span: Span, parent: Context, run: () => Result): Result;
}

export const createSpans = (tracer: Tracer): Spans => {
  const storage = new AsyncLocalStorage<Context>();
  return {
    tracer,
    current: () => storage.getStore() ?? ROOT_CONTEXT,
    within: (span, parent, run) => storage.run(trace.setSpan(parent, span), run),
  };
};
