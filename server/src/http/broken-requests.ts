import type { IncomingMessage, Server } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { apis } from "@concordat/contract";
import { refusalAnswer } from "./answer.js";
import { makeRequestId } from "./request-id.js";

interface ParseError extends NodeJS.ErrnoException {
  /** What was being read as it went wrong. */
  readonly rawPacket?: Buffer;
}

/** Node's own mark of the answer that a connection is about to get. */
interface AnsweringSocket extends Socket {
  readonly _httpMessage?: {
    readonly _headerSent?: boolean;
    readonly headersSent?: boolean;
    readonly req?: IncomingMessage;
  };
}

/** The row of every API's table that tells what was wrong. */
const rowOf = (code: string | undefined): "requestTimeout" | "headersTooLarge" | "invalidRequest" => {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "requestTimeout";
  return code === "HPE_HEADER_OVERFLOW" ? "headersTooLarge" : "invalidRequest";
};

/** The path that was asked for, as far as it arrived. */
const pathOf = (error: ParseError, socket: AnsweringSocket): string => {
  const line = error.rawPacket?.toString("latin1", 0, 256) ?? "";
  return socket._httpMessage?.req?.url ?? /^[A-Z]+ (\S+)/.exec(line)?.[1] ?? "";
};

const textOf = (error: ParseError, socket: AnsweringSocket): string => {
  const requestId = makeRequestId();
  const api = apis.at(pathOf(error, socket));
  const { status, headers, body } = refusalAnswer(api, { entry: api.errors[rowOf(error.code)] }, requestId);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Connection: close",
    `${api.requestIdHeader}: ${requestId}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body ?? "")}`,
    "",
    body,
  ].join("\r\n");
};

/**
 * Answers requests that never became any: those that are no HTTP, whose head is too large, or that do not come to an end. They
 * are answered in the form of the API whose path can be read, and in that of the fallback otherwise (the path of a head that is
 * too large is gone when that turns out); then the connection is closed.
 */
export const answerBrokenRequests = (server: Server): void => {
  server.on("clientError", (error: ParseError, socket: AnsweringSocket) => {
    const isBeingAnswered = socket._httpMessage?._headerSent === true;
    if (error.code === "ECONNRESET" || !socket.writable || isBeingAnswered) return socket.destroy();
    socket.end(textOf(error, socket), () => socket.destroy());
    return undefined;
  });
};
