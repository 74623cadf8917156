import { type Concurrency, sideBySide } from "./side-by-side.js";

/** What became of one item: the members of `Promise.allSettled`, and the item. */
export type ItemResult<Item, Value> = { readonly item: Item } & PromiseSettledResult<Value>;

/**
 * Makes a call for each of many items, some at the same time, and tells of each item what became of it. An item that
 * fails stops no other.
 *
 * @param items what to make a call for
 * @param call makes the call for one item
 * @param options how many calls may be under way at the same time; one after the other when left out
 * @returns one result for each item, in their order
 * @throws {@link InvalidArgumentError} when `concurrency` is not a whole number above 0; nothing is called then
 *
 * @example
 * const results = await eachSettled(names, (username) => cloud.objectStorage.users.create(uuid, { username }), {
 *   concurrency: 4,
 * });
 * for (const result of results) if (result.status === "rejected") console.error(result.item, result.reason);
 */
export const eachSettled = async <Item, Value>(
  items: Iterable<Item>,
  call: (item: Item) => PromiseLike<Value>,
  options: Concurrency = {},
): Promise<ItemResult<Item, Value>[]> => {
  const all = [...items];
  const results: ItemResult<Item, Value>[] = [];
  await sideBySide(all, options, async (item, index) => {
    try {
      results[index] = { item, status: "fulfilled", value: await call(item) };
    } catch (reason) {
      results[index] = { item, status: "rejected", reason };
    }
    return true;
  });
  return results;
};
