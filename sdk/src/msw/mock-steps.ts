import { type AnyOperation, type Api, ApiError, type CallSteps } from "@concordat/contract";
import type { KeptReplies } from "./kept-replies.js";
import type { MockCall } from "./mock-call.js";
import type { Reply } from "./reply.js";

/**
 * The steps of a call to a mock of an API: those of the server, as far as the request alone decides them.
 *
 * @param inOrder gets each call that passed all checks
 */
export const mockSteps = (
  { refusals, security }: Api,
  kept: KeptReplies,
  inOrder: (call: MockCall) => void,
): CallSteps<MockCall, Reply, Reply> => ({
  refusals,
  kept,
  authenticate(call) {
    const authorization = call.header("authorization");
    if (authorization !== undefined && security.hasCredentials(authorization)) {
      call.principal = "caller";
      call.callerName = authorization;
      return;
    }
    if (authorization === undefined) call.credentialsFault = security.missingCredentials;
    if (security.admitsGuests((call.operation as AnyOperation).auth)) call.principal = "guest";
  },
  authorize: () => undefined,
  requireCredits: () => undefined,
  authorizeRequest(call) {
    const isGuest = call.principal === "guest";
    const refusal = isGuest ? security.guestRefusal((call.operation as AnyOperation).auth, call.body) : undefined;
    if (refusal) throw ApiError.of(refusal);
    inOrder(call);
  },
  answerOf: (_call, reply) => reply,
  translate: (_call, error) => error,
});
