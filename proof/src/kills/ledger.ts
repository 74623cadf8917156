import type { Call } from "../kit/caller.js";
import type { KillCollection, KillScope } from "./kill-collection.js";

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

/** A call that changes one thing of a collection. */
export interface Action {
  readonly kind: "create" | "change" | "delete";
  readonly key: string;
  readonly call: Call;
  readonly idempotencyKey: string;
  /** What there is of the thing before and after, as far as can be known; undefined for nothing. */
  readonly before: Thing | undefined;
  readonly after: Thing | undefined;
}

/** What was acknowledged about the things of one collection. One call at a time is made about them. */
export interface Ledger {
  readonly collection: KillCollection;
  readonly open: KillScope;
  readonly things: Map<string, Thing>;
  /** The ids and keys of what is on its way out: it may be shown for a while. */
  readonly going: Map<string, string>;
  /** The call of which nobody knows what has become. */
  openAction: Action | undefined;
}

export const openLedger = async (collection: KillCollection): Promise<Ledger> => ({
  collection,
  open: await collection.open(),
  things: new Map(),
  going: new Map(),
  openAction: undefined,
});

/** Writes down that a call was answered, and with what. */
export const acknowledge = (ledger: Ledger, { kind, key, before, after }: Action, body: unknown): void => {
  const { collection, open, things, going } = ledger;
  ledger.openAction = undefined;
  open.learn?.(key, body);
  if (after) {
    const id = kind === "create" ? (collection.idOf?.(body, key) ?? key) : after.id;
    things.set(key, { ...after, id, told: body });
    return;
  }
  things.delete(key);
  if (before?.id !== undefined && open.afterDelete) going.set(key, before.id);
};
