import { type Concurrency, forEachConcurrently } from "./concurrency.js";

/** The result of one item: the members of `Promise.allSettled`, and the item. */
export type ItemResult<Item, Value> = { readonly item: Item } & PromiseSettledResult<Value>;

/**
 * Makes a call for each of many items, some concurrently, and returns a result for each item. A failed item does not stop the others.
 *
 * @param items the items to make calls for
 * @param call makes the call for one item
 * @param options the number of concurrent calls; 1 by default
 * @returns one result for each item, in their order
 * @throws {@link InvalidArgumentError} when `concurrency` is not an integer above 0; no call is made then
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
  await forEachConcurrently(all, options, async (item, index) => {
    try {
      results[index] = { item, status: "fulfilled", value: await call(item) };
    } catch (reason) {
      results[index] = { item, status: "rejected", reason };
    }
    return true;
  });
  return results;
};
