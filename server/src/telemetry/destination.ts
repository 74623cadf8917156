/** The protocols by which traces can be delivered. */
export const traceProtocols = ["http/protobuf", "http/json"] as const;

/** Where traces go, and how. */
export interface TraceDestination {
  readonly url: string;
  readonly protocol: (typeof traceProtocols)[number];
}

interface TraceSettings {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined;
  readonly OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?: string | undefined;
  readonly OTEL_EXPORTER_OTLP_PROTOCOL: TraceDestination["protocol"];
  readonly OTEL_EXPORTER_OTLP_TRACES_PROTOCOL?: TraceDestination["protocol"] | undefined;
  readonly OTEL_TRACES_EXPORTER: "otlp" | "none";
  readonly OTEL_SDK_DISABLED: boolean;
}

/** Where traces go by OpenTelemetry's own settings; undefined where they do not ask for any. */
export const traceDestination = (settings: TraceSettings): TraceDestination | undefined => {
  if (settings.OTEL_SDK_DISABLED || settings.OTEL_TRACES_EXPORTER === "none") return undefined;
  const { OTEL_EXPORTER_OTLP_ENDPOINT: shared, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own } = settings;
  // that of all signals is a base, that of traces is meant as it stands
  const url = own ?? (shared === undefined ? undefined : `${shared.replace(/\/$/, "")}/v1/traces`);
  const protocol = settings.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL ?? settings.OTEL_EXPORTER_OTLP_PROTOCOL;
  return url === undefined ? undefined : { url, protocol };
};
