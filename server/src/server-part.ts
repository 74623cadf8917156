import type { Worker } from "./due-work/worker.js";
import type { Listener } from "./http/listener.js";

/** One part of the server: what it listens on, and what it does without being asked. */
export interface ServerPart {
  /** Opened in their order when the server starts, and closed before anything that they use ends. */
  readonly listeners?: readonly Listener[];
  /** Begun once the database is ready. */
  readonly workers?: readonly Worker[];
  /** Ends what the part has gathered, once its listeners are closed. */
  readonly close?: () => Promise<void>;
}
