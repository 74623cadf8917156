import type { Call } from "../stateful/caller.js";
import type { OpenShelf, Shelf } from "./shelf.js";

/** What must be there, as far as callers were told. */
export interface Thing {
  /** What stands in paths for it; undefined as long as no answer has told it. */
  readonly id: string | undefined;
  /** Undefined as long as nobody has seen what was drawn. */
  readonly value: string | undefined;
  /** What was there before values were drawn anew. */
  readonly notAsBefore?: string;
  /** The body of the answer that told of it last. */
  readonly told?: unknown;
  readonly since: number;
}

/** A call that changes one thing of a shelf. */
export interface Deed {
  readonly kind: "create" | "change" | "delete";
  readonly key: string;
  readonly call: Call;
  readonly idempotencyKey: string;
  /** What there is of the thing before and after, as far as can be known; undefined for nothing. */
  readonly before: Thing | undefined;
  readonly after: Thing | undefined;
}

/** What was acknowledged about the things of one shelf. One call at a time is made about them. */
export interface Ledger {
  readonly shelf: Shelf;
  readonly open: OpenShelf;
  readonly things: Map<string, Thing>;
  /** The ids and keys of what is on its way out: it may be shown for a while. */
  readonly going: Map<string, string>;
  /** The call of which nobody knows what has become. */
  openDeed: Deed | undefined;
}

export const openLedger = async (shelf: Shelf): Promise<Ledger> => ({
  shelf,
  open: await shelf.open(),
  things: new Map(),
  going: new Map(),
  openDeed: undefined,
});

/** Writes down that a call was answered, and with what. */
export const acknowledge = (ledger: Ledger, { kind, key, before, after }: Deed, body: unknown): void => {
  const { shelf, open, things, going } = ledger;
  ledger.openDeed = undefined;
  open.learn?.(key, body);
  if (after) {
    const id = kind === "create" ? (shelf.idOf?.(body, key) ?? key) : after.id;
    things.set(key, { ...after, id, told: body });
    return;
  }
  things.delete(key);
  if (before?.id !== undefined && open.afterDelete) going.set(key, before.id);
};
