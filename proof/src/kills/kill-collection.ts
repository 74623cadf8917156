import type { Collection, Scope } from "../stateful/collection.js";

/** A scope of a collection that calls are made about while servers are killed. */
export interface KillScope extends Scope {
  /** What there is, where no list of the API shows it. */
  look?(): Promise<readonly unknown[]>;
  /** Is told what a call about a key was answered with. */
  learn?(key: string, body: unknown): void;
}

/** A collection whose things are made, changed and deleted while servers are killed. */
export interface KillCollection extends Collection {
  /** How often calls are about it, beside 1 for others. */
  readonly weight?: number;
  /** The one value that a thing can be changed to; any other of `values` unless given. */
  readonly next?: (value: string) => string | undefined;
  /**
   * A change replaces values by ones that nobody can know before: what is shown then differs from what was, in each of
   * the parts between these marks.
   */
  readonly drawnAnew?: string;
  /** How long a thing of this value can be changed further, in milliseconds. */
  readonly lapse?: (value: string) => number | undefined;
  open(): Promise<KillScope>;
}
