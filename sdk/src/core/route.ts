import type { Paging } from "./paging/paging.js";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * An error that an operation declares: its status, and its code in the error catalogue. If other errors of the API have the same
 * status, the third element distinguishes it: the API's own code, or `retry-after` for that header.
 */
export type DeclaredError = readonly [status: number, code: string, mark?: string];

/** One row of the route table: where a method's arguments go in the request, and the possible responses. */
export interface Route {
  /** The operation's id in the contract, which is also the method's name: `providers.create`. */
  readonly id: string;
  readonly method: Method;
  /** The whole path, its variables written `:name`. */
  readonly path: string;
  /** Present if there are query parameters: the members whose own members are parameters without a prefix. */
  readonly query?: readonly string[];
  /** Call options that are sent as headers, by the name of the option. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The JSON body: the method's argument, or always `{}`. Without it, there is no body. */
  readonly body?: "argument" | "empty";
  /** Members of the body that are documents: objects are serialized to text. */
  readonly documents?: readonly string[];
  /** The one status that means success. */
  readonly status: number;
  /** A success without content: `unit` is an empty object, `none` has no body. */
  readonly answer?: "unit" | "none";
  readonly errors: readonly DeclaredError[];
  /** A public operation: credentials are not sent. */
  readonly anonymous?: true;
  /** The paging of the listing. */
  readonly pages?: Paging;
}

/** A row of the route table whose response is one page of a listing. */
export type PagedRoute = Route & { readonly pages: Paging };
