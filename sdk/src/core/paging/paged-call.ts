import type { Answer } from "../answer.js";
import type { Arguments } from "../arguments.js";
import { Call, type ResultWithResponse } from "../call.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { UnexpectedAnswerError } from "../errors/unexpected-answer-error.js";
import type { Outcome } from "../exchange.js";
import type { PagedRoute } from "../route.js";

/** A page of a listing: a list, or an object with a list. */
export type PageOf<Item> = Item[] | { readonly items: Item[] };

/** The most empty pages in a row. No known listing has empty pages: a server that sends this many never ends the listing. */
const mostEmptyPages = 100;

/**
 * A call of a listing. `await` returns the first page; `for await` iterates over the items of all pages and fetches each page
 * when it is reached.
 */
export class PagedCall<Item, Page extends PageOf<Item>, Raw extends Answer = Answer>
  extends Call<Page, Raw>
  implements AsyncIterable<Item>
{
  readonly #route: PagedRoute;
  readonly #args: Arguments;
  readonly #send: (args: Arguments) => Promise<Outcome>;

  /** @internal */
  constructor(route: PagedRoute, args: Arguments, send: (args: Arguments) => Promise<Outcome>) {
    super(route, () => send(args));
    this.#route = route;
    this.#args = args;
    this.#send = send;
  }

  /** The items of all pages, in the server's order. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* this.#route.pages.itemsOf(page) as Item[];
  }

  /**
   * The pages, starting with the first; each is fetched when it is reached.
   *
   * @example
   * for await (const page of cloud.providers.browse().pages()) console.log(page.items.length);
   */
  async *pages(): AsyncGenerator<Page, void, undefined> {
    const asked = new Set<string>();
    let call: Call<Page> = this;
    let emptyPages = 0;
    let args = this.#args;
    for (;;) {
      asked.add(JSON.stringify(args));
      const result: ResultWithResponse<Page> = await call.withResponse();
      emptyPages = this.#countItems(result) === 0 ? emptyPages + 1 : 0;
      yield result.data;
      const following = this.#route.pages.following(args, result);
      if (!following) return;
      if (asked.has(JSON.stringify(following)))
        throw this.#unexpected("its `next` leads back to an earlier page", result);
      if (emptyPages >= mostEmptyPages) throw this.#unexpected(`${emptyPages} empty pages in a row`, result);
      call = new Call(this.#route, () => this.#send(following));
      args = following;
    }
  }

  /**
   * The items of all pages as one list.
   *
   * @param options.limit the most items to read; no page is fetched after the limit is reached
   *
   * @example
   * const providers = await cloud.providers.browse().toArray({ limit: 500 });
   */
  async toArray({ limit }: { readonly limit: number }): Promise<Item[]> {
    if (!(limit >= 0))
      throw new InvalidArgumentError("`limit` must be a number, 0 or more", { operation: this.#route.id });
    const items: Item[] = [];
    if (limit === 0) return items;
    for await (const item of this) {
      items.push(item);
      if (items.length >= limit) break;
    }
    return items;
  }

  #countItems(result: ResultWithResponse<Page>): number {
    const items = this.#route.pages.itemsOf(result.data);
    if (!items) throw this.#unexpected("a page without items", result);
    return items.length;
  }

  #unexpected(
    message: string,
    { status, headers, requestId, attempts }: ResultWithResponse<Page>,
  ): UnexpectedAnswerError {
    return new UnexpectedAnswerError(message, { operation: this.#route.id, status, headers, requestId, attempts });
  }
}
