import { expect, it } from "vitest";
import { readConfiguration } from "../configuration.js";

const traces = (settings: Record<string, string>) =>
  readConfiguration(Object.fromEntries(Object.entries(settings).map(([name, value]) => [`OTEL_${name}`, value])))
    .traces;

const shared = "http://collector.example:4318";
const own = "https://traces.example/take";
const protocol = "http/protobuf";

it.each([
  [{}, undefined],
  [{ SERVICE_NAME: "concordat", TRACES_SAMPLER: "always_on", EXPORTER_OTLP_HEADERS: "a=b" }, undefined],
  [{ EXPORTER_OTLP_ENDPOINT: shared }, { url: `${shared}/v1/traces`, protocol }],
  [{ EXPORTER_OTLP_ENDPOINT: `${shared}/otlp/` }, { url: `${shared}/otlp/v1/traces`, protocol }],
  [
    { EXPORTER_OTLP_ENDPOINT: shared, EXPORTER_OTLP_TRACES_ENDPOINT: own },
    { url: own, protocol },
  ],
  [
    { EXPORTER_OTLP_TRACES_ENDPOINT: own, EXPORTER_OTLP_PROTOCOL: "http/json" },
    { url: own, protocol: "http/json" },
  ],
  [
    {
      EXPORTER_OTLP_TRACES_ENDPOINT: own,
      EXPORTER_OTLP_PROTOCOL: "http/json",
      EXPORTER_OTLP_TRACES_PROTOCOL: protocol,
    },
    { url: own, protocol },
  ],
  [
    { EXPORTER_OTLP_ENDPOINT: shared, SDK_DISABLED: "False" },
    { url: `${shared}/v1/traces`, protocol },
  ],
  [{ EXPORTER_OTLP_ENDPOINT: shared, SDK_DISABLED: "TRUE" }, undefined],
  [{ EXPORTER_OTLP_ENDPOINT: shared, TRACES_EXPORTER: "none" }, undefined],
])("%j sends traces to %j", (settings, destination) => {
  expect(traces(settings as Record<string, string>)).toEqual(destination);
});
