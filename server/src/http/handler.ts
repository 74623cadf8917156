import type { AnyOperation, Input, NoBody, Output, Router } from "@concordat/contract";
import type { WithHeaders } from "./with-headers.js";

/** What a handler is given: the call, its request validated. */
export type HandlerCall<O extends AnyOperation, ApiCall> = ApiCall & {
  readonly params: Output<O["pathParams"]>;
  readonly query: Output<O["query"]>;
  readonly body: Output<O["body"]>;
};

/** The body of an operation's success; nothing where it has none. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that answers nothing returns nothing
export type Answered<O extends AnyOperation> = O["success"]["body"] extends NoBody ? void : Input<O["success"]["body"]>;

/** Does one operation: from the validated call to the body of its success, or an ApiError thrown. */
export type Handle<O extends AnyOperation, ApiCall> = (
  call: HandlerCall<O, ApiCall>,
) => Promise<Answered<O> | WithHeaders<Answered<O>>>;

declare const isPrepared: unique symbol;

/** A handler with slow work before its transaction, as `prepared` makes it. */
export interface PreparedHandler<GivenCall, Answer> {
  prepare(call: GivenCall): Promise<unknown>;
  handle(call: GivenCall, prepared: unknown): Promise<Answer>;
  readonly [isPrepared]: true;
}

/**
 * A handler of which some work is slow and needs no transaction, such as making keys. `prepare` runs once, before any
 * transaction begins, and may refuse the call; `handle` gets what it made.
 *
 * @example
 * create: prepared({
 *   prepare: ({ body }) => makeKeys(body.items.length),
 *   handle: ({ body, db }, keys) => createProviders(db, body.items, keys),
 * })
 */
export const prepared = <GivenCall, Prepared, Answer>(handler: {
  readonly prepare: (call: GivenCall) => Promise<Prepared>;
  readonly handle: (call: GivenCall, prepared: Prepared) => Promise<Answer>;
}): PreparedHandler<GivenCall, Answer> => handler as never;

/** A handler in either form. */
export type Handler<O extends AnyOperation, ApiCall> =
  | Handle<O, ApiCall>
  | PreparedHandler<HandlerCall<O, ApiCall>, Answered<O> | WithHeaders<Answered<O>>>;

/** What a router has that is served here: calls that the server makes itself need no handler. */
type IsServed<Node> = Node extends { readonly servedBy: infer Server }
  ? Server extends "core"
    ? true
    : false
  : Node extends Router
    ? true extends { readonly [Name in keyof Node]: IsServed<Node[Name]> }[keyof Node]
      ? true
      : false
    : false;

/** One handler for each operation of a router that is served here: leaving one out does not compile. */
export type Handlers<R extends Router, ApiCall> = {
  readonly [Name in keyof R as IsServed<R[Name]> extends true ? Name : never]: R[Name] extends AnyOperation
    ? Handler<R[Name], ApiCall>
    : R[Name] extends Router
      ? Handlers<R[Name], ApiCall>
      : never;
};
