/** Something that clients wait for: what they read again and again, and what its states mean to them. */
export interface Waiter {
  /** What is waited for, as the rest of a sentence: "Waits until …". */
  readonly until: string;
  /** The operation of the same resource that is asked, by its name there. */
  readonly operation: string;
  /** How one thing is found where the operation lists several. */
  readonly listed?: {
    /** The member of an entry that names it. */
    readonly member: string;
    /** What the name is called among the arguments, and what it is. */
    readonly variable: string;
    readonly description: string;
    /** What the list is asked with. */
    readonly query: Readonly<Record<string, unknown>>;
  };
  /** The member that tells the state. */
  readonly state: string;
  /** States that end the wait well. */
  readonly success: readonly string[];
  /** States from which success does not follow any more. */
  readonly failure: readonly string[];
  /** Whether the wait ends well once there is nothing left to read. */
  readonly untilGone: boolean;
}

/** The waiters of a contract: by the id of the resource, then by the name of the method that waits. */
export type Waiters = Readonly<Record<string, Readonly<Record<string, Waiter>>>>;
