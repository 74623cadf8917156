import { type Api, ApiError } from "@concordat/contract";
import type { ReadBound } from "../database/route.js";
import type { ServerCall } from "../http/server-call.js";
import { type AnswerBudget, AnswerTooLargeError, BudgetSpentError, type Holder } from "./answer-budget.js";

/** Large answers take about as long to build and to send. */
const retryAfterSeconds = 2;

const refusalOf = (error: unknown, { errors, refusals }: Api): unknown => {
  if (error instanceof AnswerTooLargeError) return ApiError.of(refusals.answerTooLarge(error.most));
  if (!(error instanceof BudgetSpentError)) return error;
  return new ApiError(errors.rateLimited, { headers: { "Retry-After": `${retryAfterSeconds}` }, cause: error });
};

/** The bound of what is read for one call. What it sets aside is given back when the answer is sent, or the caller gone. */
export const answerBound = (budget: AnswerBudget, api: Api, call: ServerCall): ReadBound => {
  let holder: Holder | undefined;
  const holderOf = (): Holder => {
    const { response, request } = call;
    const made: Holder = { caller: call.callerName ?? `GUEST ${request.ip}` };
    response.once("close", () => budget.giveBack(made));
    return made;
  };
  return {
    async setAside(bytes, options) {
      holder ??= holderOf();
      try {
        await budget.setAside(holder, bytes, options);
      } catch (error) {
        throw refusalOf(error, api);
      }
      // whoever left while it waited has given back already
      if (call.response.destroyed) budget.giveBack(holder);
    },
  };
};
