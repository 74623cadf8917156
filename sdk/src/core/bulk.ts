import { bulkLimit } from "../generated/limits.js";
import { type Concurrency, forEachConcurrently, positiveInteger } from "./concurrency.js";
import { BulkError } from "./errors/bulk-error.js";
import { ConcordatError } from "./errors/concordat-error.js";

/** The response to one bulk request, if it has an element for each item. */
export interface BulkAnswer<Response> {
  readonly responses: readonly Response[];
}

export interface BulkOptions extends Concurrency {
  /** The most items in a request; the API's limit by default. */
  readonly size?: number | undefined;
}

const chunksOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

const responsesOf = <Response>(
  answer: Partial<BulkAnswer<Response>> | null | undefined,
  asked: number,
): readonly Response[] => {
  const responses = answer?.responses;
  if (!Array.isArray(responses)) return [];
  if (responses.length === asked) return responses;
  // only the position assigns a response to its item, so their number must be the same
  throw new ConcordatError(`${responses.length} responses to ${asked} items`);
};

/**
 * Sends any number of items with a call that takes a limited number: in order, and one request after the other unless `concurrency`
 * is set. Each request is carried out completely or not at all; the bulk as a whole is not. For calls that take one item, use
 * {@link eachSettled}.
 *
 * @param items the items to send; if there are none, nothing is sent
 * @param send sends one request
 * @param options the most items in a request, and the most concurrent requests
 * @returns the responses to all items in their order; empty if the call has no response for each item
 * @throws {@link BulkError} when a request fails, with the items that are done and those that are not; no further request is sent
 *
 * @example
 * const ids = await inBulk(specifications, (items) => cloud.providers.create({ items }), { concurrency: 2 });
 */
export const inBulk = async <Item, Response = never>(
  items: Iterable<Item>,
  send: (items: Item[]) => PromiseLike<BulkAnswer<Response> | object>,
  { size = bulkLimit, concurrency }: BulkOptions = {},
): Promise<Response[]> => {
  const chunks = chunksOf([...items], positiveInteger("size", size));
  const answers: (readonly Response[])[] = [];
  const causes = new Map<number, unknown>();
  await forEachConcurrently(chunks, { concurrency }, async (chunk, index) => {
    try {
      answers[index] = responsesOf<Response>(await send(chunk), chunk.length);
      return true;
    } catch (cause) {
      causes.set(index, cause);
      return false;
    }
  });
  const responses = answers.flat();
  const [cause] = causes.values();
  if (causes.size === 0) return responses;
  const itemsWhere = (is: (index: number) => boolean) => chunks.filter((_, index) => is(index)).flat();
  const progress = {
    done: itemsWhere((index) => index in answers),
    responses,
    failed: itemsWhere((index) => causes.has(index)),
    remaining: itemsWhere((index) => !(index in answers || causes.has(index))),
  };
  throw new BulkError<Item, Response>(progress, { cause });
};
