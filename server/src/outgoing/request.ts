import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP } from "node:net";
import { mayDial } from "./address-guard.js";
import { addressRefused, type DialRules, guardedLookup } from "./guarded-lookup.js";
import { OutgoingError, type OutgoingFault } from "./outgoing-error.js";

/** How long a request may take and how much may come back. */
export interface OutgoingLimits {
  /** From the start of the name's resolution until the connection (with TLS, its handshake) stands. */
  readonly connectTimeoutMs: number;
  /** From the start until the whole answer is read. */
  readonly totalTimeoutMs: number;
  readonly answerBytes: number;
}

export const outgoingLimits: OutgoingLimits = {
  connectTimeoutMs: 5_000,
  totalTimeoutMs: 15_000,
  answerBytes: 1024 * 1024,
};

export interface OutgoingOptions extends DialRules {
  readonly limits?: Partial<OutgoingLimits>;
  /** Certificates (PEM) to trust in place of the well-known authorities. */
  readonly trust?: string;
}

export interface OutgoingRequest {
  /** The id of the operation that is called: for traces. */
  readonly operation?: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends one request and reads its answer. @throws OutgoingError when there is no complete answer */
export type SendRequest = (request: OutgoingRequest) => Promise<OutgoingAnswer>;

const readBody = async (answer: IncomingMessage, limit: number): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new OutgoingError("answer-too-large", `The answer is larger than ${limit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
};

const asOutgoingError = (error: unknown, host: string, connected: boolean): OutgoingError => {
  if (error instanceof OutgoingError) return error;
  const { code = "no reason given" } = error as NodeJS.ErrnoException;
  const [fault, sentence]: [OutgoingFault, string] = connected
    ? ["answer-broken", `The connection to ${host} broke before its answer was complete (${code}).`]
    : ["connection-failed", `No connection to ${host} (${code}).`];
  return new OutgoingError(fault, sentence, { cause: error });
};

/**
 * Makes the function through which every request to a foreign server goes: to addresses that may be dialled, over a
 * connection of its own, within time and size, and to where it was sent only (a redirect is an answer like any other).
 */
export const createSendRequest = (options: OutgoingOptions): SendRequest => {
  const limits = { ...outgoingLimits, ...options.limits };
  const lookup = guardedLookup(options);

  return async ({ method, url, headers, body, signal }) => {
    const host = url.hostname.replace(/^\[|\]$/g, "");
    // a socket looks names up and nothing else, so an address is judged here
    if (isIP(host) !== 0 && !mayDial(host, options.allowPrivateAddresses)) throw addressRefused(host);

    const secure = url.protocol === "https:";
    const request = (secure ? requestSecure : requestPlain)(url, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }) },
      agent: false,
      lookup,
      ...(options.trust === undefined ? {} : { ca: options.trust }),
    });
    let connected = false;
    let givenUp: OutgoingError | undefined;
    const giveUp = (fault: OutgoingFault, sentence: string) => {
      givenUp ??= new OutgoingError(fault, sentence);
      request.destroy(givenUp);
    };
    const abort = () => giveUp("aborted", "The request was aborted.");
    const { connectTimeoutMs, totalTimeoutMs, answerBytes } = limits;
    const connectTimer = setTimeout(
      () => giveUp("connect-timeout", `No connection to ${host} within ${connectTimeoutMs} ms.`),
      connectTimeoutMs,
    );
    const totalTimer = setTimeout(
      () => giveUp("timeout", `No complete answer from ${host} within ${totalTimeoutMs} ms.`),
      totalTimeoutMs,
    );
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) abort();

    try {
      return await new Promise<OutgoingAnswer>((resolve, reject) => {
        request.once("socket", (socket) =>
          socket.once(secure ? "secureConnect" : "connect", () => {
            connected = true;
            clearTimeout(connectTimer);
          }),
        );
        // stays to the end, so that what the broken connection still reports cannot bring the process down
        request.on("error", reject);
        request.once("response", (answer) => {
          const { statusCode: status = 0, headers } = answer;
          readBody(answer, answerBytes).then((text) => resolve({ status, headers, body: text }), reject);
        });
        request.end(body);
      });
    } catch (error) {
      throw givenUp ?? asOutgoingError(error, host, connected);
    } finally {
      clearTimeout(connectTimer);
      clearTimeout(totalTimer);
      signal?.removeEventListener("abort", abort);
      request.destroy();
    }
  };
};
