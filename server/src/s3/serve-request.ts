import type { IncomingMessage, ServerResponse } from "node:http";
import { declaredErrorsOf, errorsOfAnyRequest, type S3ErrorCode } from "@concordat/contract/s3";
import { S3Error } from "../aws/s3-error.js";
import { loggedPath } from "../http/logged-path.js";
import { makeRequestId } from "../http/request-id.js";
import { explainError } from "../object-http/answers/explain-error.js";
import { sendAnswer } from "../object-http/answers/send-answer.js";
import { moveCounter } from "../object-http/move-counter.js";
import { answerRequest } from "./answer-request.js";
import type { S3Answer } from "./answers/answer.js";
import { errorAnswer } from "./answers/error-answer.js";
import type { S3Context } from "./context.js";
import { beginExchange, type S3Exchange } from "./exchange.js";
import { refuseStranger } from "./refuse-strangers.js";

const logRefusal = ({ log }: S3Context, { requestId, operation }: S3Exchange, error: S3Error): void => {
  if (error.status < 500 || error.status === 501) return;
  log.error(
    { err: error.cause ?? error, requestId, operation: operation?.name, code: error.code },
    "S3 request failed",
  );
};

/** Writes one line for each request when it is over: no query and no headers, for there the signatures are. */
const logWhenOver = ({ log, traffic }: S3Context, exchange: S3Exchange, response: ServerResponse): void => {
  const moved = moveCounter(exchange.incoming.socket);
  response.once("close", () => {
    const { requestId, serviceUuid, bucket, operation, caller, decision, began, incoming } = exchange;
    const [bytesReceived, bytesTransmitted] = moved();
    if (serviceUuid !== undefined) traffic.add(serviceUuid, { bytesReceived, bytesTransmitted });
    log.info(
      {
        requestId,
        trace_id: exchange.traceId,
        operation: operation?.name,
        method: incoming.method,
        path: loggedPath(incoming.url?.split("?", 1)[0] ?? ""),
        service: serviceUuid,
        bucket: bucket && loggedPath(bucket),
        accessKeyId: caller?.accessKeyId,
        ...(decision && { allowed: decision.allowed, because: decision.because }),
        status: response.statusCode,
        finished: response.writableFinished,
        ms: performance.now() - began,
      },
      "S3 request",
    );
  });
};

/** A code that the table does not list for the operation is a fault of the server, where that is checked. */
const requireDeclared = ({ operation }: S3Exchange, error: S3Error): S3Error => {
  const declared: readonly S3ErrorCode[] = operation ? declaredErrorsOf(operation) : errorsOfAnyRequest;
  if (declared.includes(error.code)) return error;
  const cause = new Error(`${operation?.name ?? "Any request"} does not declare ${error.code}.`, { cause: error });
  return new S3Error("InternalError", cause.message, { cause });
};

const refuse = async (context: S3Context, exchange: S3Exchange, thrown: unknown): Promise<S3Answer> => {
  const explained = await refuseStranger(context, exchange, explainError(thrown));
  const error = context.checkErrors ? requireDeclared(exchange, explained) : explained;
  logRefusal(context, exchange, error);
  return errorAnswer(error, exchange.requestId, exchange.incoming.method !== "HEAD");
};

const serve = async (context: S3Context, exchange: S3Exchange, response: ServerResponse): Promise<void> => {
  try {
    const answer = await answerRequest(context, exchange);
    await exchange.record?.end(answer.status);
    await sendAnswer(response, answer, exchange);
  } catch (error) {
    if (response.headersSent) return cut(context, exchange, response, error);
    const refusal = await refuse(context, exchange, error);
    await exchange.record?.end(refusal.status);
    await sendAnswer(response, refusal, exchange).catch(() => response.destroy());
  }
};

/** Serves requests of S3, one at a time of each connection. It never rejects. */
export const createServeRequest =
  (context: S3Context) =>
  (incoming: IncomingMessage, response: ServerResponse, expectsContinue: boolean): Promise<void> => {
    const requestId = makeRequestId();
    const exchange = beginExchange(incoming, response, { requestId, expectsContinue });
    const operation = () => exchange.operation && `s3.${exchange.operation.name}`;
    logWhenOver(context, exchange, response);
    context.countRequest?.(response, operation);
    // a body that breaks off is found out by whoever reads it
    incoming.on("error", () => undefined);
    if (!context.tracing) return serve(context, exchange, response);
    return context.tracing.followRequest({ incoming, response, requestId, operation }, (traceId) => {
      exchange.traceId = traceId;
      return serve(context, exchange, response);
    });
  };

/** An answer that cannot go on ends without its last bytes: no caller takes it for whole. */
const cut = ({ log }: S3Context, exchange: S3Exchange, response: ServerResponse, error: unknown): void => {
  log.error({ err: error, requestId: exchange.requestId }, "S3 answer broken off");
  response.destroy();
};
