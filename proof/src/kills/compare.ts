import { isDeepStrictEqual } from "node:util";
import type { Call } from "../kit/caller.js";
import type { Ledger, Thing } from "./ledger.js";

/** Members that change without a call, or that differ from operation to operation. */
const passing = new Set(["operational_state", "updated_at", "endpoints", "state_messages", "usage"]);

const longestFault = 2000;

interface Shown {
  readonly value: string | undefined;
  readonly item: unknown;
}

/** What a comparison has found. */
export interface Comparison {
  /** Differences from what callers were told. */
  readonly faults: readonly string[];
  /** Whether the call without an answer was carried out; undefined where there is none, or nothing tells. */
  readonly happened: boolean | undefined;
}

/** Reads all items, by id; an id that comes twice is a fault. */
const lookAt = async ({ collection, open }: Ledger, faults: string[]): Promise<Map<string, Shown>> => {
  const { itemsOf = (all) => all as readonly unknown[], idIn, valueIn } = collection;
  const listed = async (call: Call) => itemsOf((await open.call(call)).body);
  const items = open.look ? await open.look() : await listed(open.list as Call);
  const shown = new Map<string, Shown>();
  for (const item of items) {
    const id = idIn(item);
    if (shown.has(id)) faults.push(`${id} is there twice`);
    shown.set(id, { value: valueIn?.(item), item });
  }
  return shown;
};

const isDrawnAnew = (mark: string, before: string, now: string): boolean => {
  const [olds, news] = [before.split(mark), now.split(mark)];
  return olds.length === news.length && olds.every((old, index) => old !== news[index]);
};

/** Whether an item is as expected. */
const fits = ({ collection }: Ledger, { value, notAsBefore }: Thing, shown: Shown): boolean => {
  if (shown.value === undefined) return true;
  if (value !== undefined) return shown.value === value;
  return notAsBefore === undefined || isDrawnAnew(collection.drawnAnew ?? "", notAsBefore, shown.value);
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The members, of those that both have, in which an answer and an item differ. */
const otherThanTold = (told: unknown, item: unknown): string[] => {
  if (!isObject(told) || !isObject(item)) return [];
  return Object.keys(told).filter(
    (name) => name in item && !passing.has(name) && !isDeepStrictEqual(told[name], item[name]),
  );
};

const text = (thing: Thing | undefined): string => (thing ? JSON.stringify(thing) : "nothing");

/** Compares an item with what is expected, and remembers generated values. @returns what is wrong */
const faultsOf = (ledger: Ledger, key: string, thing: Thing, shown: Shown | undefined): string[] => {
  if (!shown) return [`${key} is not there, and callers were told: ${text(thing)}`];
  if (!fits(ledger, thing, shown)) return [`${key} is ${JSON.stringify(shown)}, and callers were told: ${text(thing)}`];
  const members = ledger.collection.idIn(shown.item) === thing.id ? otherThanTold(thing.told, shown.item) : [];
  if (thing.value === undefined && shown.value !== undefined) ledger.things.set(key, { ...thing, value: shown.value });
  return members.map((name) => `${key}: ${name} is ${JSON.stringify(shown.item)}, told was ${text(thing)}`);
};

/** Finds out whether the call without an answer was carried out, and takes its item out of those that are compared. */
const findHappened = (ledger: Ledger, shown: Map<string, Shown>, faults: string[]): boolean | undefined => {
  const action = ledger.openAction;
  if (!action) return undefined;
  const { kind, key, before, after } = action;
  if (kind === "create") {
    const known = new Set([...ledger.things.values()].map(({ id }) => id));
    const [extra, ...more] = [...shown].filter(([id]) => !known.has(id));
    if (!extra) return false;
    if (more.length > 0 || !after || !fits(ledger, after, extra[1])) return undefined;
    shown.delete(extra[0]);
    return true;
  }
  const now = before?.id === undefined ? undefined : shown.get(before.id);
  shown.delete(before?.id ?? "");
  if (kind === "delete") {
    if (!now) return true;
    // an item that is being deleted may still be listed
    if (ledger.open.afterDelete) return undefined;
  }
  const [wasBefore, isAfter] = [before, after].map((thing) => now && thing && fits(ledger, thing, now));
  if (!wasBefore && !isAfter)
    faults.push(`${key} is ${JSON.stringify(now)}, neither ${text(before)} nor ${text(after)}`);
  return wasBefore && isAfter ? undefined : isAfter === true;
};

/** Compares a collection with what callers were told. */
export const compare = async (ledger: Ledger): Promise<Comparison> => {
  const faults: string[] = [];
  const shown = await lookAt(ledger, faults);
  for (const [key, id] of ledger.going) if (!shown.delete(id)) ledger.going.delete(key);
  const happened = findHappened(ledger, shown, faults);
  for (const [key, thing] of [...ledger.things]) {
    if (key === ledger.openAction?.key) continue;
    faults.push(...faultsOf(ledger, key, thing, shown.get(thing.id ?? "")));
    shown.delete(thing.id ?? "");
  }
  for (const [id, extra] of shown) faults.push(`nobody was told of ${id}: ${JSON.stringify(extra)}`);
  const place = `${ledger.collection.name}${ledger.openAction ? ` (open: ${ledger.openAction.call.id})` : ""}`;
  return { faults: faults.map((fault) => `${place}: ${fault}`.slice(0, longestFault)), happened };
};
