import type { IncomingMessage, ServerResponse } from "node:http";
import type { QueryApi } from "@concordat/contract/query-api";
import type { Logger } from "pino";
import { makeRequestId } from "../http/request-id.js";
import { answerQuery, type QueryExchange } from "./answer-query.js";
import { refusalAnswer, sendQueryAnswer } from "./answers.js";
import { explainQueryError } from "./explain-error.js";
import type { QueryContext } from "./query-call.js";

const paths: Readonly<Record<string, QueryApi | undefined>> = { "/": undefined, "/iam": "iam", "/sts": "sts" };

const pathOf = (incoming: IncomingMessage): string => {
  const [path = "/"] = (incoming.url ?? "/").split("?", 1);
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
};

/** Whether a request is one of IAM or STS: a form that is posted to `/`, `/iam` or `/sts`. S3 takes no form there. */
export const isQueryRequest = (incoming: IncomingMessage): boolean =>
  incoming.method === "POST" &&
  Object.hasOwn(paths, pathOf(incoming)) &&
  /^application\/x-www-form-urlencoded(?:;|$)/i.test(incoming.headers["content-type"] ?? "");

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
  (context: QueryContext, log: Logger) =>
  async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const exchange: QueryExchange = { requestId: makeRequestId() };
    const began = performance.now();
    const api = paths[pathOf(incoming)];
    incoming.on("error", () => undefined);
    const answer = await answerQuery(context, incoming, exchange, api).catch((thrown: unknown) => {
      const error = explainQueryError(thrown);
      if (error.status >= 500) log.error({ err: thrown, requestId: exchange.requestId }, "IAM request failed");
      return refusalAnswer(error, exchange.operation?.api ?? api ?? "iam", exchange.requestId);
    });
    sendQueryAnswer(response, answer, exchange.requestId);
    logRequest(log, exchange, { status: answer.status, ms: performance.now() - began });
  };
