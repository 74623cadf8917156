import type { IncomingMessage } from "node:http";
import type { S3Decision } from "../object-http/authorize/index.js";

/** A request for a page, and what has become known about it by now: for the log and the figures. */
export interface WebsiteExchange {
  readonly incoming: IncomingMessage;
  readonly requestId: string;
  /** When it began, in milliseconds of the monotonic clock. */
  readonly began: number;
  /** The caller waits for `100 Continue`, which nobody sends: bodies are not read. */
  readonly isAwaitingContinue: boolean;
  operation?: "website.GET" | "website.HEAD" | "website.OPTIONS";
  serviceUuid?: string;
  bucket?: string;
  /** Whether the object may be read, and why. */
  decision?: S3Decision;
  /** What a page of another origin needs on the answer, whatever it is. */
  corsHeaders: Readonly<Record<string, string>>;
}
