import { type IncomingMessage, Agent as PlainAgent, request as requestPlain } from "node:http";
import { request as requestSecure, Agent as SecureAgent } from "node:https";
import { isIP } from "node:net";
import type { Duplex, Readable } from "node:stream";
import { mayDial } from "../outgoing/address-guard.js";
import { type DialRules, guardedLookup } from "../outgoing/guarded-lookup.js";
import { OutgoingError } from "../outgoing/outgoing-error.js";
import type { S3Endpoint } from "./endpoint.js";
import { S3ClientError } from "./s3-client-error.js";

/** A request as it goes out. */
export interface WireRequest {
  readonly endpoint: S3Endpoint;
  readonly method: string;
  /** Percent-encoded, with the query. It is sent as it is. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Readable | string | undefined;
  readonly signal: AbortSignal;
}

/** Sends requests to S3, over connections that stay open. */
export interface S3Transport {
  /** @returns the answer, whatever its status; redirects are not followed. @throws S3ClientError, or the reason of the signal */
  send(request: WireRequest): Promise<IncomingMessage>;
  close(): void;
}

/** How long a connection may take, and how long it may be silent, in milliseconds. */
export interface TransportLimits {
  readonly connectMs: number;
  readonly silenceMs: number;
  /** The size of an answer's head. */
  readonly headBytes: number;
}

const transportLimits: TransportLimits = { connectMs: 10_000, silenceMs: 30_000, headBytes: 64 * 1024 };

/** Connections to one host at a time. */
const mostSockets = 64;

const unreachable = (host: string, cause: unknown): S3ClientError => {
  const { code } = cause as NodeJS.ErrnoException;
  if (cause instanceof OutgoingError && cause.fault === "address-refused") {
    return new S3ClientError(cause.message, { fault: "refused-address" });
  }
  const fault = code?.startsWith("HPE_") ? "broken" : "unreachable";
  return new S3ClientError(`No answer of S3 from ${host}.`, { fault, cause });
};

interface Opening {
  readonly open: (request: WireRequest) => ReturnType<typeof requestPlain>;
  readonly limits: TransportLimits;
}

/** Sends one request; its body is dropped when the answer comes before its end. */
const exchange = async (sent: WireRequest, { open, limits }: Opening): Promise<IncomingMessage> => {
  const { endpoint, body, signal } = sent;
  signal.throwIfAborted();
  const request = open(sent);
  const giveUp = () => request.destroy(new Error("The time is over."));
  const connecting = setTimeout(giveUp, limits.connectMs);
  const abort = () => request.destroy(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await new Promise<IncomingMessage>((resolve, reject) => {
      request.once("socket", (socket) => {
        const connected = () => clearTimeout(connecting);
        if (!socket.connecting) connected();
        else socket.once(endpoint.secure ? "secureConnect" : "connect", connected);
      });
      request.once("timeout", giveUp);
      // stays to the end, so that what a broken connection still reports cannot bring the process down
      request.on("error", reject);
      request.once("response", (answer) => {
        answer.on("error", () => undefined);
        resolve(answer);
      });
      if (body === undefined || typeof body === "string") request.end(body);
      else {
        body.once("error", (error) => request.destroy(error));
        request.once("close", () => body.destroy());
        body.pipe(request);
      }
    });
  } catch (error) {
    if (typeof body === "object") body.destroy();
    signal.throwIfAborted();
    throw error instanceof S3ClientError ? error : unreachable(endpoint.hostname, error);
  } finally {
    clearTimeout(connecting);
    // an answer that is read ends with the signal, too
    request.once("close", () => signal.removeEventListener("abort", abort));
  }
};

/**
 * A transport that dials: only addresses that may be dialled, judged as the socket gets them, so that no name leads to another
 * address than the one that was judged.
 */
export const dialingTransport = (rules: DialRules, given: Partial<TransportLimits> = {}): S3Transport => {
  const limits = { ...transportLimits, ...given };
  const options = { keepAlive: true, maxSockets: mostSockets, timeout: limits.silenceMs };
  const agents = { plain: new PlainAgent(options), secure: new SecureAgent(options) };
  const lookup = guardedLookup(rules);
  const open: Opening["open"] = ({ endpoint, method, path, headers }) => {
    const { secure, hostname, port } = endpoint;
    const common = { hostname, port, method, path, headers, lookup, maxHeaderSize: limits.headBytes };
    return secure
      ? requestSecure({ ...common, agent: agents.secure, timeout: limits.silenceMs })
      : requestPlain({ ...common, agent: agents.plain, timeout: limits.silenceMs });
  };
  return {
    send: async (request) => {
      const { hostname } = request.endpoint;
      // a socket looks names up and nothing else, so an address is judged here
      if (isIP(hostname) !== 0 && !mayDial(hostname, rules.allowPrivateAddresses)) {
        throw new S3ClientError(`${hostname} is no public address.`, { fault: "refused-address" });
      }
      return exchange(request, { open, limits });
    },
    close: () => {
      agents.plain.destroy();
      agents.secure.destroy();
    },
  };
};

/** Opens a connection to S3 of this process. */
export type ConnectInProcess = (secure: boolean) => Duplex;

/** A transport to S3 of this very process: no socket, and the same requests, signatures and decisions as for every caller. */
export const inProcessTransport = (connect: ConnectInProcess): S3Transport => {
  const agentOf = (secure: boolean): PlainAgent =>
    Object.assign(new PlainAgent({ keepAlive: true, maxSockets: mostSockets }), {
      createConnection: () => connect(secure),
    });
  const agents = { plain: agentOf(false), secure: agentOf(true) };
  const open: Opening["open"] = ({ endpoint: { secure, hostname, port }, method, path, headers }) =>
    requestPlain({ hostname, port, method, path, headers, agent: secure ? agents.secure : agents.plain });
  return {
    send: (request) => exchange({ ...request, endpoint: { ...request.endpoint } }, { open, limits: transportLimits }),
    close: () => {
      agents.plain.destroy();
      agents.secure.destroy();
    },
  };
};
