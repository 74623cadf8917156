import type { Refusals } from "../refusal.js";
import type { Call } from "./call.js";

/** How often callers may come. Each member throws an ApiError (429) where that is too often. */
export interface CallLimits<C extends Call> {
  /** Before credentials are looked at. */
  beforeCredentials(call: C): Promise<void>;
  /** Counts credentials that were wrong; a request without any has none that could be wrong. */
  wrongCredentials(call: C): Promise<void>;
  /** Counts the call itself. */
  count(call: C): Promise<void>;
}

/** Where the answers to calls with idempotency keys are kept. */
export interface KeptAnswers<C extends Call, Answer> {
  /** The answer that was given to the same request under the same key, if there is one. */
  find(call: C): Promise<Answer | undefined>;
  /**
   * Answers a call once: with what is kept, or by acting. What the act answers is kept, and so is what it refuses, if it would
   * refuse that however often it were asked.
   *
   * @throws ApiError where the first request has no answer yet, or was another one; what the act throws and is not kept
   */
  once(call: C, act: () => Promise<Answer>): Promise<Answer>;
}

/** What an operation does. */
export interface CallHandler<C extends Call, Result> {
  /** Slow work that needs no transaction, such as making keys. It is done once, before any transaction begins. */
  prepare?(call: C): Promise<unknown>;
  /** Does what is asked. Under an idempotency key all of it is one transaction, which may be begun anew. */
  handle(call: C, prepared: unknown): Promise<Result>;
}

/**
 * What the server of an API does at each step of a call, or a mock of it. It is made once: nothing in it belongs to one call.
 * A step refuses a call by throwing an ApiError.
 */
export interface CallSteps<C extends Call, Result, Answer> {
  readonly refusals: Refusals;
  /** Left out, there are none. */
  readonly limits?: CallLimits<C> | undefined;
  /** Finds out who calls. Where credentials are missing or no good, `principal` stays undefined, or is a guest without a name. */
  authenticate(call: C): Promise<void> | void;
  /** Enforces what the operation's `auth` asks for, as far as the head of a request decides it. */
  authorize(call: C): Promise<void> | void;
  /** Refuses callers whose credits are used up. It is asked for operations that cost. */
  requireCredits(call: C): void;
  /** Enforces what the operation's `auth` asks for, as far as the body decides it. Left out, no body decides. */
  authorizeRequest?(call: C): Promise<void> | void;
  /** Makes an answer of what a handler came to. */
  answerOf(call: C, result: Result): Answer;
  /** Makes the API's own error of one that a handler threw. Others stay as they are. */
  translate(call: C, error: unknown): unknown;
  /** Left out, idempotency keys are not looked at. */
  readonly kept?: KeptAnswers<C, Answer> | undefined;
}
