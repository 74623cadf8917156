import type { AnyOperation } from "../router.js";

/**
 * One request, and its details: each step of `answerCall` fills in its part. Handlers, logs and the audit trail read it.
 *
 * @typeParam Principal the API's callers
 */
export abstract class Call<Principal = unknown> {
  /** The called operation; undefined if path and method belong to none. */
  operation: AnyOperation | undefined = undefined;
  /** Its id: `providers.create`. */
  operationId: string | undefined = undefined;
  /** The caller. It is set by the authentication step. */
  principal: Principal = undefined as Principal;
  /** The unique name of the caller: `USER ada`. Undefined for guests. */
  callerName: string | undefined = undefined;
  /** What is wrong with the credentials, in a sentence; undefined where they are right, or nothing more may be said. */
  credentialsFault: string | undefined = undefined;
  /** Id of the project to work in; null for the personal workspace, and in APIs without projects. */
  workspace: string | null = null;
  /** The idempotency key, if the operation takes one and the caller sent one. */
  key: string | undefined = undefined;
  /** The path variables, parsed by the operation's schema. */
  params: unknown = undefined;
  query: unknown = undefined;
  body: unknown = undefined;

  /** @param requestId the id of the request in responses and logs */
  constructor(readonly requestId: string) {}

  /** A header, as sent. @param name in lower case */
  abstract header(name: string): string | undefined;
  /** The path variables, as sent and decoded. */
  abstract sentParams(): unknown;
  /** The query, as sent: text, or a list of texts if a name is repeated. */
  abstract sentQuery(): unknown;
  /** Reads and parses the body. @throws ApiError, or an error with a `status`, if that fails */
  abstract sentBody(): Promise<unknown>;
}
