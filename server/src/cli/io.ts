import type { EventEmitter } from "node:events";
import type { DestinationStream } from "pino";

/** What a command knows of the world. Tests hand in one of their own. */
export interface Io {
  readonly environment: Readonly<Record<string, string | undefined>>;
  stdout(text: string): void;
  /** Standard output is a terminal: a person reads it, and no log keeps it. */
  readonly isTerminal: boolean;
  stderr(text: string): void;
  /** Reads a secret from standard input; at a terminal, the prompt is shown and what is typed is not. */
  readSecret(prompt: string): Promise<string>;
  /** Takes a server's log; standard error when left out. */
  readonly log?: DestinationStream;
  /** A person reads standard error. */
  readonly isErrorTerminal?: boolean;
  /** Emits the process's signals, `uncaughtException` and `unhandledRejection`. */
  readonly events: Pick<EventEmitter, "on" | "off">;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** Options that every command takes. */
export interface GlobalOptions {
  readonly json?: true;
}

/** Answers a command on standard output: `value` as one line of JSON when that was asked for, else `text`. */
export const answer = (io: Io, { json }: GlobalOptions, value: unknown, text: string): void =>
  io.stdout(`${json ? JSON.stringify(value) : text}\n`);
