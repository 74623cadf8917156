import type { IncomingMessage, Server } from "node:http";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { catalogueLink, type ErrorEntry } from "@concordat/contract";
import {
  objectStorageErrors,
  objectStorageRefusals,
  objectStorageRequestIdHeader,
  versionPath,
} from "@concordat/contract/object-storage";
import { ucloudErrors, ucloudRefusals, ucloudRequestIdHeader } from "@concordat/contract/ucloud";
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

const rowOf = (code: string | undefined): "requestTimeout" | "headersTooLarge" | "invalidRequest" => {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "requestTimeout";
  return code === "HPE_HEADER_OVERFLOW" ? "headersTooLarge" : "invalidRequest";
};

/** The path that was asked for, as far as it arrived. */
const pathOf = (error: ParseError, socket: AnsweringSocket): string => {
  const line = error.rawPacket?.toString("latin1", 0, 256) ?? "";
  return socket._httpMessage?.req?.url ?? /^[A-Z]+ (\S+)/.exec(line)?.[1] ?? "";
};

interface Answer {
  readonly entry: ErrorEntry;
  readonly requestIdHeader: string;
  readonly type: string;
  readonly body: unknown;
}

const ofObjectStorage = (row: ReturnType<typeof rowOf>, requestId: string): Answer => {
  const entry = objectStorageErrors[row];
  const body = objectStorageRefusals.bodyOf({ entry }, requestId);
  return { entry, requestIdHeader: objectStorageRequestIdHeader, type: "application/problem+json", body };
};

const ofUCloud = (row: ReturnType<typeof rowOf>): Answer => {
  const entry = ucloudErrors[row];
  const body = ucloudRefusals.bodyOf({ entry });
  return { entry, requestIdHeader: ucloudRequestIdHeader, type: "application/json; charset=utf-8", body };
};

const version = `${versionPath}/`;

const textOf = (error: ParseError, socket: AnsweringSocket): string => {
  const [row, requestId] = [rowOf(error.code), makeRequestId()];
  const isOfObjectStorage = pathOf(error, socket).startsWith(version);
  const { entry, requestIdHeader, type, body } = isOfObjectStorage ? ofObjectStorage(row, requestId) : ofUCloud(row);
  const json = JSON.stringify(body);
  return [
    `HTTP/1.1 ${entry.status} ${STATUS_CODES[entry.status]}`,
    "Connection: close",
    `${requestIdHeader}: ${requestId}`,
    `Link: ${catalogueLink(entry)}`,
    `Content-Type: ${type}`,
    `Content-Length: ${Buffer.byteLength(json)}`,
    "",
    json,
  ].join("\r\n");
};

/**
 * Answers requests that never became any: those that are no HTTP, whose head is too large, or that do not come to an end. They
 * are answered in the form of the API whose path can be read, and in UCloud's otherwise (the path of a head that is too large
 * is gone when that turns out); then the connection is closed.
 */
export const answerBrokenRequests = (server: Server): void => {
  server.on("clientError", (error: ParseError, socket: AnsweringSocket) => {
    const isBeingAnswered = socket._httpMessage?._headerSent === true;
    if (error.code === "ECONNRESET" || !socket.writable || isBeingAnswered) return socket.destroy();
    socket.end(textOf(error, socket), () => socket.destroy());
    return undefined;
  });
};
