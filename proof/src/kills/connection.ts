import { idempotencyKeyHeader, idempotencyReplayedHeader } from "@concordat/contract";
import { type Call, type Caller, operationOf, wireRequest } from "../kit/caller.js";
import { judge } from "../kit/judgement.js";
import { openWire, type Wire } from "../kit/wire.js";

/** What came back of a call. */
export interface Reply {
  readonly status: number;
  /** `done`, or the code of the refusal. */
  readonly said: string;
  readonly body: unknown;
  /** It was given before, to the same request under the same key. */
  readonly replayed: boolean;
  readonly requestId: string;
  /** How long to wait before asking again, in seconds; undefined where the answer says nothing of it. */
  readonly retryAfter: number | undefined;
}

/** The headers with which a call is sent: who makes it. */
export type HeadersOf = (call: Call) => Readonly<Record<string, string>>;

/** The way to a server that dies and comes back, each time at another address. */
export interface ServerConnection {
  /** Leads to this server from now on. */
  connect(url: string): void;
  /** Sends a call. @returns nothing when nobody knows what became of it: the server is gone, or lacks its database */
  send(call: Call, key?: string): Promise<Reply | undefined>;
  /** Makes a call that must be answered. */
  readonly call: Caller;
  close(): void;
}

/** Every answer is held against the contract; of what a server may say without its database, 503 is all. */
export const openConnection = (headersOf: HeadersOf): ServerConnection => {
  let wire: Wire | undefined;

  const send: ServerConnection["send"] = async (call, key) => {
    if (!wire) throw new Error("The connection leads nowhere.");
    const operation = operationOf(call);
    const named = key !== undefined && operation.keyed ? { [idempotencyKeyHeader]: key } : {};
    const answer = await wire.send(wireRequest(call, { ...headersOf(call), ...named })).catch(() => undefined);
    if (!answer || answer.status === 503) return undefined;
    const { isSuccess, entry } = judge(operation, answer);
    const { [operation.requestIdHeader.toLowerCase()]: requestId, "retry-after": retryAfter } = answer.headers;
    return {
      status: answer.status,
      said: isSuccess ? "done" : (entry?.code ?? ""),
      body: answer.text === "" ? undefined : JSON.parse(answer.text),
      replayed: answer.headers[idempotencyReplayedHeader] === "true",
      requestId: String(requestId),
      retryAfter: retryAfter === undefined ? undefined : Number(retryAfter),
    };
  };

  const call: Caller = async (asked) => {
    const reply = await send(asked);
    if (!reply) throw new Error(`Nothing came back of ${asked.id}.`);
    return { said: reply.said, body: reply.body, total: undefined };
  };

  const close = () => wire?.close();
  const connect = (url: string) => {
    close();
    wire = openWire(url);
  };
  return { connect, send, call, close };
};
