import type { AnyOperation, Refusal } from "@concordat/contract";
import { refusalsAt } from "./apis.js";
import type { ErrorDetails, Reply } from "./reply.js";

/** A refusal in the form of the API that a path belongs to. */
export const refusalReply = (path: string, refusal: Refusal, requestId: string): Reply => ({
  status: refusal.entry.status,
  body: refusalsAt(path).bodyOf(refusal, requestId),
  ...(refusal.headers ? { headers: refusal.headers } : {}),
});

/**
 * An error that an operation declares, in the form of its API.
 *
 * @throws when the operation declares no such error
 */
export const errorReply = (
  operation: AnyOperation,
  { status, code, why, faults }: ErrorDetails & { readonly status: number },
  requestId: string,
): Reply => {
  const declared = operation.errors.filter((entry) => entry.status === status);
  const entry = code === undefined ? declared[0] : declared.find((each) => each.code === code);
  if (!entry) {
    const known = operation.errors.map((each) => `${each.status} ${each.code}`).join(", ");
    throw new TypeError(
      `${operation.method} ${operation.path} declares no ${status} ${code ?? ""}; it declares ${known}`,
    );
  }
  const wait = (entry as { readonly retryAfterSeconds?: number }).retryAfterSeconds;
  const refusal: Refusal = {
    entry,
    ...(why === undefined ? {} : { sentence: why }),
    ...(faults === undefined ? {} : { faults }),
    ...(wait === undefined ? {} : { headers: { "Retry-After": String(wait) } }),
  };
  return refusalReply(operation.path, refusal, requestId);
};
