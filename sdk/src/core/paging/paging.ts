import type { Arguments } from "../arguments.js";
import type { ResponseHeaders } from "../fetch.js";

/** A page, with the response headers. */
export interface ReadPage {
  readonly data: unknown;
  readonly headers: ResponseHeaders;
}

/** How to get from one page of a listing to the next. */
export interface Paging {
  /** The items of a page; undefined if it is not a page. */
  readonly itemsOf: (page: unknown) => readonly unknown[] | undefined;
  /** The query of the next page; undefined after the last one. */
  readonly following: (asked: Arguments, page: ReadPage) => Arguments | undefined;
}
