import { bulkLimit } from "../generated/limits.js";
import { BulkError } from "./errors/bulk-error.js";
import { ConcordatError } from "./errors/concordat-error.js";
import { type Concurrency, positiveInteger, sideBySide } from "./side-by-side.js";

/** The answer to one bulk request, as far as it answers item by item. */
export interface BulkAnswer<Response> {
  readonly responses: readonly Response[];
}

export interface BulkOptions extends Concurrency {
  /** The most items in a request; the API's own limit when left out. */
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
  // Results are told apart by their place alone: with one too few, each could be anybody's.
  throw new ConcordatError(`${responses.length} responses to ${asked} items`);
};

/**
 * Sends any number of items through a call that takes a limited number at once: in order, one request after the other
 * unless `concurrency` says otherwise. Each request is carried out as a whole or not at all; the bulk as a whole is not.
 * For calls that take one item there is {@link eachSettled}.
 *
 * @param items what to send; nothing is sent when it is empty
 * @param send sends one request
 * @param options the most items in a request, and the most requests at the same time
 * @returns the responses to all items in their order; empty where the call answers nothing item by item
 * @throws {@link BulkError} when a request fails, with the items that are done and those that are not; no further
 *   request is begun then
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
  await sideBySide(chunks, { concurrency }, async (chunk, index) => {
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
