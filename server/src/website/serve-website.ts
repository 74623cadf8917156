import type { ServerResponse } from "node:http";
import type { S3Error } from "../aws/s3-error.js";
import { loggedPath } from "../http/logged-path.js";
import { makeRequestId } from "../http/request-id.js";
import type { Answer } from "../object-http/answers/answer.js";
import { explainError } from "../object-http/answers/explain-error.js";
import { sendAnswer } from "../object-http/answers/send-answer.js";
import type { ObjectContext } from "../object-http/context.js";
import { moveCounter } from "../object-http/move-counter.js";
import type { Serve } from "../object-http/served-beside.js";
import { replyToRequest, statusPage, type WebsiteReply } from "./answer-request.js";
import type { WebsiteExchange } from "./exchange.js";

/** Writes one line for each request when it is over, as S3 does: no query and no headers. */
const logWhenOver = ({ log, traffic }: ObjectContext, exchange: WebsiteExchange, response: ServerResponse): void => {
  const moved = moveCounter(exchange.incoming.socket);
  response.once("close", () => {
    const { requestId, serviceUuid, bucket, decision, began, incoming } = exchange;
    const [bytesReceived, bytesTransmitted] = moved();
    if (serviceUuid !== undefined) traffic.add(serviceUuid, { bytesReceived, bytesTransmitted });
    log.info(
      {
        requestId,
        method: incoming.method,
        host: loggedPath(incoming.headers.host ?? ""),
        path: loggedPath(incoming.url?.split("?", 1)[0] ?? ""),
        service: serviceUuid,
        bucket: bucket && loggedPath(bucket),
        ...(decision && { allowed: decision.allowed, because: decision.because }),
        status: response.statusCode,
        finished: response.writableFinished,
        ms: performance.now() - began,
      },
      "website request",
    );
  });
};

const explain = ({ log }: ObjectContext, { requestId }: WebsiteExchange, thrown: unknown): S3Error => {
  const error = explainError(thrown);
  if (error.status >= 500) {
    log.error({ err: error.cause ?? error, requestId, code: error.code }, "website request failed");
  }
  return error;
};

const noSniff = { "X-Content-Type-Options": "nosniff" } as const;

/** An answer as a website sends it; to HEAD, without the bytes whose number it tells. */
const asSent = ({ status, headers, body }: Answer, method: string | undefined): Answer => {
  if (method !== "HEAD") return { status, headers: { ...noSniff, ...headers }, ...(body !== undefined && { body }) };
  const length = typeof body === "string" ? { "Content-Length": String(Buffer.byteLength(body)) } : {};
  return { status, headers: { ...noSniff, ...length, ...headers } };
};

/** Serves requests for pages of websites. It never rejects. */
export const createServeWebsite =
  (context: ObjectContext): Serve =>
  async (incoming, response, expectsContinue) => {
    const exchange: WebsiteExchange = {
      incoming,
      requestId: makeRequestId(),
      began: performance.now(),
      isAwaitingContinue: expectsContinue,
      corsHeaders: {},
    };
    logWhenOver(context, exchange, response);
    context.countRequest?.(response, () => exchange.operation);
    // a body that breaks off is nobody's concern: it is not read
    incoming.on("error", () => undefined);
    const send = (answer: Answer) => sendAnswer(response, asSent(answer, incoming.method), exchange);
    let reply: WebsiteReply | undefined;
    try {
      reply = await replyToRequest(context, exchange);
      return await send(await reply.answer());
    } catch (thrown) {
      const error = explain(context, exchange, thrown);
      // an answer that cannot go on ends without its last bytes: no caller takes it for whole
      if (response.headersSent) return void response.destroy();
      try {
        return await send(await (reply ? reply.refuse(error) : statusPage(error)));
      } catch (again) {
        explain(context, exchange, again);
        if (response.headersSent) return void response.destroy();
        return await send(statusPage(error)).catch(() => void response.destroy());
      }
    }
  };
