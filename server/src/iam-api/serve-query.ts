import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { readBound } from "../answer-budget/answer-bound.js";
import type { AnswerBudget } from "../answer-budget/answer-budget.js";
import { boundedClient } from "../database/change-record.js";
import { makeRequestId } from "../http/request-id.js";
import { answerQuery, type QueryExchange } from "./answer-query.js";
import { refusalAnswer, sendQueryAnswer } from "./answers.js";
import { explainQueryError } from "./explain-error.js";
import { apiOf } from "./is-query-request.js";
import type { QueryContext } from "./query-call.js";
import { QueryError } from "./query-error.js";

/** Counts a refused request of a stranger, and refuses one too many by that. */
const refuse = async (
  { strangerLimits, recordRequests }: Pick<QueryContext, "strangerLimits" | "recordRequests">,
  { caller, address = "", operation }: QueryExchange,
  error: QueryError,
): Promise<QueryError> => {
  if (caller !== undefined || error.status >= 500) return error;
  const isTooMany = (await strangerLimits?.count(address)) === true;
  const refusal = isTooMany ? new QueryError("Throttling", "Rate exceeded", { cause: error }) : error;
  if (operation !== undefined && operation.access !== "read") recordRequests?.countStranger(address, refusal.status);
  return refusal;
};

const logRequest = (
  log: Logger,
  { requestId, operation, caller }: QueryExchange,
  { status, ms }: { readonly status: number; readonly ms: number },
): void => {
  const { accessKeyId, serviceUuid: service } = caller ?? {};
  log.info({ requestId, operation: operation?.name, service, accessKeyId, status, ms }, "IAM request");
};

/** Serves requests of IAM and STS. It never rejects. */
export const createServeQuery =
  (context: QueryContext, { log, budget }: { readonly log: Logger; readonly budget: AnswerBudget }) =>
  async (incoming: IncomingMessage, response: ServerResponse, expectsContinue: boolean): Promise<void> => {
    if (expectsContinue) response.writeContinue();
    const exchange: QueryExchange = { requestId: makeRequestId() };
    const began = performance.now();
    const api = apiOf(incoming);
    const bound = readBound(budget, {
      response,
      caller: () => `KEY ${exchange.caller?.accessKeyId}`,
      refusalOf: (error) => error,
    });
    incoming.on("error", () => undefined);
    const answer = await answerQuery(
      { ...context, db: boundedClient(context.db, bound) },
      incoming,
      exchange,
      api,
    ).catch(async (thrown: unknown) => {
      const error = await refuse(context, exchange, explainQueryError(thrown));
      if (error.status >= 500 && error.status !== 501)
        log.error({ err: thrown, requestId: exchange.requestId }, "IAM request failed");
      return refusalAnswer(error, exchange.operation?.api ?? api ?? "iam", exchange.requestId);
    });
    await exchange.record?.end(answer.status);
    sendQueryAnswer(response, answer, exchange.requestId);
    logRequest(log, exchange, { status: answer.status, ms: performance.now() - began });
  };
