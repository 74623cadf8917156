import type { Paging } from "./paging/paging.js";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * An error that an operation declares: its status, and its code in the error catalogue. The mark, where others of the
 * API have the same status, is what shows that it is this one: the API's own code, or `retry-after` for that header.
 */
export type DeclaredError = readonly [status: number, code: string, mark?: string];

/** One row of the route table: how a method's arguments lie in the request, and what the API may answer. */
export interface Route {
  /** The operation's name in the contract, which is also the method's name: `providers.create`. */
  readonly id: string;
  readonly method: Method;
  /** The whole path, its variables written `:name`. */
  readonly path: string;
  /** Present where there are query parameters: the members whose own members are parameters, without a prefix. */
  readonly query?: readonly string[];
  /** Call options that travel as headers, by the name of the option. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The JSON that is sent: the method's own argument, or always `{}`. Left out, there is no body. */
  readonly body?: "argument" | "empty";
  /** Members of the body that are documents: objects are written as text within it. */
  readonly documents?: readonly string[];
  /** The one status that means success. */
  readonly status: number;
  /** A success without anything to read: a `unit` says only that it worked, `none` has no body at all. */
  readonly answer?: "unit" | "none";
  readonly errors: readonly DeclaredError[];
  /** Credentials are of no use here and stay at home. */
  readonly anonymous?: true;
  /** How one page leads to the next. */
  readonly pages?: Paging;
}

/** A row of the route table whose answer is one page of many. */
export type PagedRoute = Route & { readonly pages: Paging };
