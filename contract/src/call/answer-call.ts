import { ApiError } from "../api-error.js";
import type { AnyOperation } from "../router.js";
import type { Call } from "./call.js";
import type { CallHandler, CallSteps, KeptAnswers } from "./call-steps.js";
import { readKey, readRequest, takesBody } from "./read-request.js";

/**
 * Answers a call of a known operation. It defines the order in which requests are checked, on the server and in mocks: if several
 * things are wrong with a request, the caller gets the first error in this order. No body is read before its caller is
 * admitted.
 *
 * @throws ApiError if the call is refused, and any other error if it fails
 */
export const answerCall = async <C extends Call, Result, Answer>(
  call: C,
  handler: CallHandler<C, Result>,
  steps: CallSteps<C, Result, Answer>,
): Promise<Answer> => {
  const operation = call.operation as AnyOperation;
  const { limits, refusals, kept } = steps;
  if (limits) await limits.beforeCredentials(call);
  await steps.authenticate(call);
  if (limits && call.callerName === undefined) await limits.wrongCredentials(call);
  if (call.principal === undefined) throw ApiError.of(refusals.unauthorized(call.credentialsFault));
  if (limits) await limits.count(call);
  await steps.authorize(call);
  if (operation.costs) steps.requireCredits(call);
  if (kept && operation.keyed) readKey(call, refusals);
  const sentBody = takesBody(operation) ? await call.sentBody() : undefined;
  readRequest(call, operation, sentBody, refusals);
  if (kept && call.key !== undefined) return answerOnce(call, handler, steps, kept);
  if (steps.authorizeRequest) await steps.authorizeRequest(call);
  const prepared = handler.prepare ? await prepare(call, handler, steps) : undefined;
  return carryOut(call, handler, steps, prepared);
};

const prepare = async <C extends Call, Result, Answer>(
  call: C,
  handler: CallHandler<C, Result>,
  steps: CallSteps<C, Result, Answer>,
): Promise<unknown> => {
  try {
    return await handler.prepare?.(call);
  } catch (error) {
    throw steps.translate(call, error);
  }
};

const carryOut = async <C extends Call, Result, Answer>(
  call: C,
  handler: CallHandler<C, Result>,
  steps: CallSteps<C, Result, Answer>,
  prepared: unknown,
): Promise<Answer> => {
  try {
    return steps.answerOf(call, await handler.handle(call, prepared));
  } catch (error) {
    throw steps.translate(call, error);
  }
};

/** Answers a call with an idempotency key: carries it out, or repeats the stored response. */
const answerOnce = async <C extends Call, Result, Answer>(
  call: C,
  handler: CallHandler<C, Result>,
  steps: CallSteps<C, Result, Answer>,
  kept: KeptAnswers<C, Answer>,
): Promise<Answer> => {
  try {
    await steps.authorizeRequest?.(call);
  } catch (refusal) {
    // the first request may have removed what this one would need
    const before = refusal instanceof ApiError ? await kept.find(call) : undefined;
    if (before !== undefined) return before;
    throw refusal;
  }
  if (!handler.prepare) return kept.once(call, () => carryOut(call, handler, steps, undefined));
  // preparation is slow, so it is skipped if there is a stored response
  const before = await kept.find(call);
  if (before !== undefined) return before;
  let prepared: Promise<unknown>;
  try {
    prepared = Promise.resolve(await prepare(call, handler, steps));
  } catch (error) {
    // a refusal is stored like any other
    prepared = Promise.reject(error);
    prepared.catch(() => undefined);
  }
  return kept.once(call, async () => carryOut(call, handler, steps, await prepared));
};
