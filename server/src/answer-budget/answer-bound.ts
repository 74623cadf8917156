import type { ServerResponse } from "node:http";
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

/** An answer that is built for somebody. */
interface BoundAnswer {
  readonly response: ServerResponse;
  /** Who asks; it is looked at when something large is read. */
  readonly caller: () => string;
  /** What is thrown in the place of what the budget throws. */
  readonly refusalOf: (error: unknown) => unknown;
}

/** The bound of what is read for one answer. What it sets aside is given back when the answer is sent, or the caller gone. */
export const readBound = (budget: AnswerBudget, { response, caller, refusalOf }: BoundAnswer): ReadBound => {
  let holder: Holder | undefined;
  const holderOf = (): Holder => {
    const made: Holder = { caller: caller() };
    response.once("close", () => budget.giveBack(made));
    return made;
  };
  return {
    async setAside(bytes, options) {
      holder ??= holderOf();
      try {
        await budget.setAside(holder, bytes, options);
      } catch (error) {
        throw refusalOf(error);
      }
      // whoever left while it waited has given back already
      if (response.destroyed) budget.giveBack(holder);
    },
  };
};

/** The same for a call of an API of the contract. */
export const answerBound = (budget: AnswerBudget, api: Api, call: ServerCall): ReadBound =>
  readBound(budget, {
    response: call.response,
    caller: () => call.callerName ?? `GUEST ${call.request.ip}`,
    refusalOf: (error) => refusalOf(error, api),
  });
