import type { BodySource, IncomingCall, OutgoingAnswer } from "./incoming-call.js";

/** The used part of a request of `node:http` or Express. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Express: the full path, also within a router. */
  readonly originalUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Express: the body, if a body parser has read it. */
  readonly body?: unknown;
  [Symbol.asyncIterator](): AsyncIterator<Uint8Array>;
}

/** The used part of a response of `node:http` or Express. */
export interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
}

/** A listener for `createServer` of `node:http` and `use` of Express. */
export type NodeListener = (request: NodeRequest, response: NodeResponse, next?: (error?: unknown) => void) => void;

const bytesOf = (parsed: unknown): Uint8Array => {
  if (parsed instanceof Uint8Array) return parsed;
  return new TextEncoder().encode(typeof parsed === "string" ? parsed : JSON.stringify(parsed));
};

const bodyOf = (request: NodeRequest): BodySource => {
  const left = request.body === undefined ? undefined : [bytesOf(request.body)];
  if (left) return { next: async () => left.shift(), stop: () => undefined };
  let pieces: AsyncIterator<Uint8Array> | undefined;
  return {
    next: async () => {
      pieces ??= request[Symbol.asyncIterator]();
      const { done, value } = await pieces.next();
      return done ? undefined : value;
    },
    // ending the iterator would close the connection before the response is sent
    stop: () => undefined,
  };
};

export const pathOf = (request: NodeRequest): string =>
  (request.originalUrl ?? request.url ?? "").split("?", 1)[0] ?? "";

/** A request of `node:http`. */
export const callOfNodeRequest = (request: NodeRequest): IncomingCall => ({
  method: request.method ?? "",
  path: pathOf(request),
  header: (name) => {
    const value = request.headers[name];
    return typeof value === "object" ? value.join(", ") : value;
  },
  body: bodyOf(request),
});

/** Sends a response with `node:http`. */
export const sendWithNode = (response: NodeResponse, { status, headers, body }: OutgoingAnswer): void => {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body);
};
