import { type ExportResult, ExportResultCode } from "@opentelemetry/core";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";
import type { Logger } from "pino";
import type { TraceDestination } from "./destination.js";

/** Delivers spans, and knows whether that works. */
export interface WatchedExporter extends SpanExporter {
  /** The collector did not take what it was sent last. */
  readonly isFailing: boolean;
}

/** The exporter of the protocol; the other one is not loaded. Headers, time-outs and certificates are the library's own settings. */
const createExporter = async ({ url, protocol }: TraceDestination): Promise<SpanExporter> => {
  const { OTLPTraceExporter } =
    protocol === "http/json"
      ? await import("@opentelemetry/exporter-trace-otlp-http")
      : await import("@opentelemetry/exporter-trace-otlp-proto");
  return new OTLPTraceExporter({ url });
};

/** Makes what delivers spans to a collector. The log says once when that fails, and once when it works again. */
export const watchedExporter = async (destination: TraceDestination, log: Logger): Promise<WatchedExporter> => {
  const exporter = await createExporter(destination);
  let isFailing = false;
  const note = ({ code, error }: ExportResult) => {
    const fails = code !== ExportResultCode.SUCCESS;
    if (fails === isFailing) return;
    isFailing = fails;
    if (fails) log.warn({ reason: error?.message }, "traces cannot be delivered, and are dropped until they can");
    else log.info("traces are delivered again");
  };
  return {
    get isFailing() {
      return isFailing;
    },
    export: (spans: ReadableSpan[], done) =>
      exporter.export(spans, (result) => {
        note(result);
        done(result);
      }),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
};
