/** What a thread is told. */
export interface Told {
  /** Which conversation it belongs to. */
  readonly conversation: number;
  readonly kind: "begin" | "ask" | "end";
  /** The options of a conversation that begins, or a question. */
  readonly content?: unknown;
}

/** What a thread answers. The answers of a conversation come in the order of its questions. */
export interface Answered {
  readonly conversation: number;
  readonly content?: unknown;
  /** Why there is none. */
  readonly error?: unknown;
}
