import { ServerResponse } from "node:http";

/** A request and the answer that a server of ours gave to it, as it lay on the wire. */
export interface Exchange {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Sent = ServerResponse & {
  /** What the app knows of a request that it answers. */
  readonly call?: { readonly requestId?: unknown };
  readonly req: { readonly originalUrl?: string };
};

const textOf = (chunk: unknown): string => {
  if (typeof chunk === "string") return chunk;
  return chunk instanceof Uint8Array ? Buffer.from(chunk).toString("utf8") : "";
};

const exchangeOf = (response: Sent, body: string): Exchange => ({
  method: response.req.method ?? "",
  target: response.req.originalUrl ?? response.req.url ?? "",
  status: response.statusCode,
  headers: Object.fromEntries(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, [value].flat().join(", ")]),
  ),
  body,
});

/**
 * Watches all answers of the app in this process, whichever way a test has started it. It looks at what is handed to
 * Node, below the app: nothing in the app knows that it is watched.
 *
 * @returns ends the watch
 */
export const watchAnswers = (seen: (exchange: Exchange) => void): (() => void) => {
  const { write, end } = ServerResponse.prototype;
  const written = new WeakMap<ServerResponse, string>();
  const remember = (response: ServerResponse, chunk: unknown) =>
    written.set(response, (written.get(response) ?? "") + textOf(chunk));

  ServerResponse.prototype.write = function (this: Sent, ...parts: unknown[]) {
    remember(this, parts[0]);
    return Reflect.apply(write, this, parts) as boolean;
  } as typeof write;
  ServerResponse.prototype.end = function (this: Sent, ...parts: unknown[]) {
    // other servers that tests start, such as providers, are not ours to judge
    const isOurs = this.call?.requestId !== undefined && !this.writableEnded;
    if (isOurs) remember(this, parts[0]);
    const result = Reflect.apply(end, this, parts) as ServerResponse;
    if (isOurs) seen(exchangeOf(this, written.get(this) ?? ""));
    return result;
  } as typeof end;
  return () => void Object.assign(ServerResponse.prototype, { write, end });
};
