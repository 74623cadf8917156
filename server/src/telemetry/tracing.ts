import type { SendRequest } from "../outgoing/request.js";

/** What follows calls on their way through this server and beyond. There is none unless the configuration wants it. */
export interface Tracing {
  /** Sends requests to others, and tells them of which trace they are part. */
  follow(send: SendRequest): SendRequest;
  /** Does one piece of work that nobody has asked for just now, in a trace of its own. */
  followWork<Result>(kind: WorkKind, work: () => Promise<Result>): Promise<Result>;
}

/** Work that is due, by the names that it has among the figures as well. */
export type WorkKind =
  | "provider_calls"
  | "service_steps"
  | "domain_checks"
  | "bucket_cleanups"
  | "copy_jobs"
  | "lifecycle_runs"
  | "certificates";

/** Does a piece of due work; followed where calls are. */
export const traceWork = <Result>(
  { tracing }: { readonly tracing?: Tracing | undefined },
  kind: WorkKind,
  work: () => Promise<Result>,
): Promise<Result> => (tracing ? tracing.followWork(kind, work) : work());
