import type { Call, Caller } from "../kit/caller.js";

/** Requests about one collection of things, all of it made for one sequence. */
export interface Scope {
  readonly call: Caller;
  /** Makes a thing of this key; what is new about it is the value. */
  create(key: string, value: string): Call;
  /** Reads one thing, by the id that stands in paths. */
  read?(id: string): Call;
  change?(id: string, value: string): Call;
  delete?(id: string): Call;
  readonly list?: Call;
  /** A number that some other answer tells about the collection. */
  readonly count?: { readonly call: Call; readonly of: (body: unknown) => number };
  /** What passes until a deletion is over. */
  afterDelete?(): Promise<void>;
}

/** Things that can be made, listed and, mostly, changed and deleted. */
export interface Collection {
  readonly name: string;
  /** Few, so that the same come up again. */
  readonly keys: readonly string[];
  readonly values: readonly string[];
  /** The refusal of a key that is there already; left out, making it again changes nothing. */
  readonly taken?: string;
  /** Whether making it again gives it the new value. */
  readonly isReplaced?: boolean;
  /** The refusal of what is not there. */
  readonly missing: string;
  /** How many there can be, and the refusal of one more. */
  readonly limit?: { readonly most: number; readonly refusal: string };
  /** Whether a key may be used again and again, each time for another thing. */
  readonly isKeyFree?: boolean;
  /** The things in the body of a list. */
  readonly itemsOf?: (body: unknown) => readonly unknown[];
  /** What stands in paths for a thing, by the answer to its creation; its key unless given. */
  readonly idOf?: (created: unknown, key: string) => string;
  /** The id, by how a list shows the thing. */
  readonly idIn: (item: unknown) => string;
  /** Its value there; left out where nothing shows it. */
  readonly valueIn?: (item: unknown) => string;
  open(): Promise<Scope>;
}
