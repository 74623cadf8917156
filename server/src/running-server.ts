import type { Logger } from "pino";
import type { Bootstrapped } from "./bootstrap.js";
import type { Clock, ServerContext } from "./context.js";

export interface StartOptions {
  /** A log of one's own; otherwise JSON lines on standard error. */
  readonly log?: Logger;
  readonly clock?: Clock;
  /** How long `close` waits for requests under way before it cuts them. */
  readonly closeMs?: number;
  /** Is told the URL as soon as requests are answered, be it with 503 while the database of `DATABASE_URL` is away. */
  readonly onListening?: (url: string) => void;
  /** Ends the start while it waits for the database. */
  readonly signal?: AbortSignal;
}

/** A server that answers requests. */
export interface RunningServer extends Bootstrapped {
  readonly url: string;
  /** Where the same is answered over TLS, if it is. */
  readonly tlsUrl: string | undefined;
  /** Where S3 answers, if it is served. */
  readonly s3Url: string | undefined;
  readonly context: ServerContext;
  /** Ends everything in reverse order: new work, requests under way, the database. Calls after the first wait for it. */
  close(): Promise<void>;
}
