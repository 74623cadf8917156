import type { AnyOperation } from "../router.js";

/**
 * One request, and what becomes known of it: each step of `answerCall` fills its part. Handlers, logs and the audit trail read it.
 *
 * @typeParam Principal who an API's callers are
 */
export abstract class Call<Principal = unknown> {
  /** What is called; undefined where path and method belong to no operation. */
  operation: AnyOperation | undefined = undefined;
  /** Its id: `providers.create`. */
  operationId: string | undefined = undefined;
  /** Who calls, as the API knows its callers. There is one from the step of authentication on. */
  principal: Principal = undefined as Principal;
  /** Who calls, in words that no other caller has: `USER ada`. Undefined for guests. */
  callerName: string | undefined = undefined;
  /** Id of the project in which the call acts; null for the personal workspace, and in APIs without projects. */
  workspace: string | null = null;
  /** The idempotency key, where the operation takes one and the caller sent one. */
  key: string | undefined = undefined;
  /** The variables of the path, as the operation's schema reads them. */
  params: unknown = undefined;
  query: unknown = undefined;
  body: unknown = undefined;

  /** @param requestId names the request in answers and logs */
  constructor(readonly requestId: string) {}

  /** A header as it was sent. @param name in small letters */
  abstract header(name: string): string | undefined;
  /** The variables of the path as they were sent, decoded. */
  abstract sentParams(): unknown;
  /** The query as it was sent: text, or a list of texts where a name was repeated. */
  abstract sentQuery(): unknown;
  /** Reads the body and parses it. @throws ApiError, or an error that has a `status`, where that cannot be done */
  abstract sentBody(): Promise<unknown>;
}
