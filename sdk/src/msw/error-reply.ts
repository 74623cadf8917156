import { type AnyOperation, type Api, catalogueLink, type Refusal } from "@concordat/contract";
import type { ErrorDetails, Reply } from "./reply.js";

const retryAfter = ({ entry }: Refusal): Record<string, string> =>
  entry.retryAfterSeconds === undefined ? {} : { "Retry-After": String(entry.retryAfterSeconds) };

/** A refusal in the form of its API. */
export const refusalReply = (api: Api, refusal: Refusal, requestId: string): Reply => ({
  status: refusal.entry.status,
  body: api.refusals.bodyOf(refusal, requestId),
  headers: { Link: catalogueLink(refusal.entry), ...retryAfter(refusal), ...refusal.headers },
});

/**
 * An error that an operation of an API declares.
 *
 * @throws when the operation declares no such error
 */
export const errorReply = (
  api: Api,
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
  const refusal: Refusal = {
    entry,
    ...(why === undefined ? {} : { sentence: why }),
    ...(faults === undefined ? {} : { faults }),
  };
  return refusalReply(api, refusal, requestId);
};
