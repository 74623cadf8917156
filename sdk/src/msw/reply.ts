import type { OperationTree, OperationTypes } from "../generated/operation-types.js";

/** The id of an operation: `providers.create`. */
export type OperationId = keyof OperationTypes;

/** A request as the contract reads it. */
export interface ReadRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** What a mock answers. */
export interface Reply<Status extends number = number, Body = unknown> {
  readonly status: Status;
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer without a body. */
export interface EmptyReply<Status extends number = number> {
  readonly status: Status;
  readonly body?: undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The statuses of the errors that an operation declares. */
export type ErrorStatus<Id extends OperationId> = keyof OperationTypes[Id]["errors"] & number;

/** The codes of the error catalogue that an operation declares, all of them or those of one status. */
export type ErrorCode<Id extends OperationId, Status = ErrorStatus<Id>> = OperationTypes[Id]["errors"][Status &
  keyof OperationTypes[Id]["errors"]] &
  string;

type SuccessOf<Types extends OperationTypes[OperationId]> = Types["data"] extends undefined
  ? EmptyReply<Types["status"]>
  : Reply<Types["status"], Types["data"]>;

/** What an operation may be made to answer: its success, or one of its declared errors. */
export type ReplyOf<Id extends OperationId> =
  | SuccessOf<OperationTypes[Id]>
  | Reply<ErrorStatus<Id>, OperationTypes[Id]["errorBody"]>;

/** What is particular to an error, beside its status. */
export interface ErrorDetails<Code extends string = string> {
  /** Which of the declared errors it is, where several have the status; the first of them when left out. */
  readonly code?: Code;
  /** The sentence that the caller is shown (`why`, or `title`), instead of the catalogue's own. */
  readonly why?: string;
  /** The members that are at fault: object storage names them in `invalid_params`. */
  readonly faults?: readonly { readonly name: string; readonly reason: string }[];
}

/** A request as a resolver gets it: checked and read by the contract, defaults filled in. */
export interface MockedRequest<Id extends OperationId> {
  /** Variables of the path, by the names that the contract gives them: `service_uuid`. */
  readonly params: OperationTypes[Id]["params"];
  readonly query: OperationTypes[Id]["query"];
  readonly body: OperationTypes[Id]["body"];
  /** The body that would be answered if nothing else was said: the contract's example, as far as it fits the request. */
  readonly example: OperationTypes[Id]["data"];
  /** Makes a declared error. */
  readonly fail: <Status extends ErrorStatus<Id>>(
    status: Status,
    details?: ErrorDetails<ErrorCode<Id, Status>>,
  ) => Reply<Status, OperationTypes[Id]["errorBody"]>;
  /** The whole request; its body has been read. */
  readonly request: Request;
}

/** Decides what is answered. Without a result, the example is. */
export type Resolver<Id extends OperationId> = (
  request: MockedRequest<Id>,
) => ReplyOf<Id> | undefined | Promise<ReplyOf<Id> | undefined>;

/** An answer, or what decides on it. */
export type Answering<Id extends OperationId> = ReplyOf<Id> | Resolver<Id>;

/** How often something happens. */
export interface Times {
  /** So many times, and then again what was said before; always when left out. */
  readonly times?: number;
}

/** A request that was received and found in order. */
export interface ReceivedRequest<Id extends OperationId> {
  readonly params: OperationTypes[Id]["params"];
  readonly query: OperationTypes[Id]["query"];
  readonly body: OperationTypes[Id]["body"];
}

/** Says what an operation answers from now on, and tells what it was asked. */
export interface MockedOperation<Id extends OperationId> {
  /**
   * @param answer an answer, a function that gives one, or a list of them for one call after the other, of which the last
   * stays
   * @param options how often; a list counts as often as it is long
   */
  (answer: Answering<Id> | readonly [Answering<Id>, ...Answering<Id>[]], options?: Times): void;
  /** The requests that were in order, in their sequence. */
  readonly calls: readonly ReceivedRequest<Id>[];
}

/** The operations of a part of the contract, as mocks. */
export type MockedOperations<Tree> = {
  readonly [Name in keyof Tree]: Tree[Name] extends OperationId
    ? MockedOperation<Tree[Name]>
    : MockedOperations<Tree[Name]>;
};

/** Every operation of the contract, as a mock. */
export type ConcordatOperations = MockedOperations<OperationTree>;
