import type { ServerResponse } from "node:http";
import { type AnyOperation, Call } from "@concordat/contract";
import type { Request, RequestHandler, Response } from "express";
import type { PrismaClient } from "../generated/prisma/client.js";
import type { RateLimits } from "../rate-limits/limits.js";
import type { ReadBody } from "./read-body.js";
import { makeRequestId } from "./request-id.js";

/** Puts an effect off until the changes in the database are committed. */
export type AfterCommit = (effect: () => void) => void;

const nothing: readonly never[] = [];

/**
 * A request to the server. Requests that belong to no API have a request id and nothing more.
 *
 * @typeParam Principal who the API's callers are
 * @typeParam Resource what the API keeps of a resource that the caller may act on
 */
export class ServerCall<Principal = unknown, Resource = unknown> extends Call<Principal> {
  /** Id of the trace that the request is part of; undefined where calls are not followed. */
  traceId: string | undefined = undefined;
  /** Query parameters that count as sent where the caller sends none of their name. */
  queryDefaults: Readonly<Record<string, string>> | undefined = undefined;
  /** The database, or under an idempotency key the transaction that stores the answer too. */
  db: PrismaClient = undefined as never;
  /** The resources that the operation's permission is about, checked, in the order of the body. */
  resources: readonly Resource[] = nothing;
  /** Reads the body, up to a number of bytes. */
  bodyReader: (limit: number) => ReadBody = undefined as never;
  /** The largest body that is read of guests, in bytes. */
  guestBodyLimit = 0;
  /** The rate limits of the API; undefined where there are none. */
  limits: RateLimits | undefined = undefined;
  /** The status of the answer, where it was decided before the commit. */
  status: number | undefined = undefined;
  /** Effects that wait for the commit. */
  effects: (() => void)[] | undefined = undefined;

  constructor(
    requestId: string,
    readonly request: Request,
    readonly response: Response,
  ) {
    super(requestId);
  }

  header(name: string): string | undefined {
    return this.request.headers[name] as string | undefined;
  }

  sentParams(): unknown {
    return this.request.params;
  }

  sentQuery(): unknown {
    const { query } = this.request;
    return this.queryDefaults ? { ...this.queryDefaults, ...query } : query;
  }

  sentBody(): Promise<unknown> {
    return this.bodyReader(this.bodyLimit)(this.request, this.response);
  }

  /** The largest body that is read, in bytes: that of the operation, and of guests no more than what guests may send. */
  get bodyLimit(): number {
    const { bodyLimit } = this.operation as AnyOperation;
    return this.callerName === undefined ? Math.min(bodyLimit, this.guestBodyLimit) : bodyLimit;
  }

  /** Puts an effect off until the handler's changes are committed. If the handler fails, the effect never runs. */
  get afterCommit(): AfterCommit {
    return (effect) => {
      this.effects ??= [];
      this.effects.push(effect);
    };
  }

  runEffects(): void {
    if (this.effects) for (const effect of this.effects) effect();
  }
}

/** Keeps records of calls. */
export interface RecordCalls {
  /** @returns the client that the call is to work with: what it changes takes its record along */
  begin(call: ServerCall, db: PrismaClient): PrismaClient;
  /** Writes the record of a call that is about to be answered, unless it is written. */
  end(call: ServerCall, status: number): Promise<void> | undefined;
}

type Carrier = ServerResponse & { call?: ServerCall };

/** Begins a call for each request. Log, metrics and audit trail read it when the request is answered. */
export const beginCall: RequestHandler = (request, response, next) => {
  (response as Carrier).call = new ServerCall(makeRequestId(), request, response);
  next();
};

/** The call that `beginCall` began. */
export const callOf = (response: ServerResponse): ServerCall => (response as Carrier).call as ServerCall;
