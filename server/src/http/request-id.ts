import { randomFillSync } from "node:crypto";
import type { Request, RequestHandler } from "express";
import { monotonicFactory } from "ulid";

/** Random bytes in store: an id takes sixteen, and drawing each by itself costs more than all else about it. */
const store = new Uint8Array(4096);
let used = store.length;

/** A random number from 0 to below 1. */
const random = (): number => {
  if (used === store.length) {
    randomFillSync(store);
    used = 0;
  }
  return (store[used++] ?? 0) / 256;
};

const ulid = monotonicFactory(random);

/** An id that no other request has. */
export const makeRequestId = (): string => ulid();

/** Gives every request an id: it stands in the log, in the answer's headers and, where the API has a place for it, in errors. */
export const assignRequestId: RequestHandler = (_request, response, next) => {
  response.locals["requestId"] = makeRequestId();
  next();
};

/** The id that `assignRequestId` gave. */
export const requestIdOf = (response: { readonly locals: Record<string, unknown> }): string =>
  String(response.locals["requestId"]);

const isPlain = /^[\w.:+/=-]{1,128}$/;

/** What the caller's own logs know the request by, in as far as it is fit for ours: its `X-Request-Id`. */
export const clientRequestIdOf = (request: Pick<Request, "get">): string | undefined => {
  const id = request.get("x-request-id");
  return id !== undefined && isPlain.test(id) ? id : undefined;
};
