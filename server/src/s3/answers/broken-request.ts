import { type Server, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { S3ErrorCode } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { makeRequestId } from "../../http/request-id.js";
import { errorAnswer } from "./error-answer.js";

/** Node's own mark of the answer that a connection is about to get. */
interface AnsweringSocket extends Socket {
  readonly _httpMessage?: { readonly _headerSent?: boolean };
}

const codes: Readonly<Record<string, S3ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "RequestTimeout",
  HPE_HEADER_OVERFLOW: "RequestHeaderSectionTooLarge",
};

const textOf = (code: S3ErrorCode): string => {
  const requestId = makeRequestId();
  const { status, headers, body = "" } = errorAnswer(new S3Error(code), requestId, true);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Connection: close",
    `x-amz-request-id: ${requestId}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(String(body))}`,
    "",
    String(body),
  ].join("\r\n");
};

/** Answers requests that never became any: those that are no HTTP, whose head is too large, or that do not go on. */
export const answerBrokenS3Requests = (server: Server): void => {
  server.on("clientError", (error: NodeJS.ErrnoException, socket: AnsweringSocket) => {
    const isBeingAnswered = socket._httpMessage?._headerSent === true;
    // before a handshake is over nothing can be sent, and what waits to be sent would keep the connection for ever
    const isHandshake = error.code?.startsWith("ERR_TLS_") || error.code?.startsWith("ERR_SSL_");
    if (error.code === "ECONNRESET" || !socket.writable || isBeingAnswered || isHandshake) return socket.destroy();
    socket.end(textOf(codes[error.code ?? ""] ?? "BadRequest"), () => socket.destroy());
    return undefined;
  });
};
