import { randomFillSync } from "node:crypto";
import type { Request } from "express";
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

const isPlain = /^[\w.:+/=-]{1,128}$/;

/** What the caller's own logs know the request by, as far as it is fit for ours: its `X-Request-Id`. */
export const clientRequestIdOf = (request: Pick<Request, "get">): string | undefined => {
  const id = request.get("x-request-id");
  return id !== undefined && isPlain.test(id) ? id : undefined;
};
