import type { Refusals } from "../refusal.js";
import type { Call } from "./call.js";

/** Rate limits. Each member throws an ApiError (429) if a limit is exceeded. */
export interface CallLimits<C extends Call> {
  /** Runs before credentials are checked. */
  beforeCredentials(call: C): Promise<void>;
  /** Counts wrong credentials; requests without credentials do not count. */
  wrongCredentials(call: C): Promise<void>;
  /** Counts the call itself. */
  count(call: C): Promise<void>;
}

/** The stored responses of calls with idempotency keys. */
export interface KeptAnswers<C extends Call, Answer> {
  /** The stored response to the same request with the same key, if there is one. */
  find(call: C): Promise<Answer | undefined>;
  /**
   * Carries a call out once, or returns the stored response. The response is stored, and so is a refusal that would be the same if the
   * request were repeated.
   *
   * @throws ApiError if the first request is still in progress or was a different one; errors of the action that are not stored
   */
  once(call: C, act: () => Promise<Answer>): Promise<Answer>;
}

/** The work of an operation. */
export interface CallHandler<C extends Call, Result> {
  /** Slow work that needs no transaction, such as generating keys. It is done once, before a transaction begins. */
  prepare?(call: C): Promise<unknown>;
  /** Carries out the call. With an idempotency key, all of it is one transaction, which may be retried. */
  handle(call: C, prepared: unknown): Promise<Result>;
}

/**
 * The steps of a call, of an API's server or of a mock. They are created once and hold no state of a call. A step refuses a call by
 * throwing an ApiError.
 */
export interface CallSteps<C extends Call, Result, Answer> {
  readonly refusals: Refusals;
  /** None by default. */
  readonly limits?: CallLimits<C> | undefined;
  /** Identifies the caller. Without valid credentials, `principal` stays undefined, or is a guest without a name. */
  authenticate(call: C): Promise<void> | void;
  /** Enforces the operation's `auth`, as far as the head of a request decides it. */
  authorize(call: C): Promise<void> | void;
  /** Refuses callers without credits. It is called for operations that cost. */
  requireCredits(call: C): void;
  /** Enforces the operation's `auth`, as far as the body decides it. Without this step, no body does. */
  authorizeRequest?(call: C): Promise<void> | void;
  /** Creates the response from a handler's result. */
  answerOf(call: C, result: Result): Answer;
  /** Converts an error of a handler to the API's own. Other errors are returned unchanged. */
  translate(call: C, error: unknown): unknown;
  /** Without it, idempotency keys are ignored. */
  readonly kept?: KeptAnswers<C, Answer> | undefined;
}
