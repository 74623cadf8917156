import type { AnyOperation, CallSteps, Router } from "@concordat/contract";
import type { Handlers } from "./handler.js";
import type { ServerCall } from "./server-call.js";

type Steps<Principal, Resource> = CallSteps<ServerCall<Principal, Resource>, unknown, unknown>;

/** What is specific to one API on the server: authentication, authorization and handlers. */
export interface ApiHooks<R extends Router, Principal, Resource> {
  readonly authenticate: Steps<Principal, Resource>["authenticate"];
  readonly authorize: Steps<Principal, Resource>["authorize"];
  /** An API without operations that cost has none. */
  readonly requireCredits?: Steps<Principal, Resource>["requireCredits"];
  readonly authorizeRequest?: NonNullable<Steps<Principal, Resource>["authorizeRequest"]>;
  /** Turns an error of the domain into the API's own; others stay as they are. Left out, there are none. */
  readonly translate?: (error: unknown) => unknown;
  /**
   * The owner of the caller's idempotency keys: the same words in each call of one caller, and in no call of another; undefined
   * for guests.
   */
  keyOwner(call: ServerCall<Principal, Resource>): readonly string[] | undefined;
  /** Query parameters of an operation that count as sent where the caller sends none of their name. Left out, there are none. */
  readonly queryDefaults?: (operation: AnyOperation) => Readonly<Record<string, string>> | undefined;
  /** One handler for each operation, in the tree of the contract. */
  readonly handlers: Handlers<R, ServerCall<Principal, Resource>>;
}
