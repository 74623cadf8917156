import type { RequestHandler } from "express";
import { monotonicFactory } from "ulid";

const ulid = monotonicFactory();

/** Gives every request an id: it stands in the log, in the answer's headers and, where the API has a place for it, in errors. */
export const assignRequestId: RequestHandler = (_request, response, next) => {
  response.locals["requestId"] = ulid();
  next();
};

/** The id that `assignRequestId` gave. */
export const requestIdOf = (response: { readonly locals: Record<string, unknown> }): string =>
  String(response.locals["requestId"]);
