import type { Collection, Scope } from "../stateful/collection.js";

/** An opened collection. */
export interface KillScope extends Scope {
  /** Reads all items where no operation lists them. */
  look?(): Promise<readonly unknown[]>;
  /** Receives the answer to a call about a key. */
  learn?(key: string, body: unknown): void;
}

/** A collection whose items are created, changed and deleted while servers are killed. */
export interface KillCollection extends Collection {
  /** How often it is chosen, compared with 1 for others. */
  readonly weight?: number;
  /** The only value that an item can be changed to; any other of `values` unless given. */
  readonly next?: (value: string) => string | undefined;
  /**
   * Where a change generates new values: the separator of the parts of a value, each of which must differ afterwards.
   */
  readonly drawnAnew?: string;
  /** How long an item of this value can be changed, in milliseconds. */
  readonly lapse?: (value: string) => number | undefined;
  open(): Promise<KillScope>;
}
