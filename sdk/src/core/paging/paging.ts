import type { Arguments } from "../arguments.js";
import type { ResponseHeaders } from "../fetch.js";

/** A page, and what came along with it. */
export interface ReadPage {
  readonly data: unknown;
  readonly headers: ResponseHeaders;
}

/** How one page of a listing leads to the next. */
export interface Paging {
  /** What is on a page; undefined when it does not look like one. */
  readonly itemsOf: (page: unknown) => readonly unknown[] | undefined;
  /** What to ask for after a page; undefined when it was the last. */
  readonly following: (asked: Arguments, page: ReadPage) => Arguments | undefined;
}
