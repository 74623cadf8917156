import type { Call, Caller } from "../kit/caller.js";

/** The requests about an opened collection. */
export interface Scope {
  readonly call: Caller;
  /** Creates the item of a key, with a value. */
  create(key: string, value: string): Call;
  /** Reads an item by its id. */
  read?(id: string): Call;
  change?(id: string, value: string): Call;
  delete?(id: string): Call;
  readonly list?: Call;
  /** Another answer that tells the number of items. */
  readonly count?: { readonly call: Call; readonly of: (body: unknown) => number };
  /** Waits until a deletion is complete. */
  afterDelete?(): Promise<void>;
}

/** Items that can be created, listed and, mostly, changed and deleted. */
export interface Collection {
  readonly name: string;
  /** Few, so that they are reused. */
  readonly keys: readonly string[];
  readonly values: readonly string[];
  /** The refusal of a key that exists; left out where creating it again changes nothing. */
  readonly taken?: string;
  /** Whether creating it again replaces its value. */
  readonly isReplaced?: boolean;
  /** The refusal of an item that does not exist. */
  readonly missing: string;
  /** The limit, and the refusal of one more. */
  readonly limit?: { readonly most: number; readonly refusal: string };
  /** Whether each creation makes another item, whatever the key. */
  readonly isKeyFree?: boolean;
  /** The items in the body of a list. */
  readonly itemsOf?: (body: unknown) => readonly unknown[];
  /** The id of an item, from the answer to its creation; its key unless given. */
  readonly idOf?: (created: unknown, key: string) => string;
  /** The id of a listed item. */
  readonly idIn: (item: unknown) => string;
  /** The value of a listed item; left out where nothing shows it. */
  readonly valueIn?: (item: unknown) => string;
  open(): Promise<Scope>;
}
