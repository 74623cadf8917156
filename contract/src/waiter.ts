/** Something that clients wait for: the operation to poll, and the meaning of its states. */
export interface Waiter {
  /** The condition, as the rest of a sentence: "Waits until …". */
  readonly until: string;
  /** The name of the operation to poll, in the same resource. */
  readonly operation: string;
  /** How to find one entry if the operation is a list. */
  readonly listed?: {
    /** The member with an entry's name. */
    readonly member: string;
    /** The argument for the name, and its description. */
    readonly variable: string;
    readonly description: string;
    /** The query of the list. */
    readonly query: Readonly<Record<string, unknown>>;
  };
  /** The member with the state. */
  readonly state: string;
  /** States that end the wait with success. */
  readonly success: readonly string[];
  /** States after which success is no longer possible. */
  readonly failure: readonly string[];
  /** Whether the wait succeeds once the resource is not found. */
  readonly untilGone: boolean;
}

/** The waiters of a contract: by the id of the resource, then by the name of the method that waits. */
export type Waiters = Readonly<Record<string, Readonly<Record<string, Waiter>>>>;
