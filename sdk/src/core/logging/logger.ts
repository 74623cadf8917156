/** Writes one log line: first the fields, then a message. */
export type LogLine = (facts: Readonly<Record<string, unknown>>, sentence: string) => void;

/** A client's logger: pino, most similar loggers, or `console`. */
export interface Logger {
  debug: LogLine;
  info: LogLine;
  warn: LogLine;
  error: LogLine;
}

export type LogWeight = keyof Logger;

/**
 * The lowest level that is logged. `debug`: each request and each response; `info`: each call that succeeded, was refused (4xx) or
 * was aborted; `warn`: retries, and retries that exceed the quota; `error`: calls that failed in any other way; `off`: nothing.
 */
export type LogLevel = LogWeight | "off";

const levels = ["debug", "info", "warn", "error", "off"];

interface Unfit {
  readonly url?: string;
  readonly headers?: unknown;
  readonly error?: { readonly name?: unknown };
}

/** The fields of a log line: no headers, no query values and only some members of errors, because others may be secret. */
const fitOf = ({ url, headers: _, error, ...facts }: Unfit) => ({
  ...facts,
  ...(url && { url: url.split("?")[0] }),
  ...(error && { error: error.name }),
});

/** Writes lines from a level on. Errors of the logger are ignored. */
export const logFrom =
  (logger: Logger, level: LogLevel) =>
  (weight: LogWeight, facts: object, sentence: string): void => {
    if (levels.indexOf(weight) < levels.indexOf(level)) return;
    try {
      logger[weight](fitOf(facts), sentence);
    } catch {
      // there is no other place to report it
    }
  };
