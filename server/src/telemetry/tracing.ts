import type { IncomingMessage, ServerResponse } from "node:http";
import type { SendRequest } from "../outgoing/request.js";

/** A request of a protocol that is served without Express. */
export interface FollowedRequest {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  /** Tells at its end which operation it was for; undefined where for none. */
  readonly operation: () => string | undefined;
}

/** What follows calls on their way through this server and beyond. There is none unless the configuration wants it. */
export interface Tracing {
  /** Sends requests to others, and tells them of which trace they are part. */
  follow(send: SendRequest): SendRequest;
  /** Does one piece of work that nobody has asked for just now, in a trace of its own. */
  followWork<Result>(kind: WorkKind, work: () => Promise<Result>): Promise<Result>;
  /** Follows a request of S3 from its beginning to the end of its answer. @param serve is told the id of its trace */
  followRequest<Result>(request: FollowedRequest, serve: (traceId: string) => Result): Result;
  /** Begins a step of what is followed. @returns ends it, with the fault if it failed */
  beginStep(name: string, attributes?: Readonly<Record<string, string | number>>): (fault?: unknown) => void;
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
