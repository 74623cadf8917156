import type { ServerResponse } from "node:http";
import type { Answer, StreamedBody } from "./answer.js";
import { hostId } from "./host-id.js";
import { readAway, unreadBody } from "./unread-body.js";

const server = "Concordat";

/** How a request came, as far as its answer depends on it. */
export interface SendOptions {
  readonly requestId: string;
  /** The caller waits for `100 Continue`, and did not get it. */
  readonly isAwaitingContinue: boolean;
  /** Headers for a page of another origin. */
  readonly corsHeaders?: Readonly<Record<string, string>> | undefined;
}

/** Writes a piece, whose memory may be used again once this resolves: the system has all of it then, or the connection is closed. */
const write = (response: ServerResponse, piece: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      response.off("close", done);
      resolve();
    };
    response.on("close", done);
    response.write(piece, done);
  });

const isStream = (body: Answer["body"]): body is StreamedBody =>
  body !== undefined && typeof body !== "string" && "bytes" in body;

const sizeOf = ({ body, headers }: Answer): string | undefined => {
  if (body === undefined) return headers["Content-Length"] ?? "0";
  if (isStream(body)) return String(body.size);
  return String(typeof body === "string" ? Buffer.byteLength(body) : body.length);
};

const writeHead = (response: ServerResponse, answer: Answer, options: SendOptions, closes: boolean): void => {
  const { requestId, corsHeaders } = options;
  const { status, headers } = answer;
  const hasLength = status !== 204 && status !== 304;
  response.writeHead(status, {
    "x-amz-id-2": hostId,
    "x-amz-request-id": requestId,
    Server: server,
    ...corsHeaders,
    ...headers,
    ...(hasLength && { "Content-Length": sizeOf(answer) }),
    ...(closes && { Connection: "close" }),
  });
};

/** Sends the pieces of a body. The first one is there before the head is sent: what fails until then is an error of its own. */
const sendStream = async (response: ServerResponse, { bytes }: StreamedBody, begin: () => void): Promise<void> => {
  const pieces = bytes[Symbol.asyncIterator]();
  try {
    let next = await pieces.next();
    begin();
    while (!next.done && !response.destroyed) {
      await write(response, next.value);
      next = await pieces.next();
    }
  } finally {
    await pieces.return?.();
  }
};

/**
 * Sends an answer, and sees to what is left of the request.
 *
 * @throws what the body throws; if the head was sent by then, the connection is to be cut
 */
export const sendAnswer = async (response: ServerResponse, answer: Answer, options: SendOptions): Promise<void> => {
  const { req: incoming } = response;
  const left = unreadBody(incoming, options.isAwaitingContinue);
  const closes = left === "close" || left === "close-after-reading";
  const begin = () => writeHead(response, answer, options, closes);
  const { body } = answer;
  if (isStream(body)) await sendStream(response, body, begin);
  else {
    begin();
    // in one piece, if the request is over
    if (left === "none") return void response.end(body);
    if (body !== undefined && body.length > 0) response.write(body);
    else response.flushHeaders();
  }
  if (left === "close-after-reading") await readAway(incoming);
  else if (left === "read-away") incoming.resume();
  response.end();
};
