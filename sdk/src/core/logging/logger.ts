/** Writes one line: first the facts, then a sentence. */
export type LogLine = (facts: Readonly<Record<string, unknown>>, sentence: string) => void;

/** Where a client logs: pino and most loggers like it fit, and so does `console`. */
export interface Logger {
  debug: LogLine;
  info: LogLine;
  warn: LogLine;
  error: LogLine;
}

export type LogWeight = keyof Logger;

/**
 * From which weight on lines are written. `debug`: each request and each answer; `info`: each call
 * that went well, was refused (4xx) or aborted; `warn`: retries, and those that were not made for want of quota;
 * `error`: calls that failed in any other way; `off`: nothing.
 */
export type LogLevel = LogWeight | "off";

const levels = ["debug", "info", "warn", "error", "off"];

interface Unfit {
  readonly url?: string;
  readonly headers?: unknown;
  readonly error?: { readonly name?: unknown };
}

/** Facts as they may be logged: no header and no value of a query, for they may be secret, nor all that errors hold. */
const fitOf = ({ url, headers: _, error, ...facts }: Unfit) => ({
  ...facts,
  ...(url && { url: url.split("?")[0] }),
  ...(error && { error: error.name }),
});

/** Writes lines from a level on. A logger that throws does not disturb the call. */
export const logFrom =
  (logger: Logger, level: LogLevel) =>
  (weight: LogWeight, facts: object, sentence: string): void => {
    if (levels.indexOf(weight) < levels.indexOf(level)) return;
    try {
      logger[weight](fitOf(facts), sentence);
    } catch {
      // Nobody is left to tell.
    }
  };
