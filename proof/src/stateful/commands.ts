import fc from "fast-check";
import { expect } from "vitest";
import type { Collection, Scope } from "./collection.js";

/** What must exist. */
export interface Model {
  /** Items by key. */
  readonly things: Map<string, { readonly id: string; readonly value: string }>;
  /** The ids of deleted items, by key. */
  readonly gone: Map<string, string>;
}

export const emptyModel = (): Model => ({ things: new Map(), gone: new Map() });

type Command = fc.AsyncCommand<Model, Scope>;

const command = (name: string, run: (model: Model, scope: Scope) => Promise<void>): Command => ({
  check: () => true,
  run,
  toString: () => name,
});

/** A well-formed id of nothing. */
const nowhere = "12000000-0000-4000-8000-000000000000";

const idOf = ({ things, gone }: Model, collection: Collection, key: string): string =>
  things.get(key)?.id ?? gone.get(key) ?? (collection.idOf ? nowhere : key);

/** The expected answer to a creation. */
const expectedOfCreation = ({ taken, limit, isKeyFree }: Collection, { things }: Model, key: string): string => {
  if (things.has(key) && !isKeyFree) return taken ?? "done";
  return limit && things.size >= limit.most ? limit.refusal : "done";
};

const create = (collection: Collection, key: string, value: string): Command =>
  command(`create ${key} (${value})`, async (model, scope) => {
    // here each key is used once at a time
    if (collection.isKeyFree && model.things.has(key)) return;
    const expected = expectedOfCreation(collection, model, key);
    const { said, body } = await scope.call(scope.create(key, value));
    expect(said).toBe(expected);
    const isThere = model.things.has(key) && !collection.isReplaced;
    if (said !== "done" || (isThere && collection.taken === undefined)) return;
    model.things.set(key, { id: collection.idOf?.(body, key) ?? key, value });
  });

const read = (collection: Collection, key: string): Command =>
  command(`read ${key}`, async (model, scope) => {
    if (!scope.read) return;
    const thing = model.things.get(key);
    const { said, body } = await scope.call(scope.read(idOf(model, collection, key)));
    expect(said).toBe(thing ? "done" : collection.missing);
    if (thing) expect(collection.idIn(body)).toBe(thing.id);
    if (thing && collection.valueIn) expect(collection.valueIn(body)).toBe(thing.value);
  });

const change = (collection: Collection, key: string, value: string): Command =>
  command(`change ${key} to ${value}`, async (model, scope) => {
    if (!scope.change) return;
    const thing = model.things.get(key);
    const { said } = await scope.call(scope.change(idOf(model, collection, key), value));
    expect(said).toBe(thing ? "done" : collection.missing);
    if (thing) model.things.set(key, { ...thing, value });
  });

const remove = (collection: Collection, key: string): Command =>
  command(`delete ${key}`, async (model, scope) => {
    if (!scope.delete) return;
    const thing = model.things.get(key);
    const { said } = await scope.call(scope.delete(idOf(model, collection, key)));
    expect(said).toBe(thing ? "done" : collection.missing);
    if (!thing) return;
    await scope.afterDelete?.();
    model.things.delete(key);
    model.gone.set(key, thing.id);
  });

const list = (collection: Collection): Command =>
  command("list", async ({ things }, scope) => {
    const wanted = [...things.values()].map(({ id, value }) => (collection.valueIn ? `${id}: ${value}` : id)).sort();
    if (scope.list) {
      const { body, total } = await scope.call(scope.list);
      const items = (collection.itemsOf ?? ((all) => all as readonly unknown[]))(body);
      const shown = items.map((item) => {
        const id = collection.idIn(item);
        return collection.valueIn ? `${id}: ${collection.valueIn(item)}` : id;
      });
      expect([...shown].sort()).toEqual(wanted);
      if (total !== undefined) expect(total).toBe(things.size);
    }
    if (scope.count) expect(scope.count.of((await scope.call(scope.count.call)).body)).toBe(things.size);
  });

/** Sequences of requests about a collection, up to this many. */
export const sequencesOf = (collection: Collection, most: number): fc.Arbitrary<Iterable<Command>> => {
  const key = fc.constantFrom(...collection.keys);
  const value = fc.constantFrom(...collection.values);
  const creation = fc.tuple(key, value).map(([one, other]) => create(collection, one, other));
  const steps = [
    // twice as often as the others, so that limits are reached
    creation,
    creation,
    fc.tuple(key, value).map(([one, other]) => change(collection, one, other)),
    key.map((one) => read(collection, one)),
    key.map((one) => remove(collection, one)),
    fc.constant(list(collection)),
  ];
  // without this, sequences would begin short, and reach nothing
  return fc.noBias(fc.commands(steps, { maxCommands: most, size: "max" }));
};
