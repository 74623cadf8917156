import type { AnyOperation, Input, NoBody, Output, Router } from "@concordat/contract";
import type { WithHeaders } from "./with-headers.js";

/** What every handler is given, beside what the room adds: the validated request. */
export type HandlerRequest<O extends AnyOperation, RoomRequest> = RoomRequest & {
  readonly params: Output<O["pathParams"]>;
  readonly query: Output<O["query"]>;
  readonly body: Output<O["body"]>;
};

/** The body of an operation's success; nothing where it has none. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that answers nothing returns nothing
export type Answer<O extends AnyOperation> = O["success"]["body"] extends NoBody ? void : Input<O["success"]["body"]>;

/** Does one operation: from the validated request to the body of its success, or an ApiError thrown. */
export type Handler<O extends AnyOperation, RoomRequest> = (
  request: HandlerRequest<O, RoomRequest>,
) => Promise<Answer<O> | WithHeaders<Answer<O>>>;

/** One handler for each operation of a router: leaving one out does not compile. */
export type Handlers<R extends Router, RoomRequest> = {
  readonly [Name in keyof R]: R[Name] extends AnyOperation
    ? Handler<R[Name], RoomRequest>
    : R[Name] extends Router
      ? Handlers<R[Name], RoomRequest>
      : never;
};
