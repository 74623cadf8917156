import {
  type AnyOperation,
  catalogueLink,
  type ErrorEntry,
  type Fault,
  idempotencyKeyHeader,
  malformedIdempotencyKey,
  type Refusal,
  readIdempotencyKey,
} from "@concordat/contract";
import type { Request, Response } from "express";
import type { ServerContext } from "../context.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { ApiError } from "../http/api-error.js";
import type { Answer } from "./answer.js";
import type { AfterCommit, OnceOnly } from "./once.js";
import { type Asked, keyHashOf, requestFingerprint } from "./request-identity.js";

/** How one API honours idempotency keys. */
export interface KeyedRoom {
  readonly context: Pick<ServerContext, "prisma" | "vault" | "clock">;
  readonly errors: { readonly idempotencyInFlight: ErrorEntry; readonly idempotencyKeyReused: ErrorEntry };
  /** Who calls: the same words for each request of one caller and for those of nobody else; undefined without credentials. */
  callerOf(response: Response): readonly string[] | undefined;
  /** The room's handlers, on another client of the database and with their other effects put off. */
  handlersOn(prisma: PrismaClient, afterCommit: AfterCommit): object;
  /** A refusal as the room sends it. */
  answerOf(refusal: ApiError, response: Response): Answer;
}

/**
 * The key under which a request is sent, if there is one and the operation takes keys.
 *
 * @param refuse makes the room's refusal of a key that is malformed, which is thrown
 */
export const keyOf = (
  operation: AnyOperation,
  request: Request,
  refuse: (faults: readonly Fault[], inPath: boolean) => Refusal,
): string | undefined => {
  const header = operation.keyed ? request.get(idempotencyKeyHeader) : undefined;
  if (header === undefined) return undefined;
  const key = readIdempotencyKey(header);
  if (key === undefined) throw ApiError.of(refuse([malformedIdempotencyKey], false));
  return key;
};

/** What is known of a keyed request before it is carried out. */
export type KeyedRequest = Omit<OnceOnly, "act">;

/** Reads whose key it is, and what is asked under it. */
export const keyedRequest = (
  { errors, callerOf, answerOf }: KeyedRoom,
  key: string,
  operation: AnyOperation,
  request: { readonly req: Request; readonly res: Response } & Asked,
): KeyedRequest => {
  const fingerprint = requestFingerprint(operation, request.req, request);
  return {
    keyHash: keyHashOf(callerOf(request.res), key, fingerprint),
    fingerprint,
    inFlight: new ApiError(errors.idempotencyInFlight),
    keyReused: new ApiError(errors.idempotencyKeyReused),
    answerOf: (refusal) => {
      const answer = answerOf(refusal, request.res);
      return { ...answer, headers: { Link: catalogueLink(refusal.entry), ...answer.headers } };
    },
  };
};
