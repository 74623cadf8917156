import type { Worker } from "./due-work/worker.js";
import type { Listener } from "./http/listener.js";

/** What listens in other processes. */
export interface OpenElsewhere {
  /** Where it is reached, by the names of its listeners. */
  readonly urls: ReadonlyMap<string, string>;
  /** As that of a listener. */
  close(deadlineMs: number): Promise<void>;
}

/** One part of the server: what it listens on, and what it does without being asked. */
export interface ServerPart {
  /** Opened in their order when the server starts, and closed before anything that they use ends. */
  readonly listeners?: readonly Listener[];
  /** Opens what listens in other processes, when the server starts. @throws ConfigurationError that says why it cannot listen */
  readonly open?: () => Promise<OpenElsewhere>;
  /** Begun once the database is ready. */
  readonly workers?: readonly Worker[];
  /** Ends what the part has gathered, once its listeners are closed. */
  readonly close?: () => Promise<void>;
}
