import { bulkLimit } from "../generated/limits.js";
import { BulkError } from "./errors/bulk-error.js";
import { ConcordatError } from "./errors/concordat-error.js";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

/** The answer to one bulk request, as far as it answers item by item. */
export interface BulkAnswer<Response> {
  readonly responses: readonly Response[];
}

export interface BulkOptions {
  /** The most items in a request; the API's own limit when left out. */
  readonly size?: number | undefined;
}

function* chunksOf<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

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
 * Sends any number of items through a call that takes a limited number at once: one request after the other, in
 * order. Each request is carried out as a whole or not at all; the bulk as a whole is not.
 *
 * @param items what to send; nothing is sent when it is empty
 * @param send sends one request
 * @returns the responses to all items in their order; empty where the call answers nothing item by item
 * @throws {@link BulkError} when a request fails, with the items that are done and those that are not
 *
 * @example
 * const ids = await inBulk(specifications, (items) => cloud.providers.create({ items }));
 */
export const inBulk = async <Item, Response = never>(
  items: Iterable<Item>,
  send: (items: Item[]) => PromiseLike<BulkAnswer<Response> | object>,
  { size = bulkLimit }: BulkOptions = {},
): Promise<Response[]> => {
  if (!(Number.isInteger(size) && size > 0)) throw new InvalidArgumentError("`size` must be a whole number above 0");
  const all = [...items];
  const responses: Response[] = [];
  let done = 0;
  for (const chunk of chunksOf(all, size)) {
    try {
      responses.push(...responsesOf<Response>(await send(chunk), chunk.length));
    } catch (cause) {
      const remaining = all.slice(done + chunk.length);
      const progress = { done: all.slice(0, done), responses, failed: chunk, remaining };
      throw new BulkError<Item, Response>(progress, { cause });
    }
    done += chunk.length;
  }
  return responses;
};
