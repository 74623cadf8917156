import type { MetricObject } from "prom-client";
import type { Configuration } from "../configuration.js";

/** What a worker needs to begin. */
export interface WorkerStart {
  readonly configuration: Configuration;
  readonly databaseUrl: string;
}

/** What a worker is told. */
export type ToWorker =
  | ({ readonly kind: "start" } & WorkerStart)
  /** The database is ready. */
  | { readonly kind: "open" }
  | { readonly kind: "figures" }
  | { readonly kind: "stop" };

/** What a worker tells. */
export type FromWorker =
  /** It hears what it is told: what was said before is lost. */
  | { readonly kind: "hears" }
  | { readonly kind: "listening"; readonly urls: ReadonlyMap<string, string> }
  /** It cannot begin; one sentence for each fault. */
  | { readonly kind: "failed"; readonly faults: readonly string[] }
  /** A command has scheduled work. */
  | { readonly kind: "scheduled" }
  | { readonly kind: "figures"; readonly figures: readonly MetricObject[] };
