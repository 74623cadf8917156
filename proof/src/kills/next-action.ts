import { randomUUID } from "node:crypto";
import type { Call } from "../kit/caller.js";
import { oneOf, type Random } from "../kit/random.js";
import type { KillCollection } from "./kill-collection.js";
import type { Action, Ledger, Thing } from "./ledger.js";

/** An item with a known id, and its key. */
type Known = [string, Thing & { id: string }];
type Draft = Pick<Action, "kind" | "key" | "call" | "before" | "after">;

const thing = (id: string | undefined, value: string | undefined, more: Partial<Thing> = {}): Thing => ({
  id,
  value,
  since: performance.now(),
  ...more,
});

/** Forgets items that can no longer be changed: they may be there, or not. */
const forgetLapsed = ({ collection: { lapse }, things, going }: Ledger): void => {
  for (const [key, { id, value, since }] of things) {
    const lifetime = value === undefined ? undefined : lapse?.(value);
    if (lifetime === undefined || id === undefined || performance.now() - since < lifetime) continue;
    things.delete(key);
    going.set(key, id);
  }
};

const firstValue = ({ values, next }: KillCollection, random: Random): string =>
  next ? (values[0] as string) : oneOf(random, values);

const creations = ({ collection, open, things, going }: Ledger, random: Random): Draft[] => {
  const { keys, limit } = collection;
  if (limit && things.size >= limit.most) return [];
  const free = keys.filter((key) => !things.has(key) && !going.has(key));
  if (free.length === 0) return [];
  const key = oneOf(random, free);
  const value = firstValue(collection, random);
  const after = thing(undefined, collection.drawnAnew === undefined ? value : undefined);
  return [{ kind: "create", key, call: open.create(key, value), before: undefined, after }];
};

const changes = (ledger: Ledger, [key, before]: Known): Draft[] => {
  const { collection, open } = ledger;
  const draft = (call: Call, after: Thing): Draft[] => [{ kind: "change", key, call, before, after }];
  const since = collection.lapse ? { since: before.since } : {};
  if (!open.change || before.value === undefined) return [];
  if (collection.drawnAnew !== undefined)
    return draft(open.change(before.id, ""), thing(before.id, undefined, { notAsBefore: before.value }));
  const others = collection.values.filter((other) => other !== before.value);
  const value = collection.next ? collection.next(before.value) : others[0];
  return value === undefined ? [] : draft(open.change(before.id, value), thing(before.id, value, since));
};

const deletions = ({ open }: Ledger, [key, before]: Known): Draft[] =>
  open.delete ? [{ kind: "delete", key, call: open.delete(before.id), before, after: undefined }] : [];

const isKnown = (entry: [string, Thing]): entry is Known => entry[1].id !== undefined;

/** Chooses a call that must succeed in the current state; undefined where there is none. */
export const nextAction = (ledger: Ledger, random: Random): Action | undefined => {
  forgetLapsed(ledger);
  const known = [...ledger.things].filter(isKnown);
  const one = known.length === 0 ? undefined : oneOf(random, known);
  const drafts = [
    ...creations(ledger, random),
    ...(one ? changes(ledger, one) : []),
    ...(one ? deletions(ledger, one) : []),
  ];
  if (drafts.length === 0) return undefined;
  return { ...oneOf(random, drafts), idempotencyKey: randomUUID() };
};
