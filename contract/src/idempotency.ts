import * as z from "zod";
import type { ErrorEntry } from "./error-entry.js";
import type { Fault } from "./faults.js";
import type { Method } from "./method.js";
import type { ServedBy } from "./served-by.js";

/** The header in which a caller names a request, so that it can be sent again without being carried out again. */
export const idempotencyKeyHeader = "idempotency-key";

/** The header that is `true` on an answer which was given before, to the same request under the same key. */
export const idempotencyReplayedHeader = "idempotency-replayed";

/** How long an answer is kept for its key, in seconds. */
export const idempotencyKeyLifetimeSeconds = 24 * 60 * 60;

/** The bare key, or the key as a string of structured fields (RFC 8941), in which `\` stands before `"` and `\`. */
const keyPattern = /^(?:[!#-~][!-~]{0,254}|"(?:[!#-[\]-~]|\\["\\]){1,255}")$/;

const IdempotencyKey = z
  .string()
  .regex(keyPattern)
  .max(512)
  .meta({
    description:
      "A key of your own for this request, such as a random UUID. Sent again with the same key within 24 hours, the request is carried out once: see [Idempotency](/docs/retries#idempotency).",
    examples: ["5f2b9c1e-0d7a-4c38-9a55-2e6f1b7c8d90"],
  });

/** What is wrong with a header that `readIdempotencyKey` does not understand. */
export const malformedIdempotencyKey: Fault = {
  name: "Idempotency-Key",
  reason: "Value must be 1 to 255 visible ASCII characters, bare or between quotes.",
};

/** The header that keyed operations take beside their own. */
export const IdempotencyHeaders = z.object({ [idempotencyKeyHeader]: IdempotencyKey.optional() });

/**
 * Reads the header. With or without quotes, it is the same key.
 *
 * @param value the header as it was sent
 * @returns the key, or undefined when the header is malformed
 * @example readIdempotencyKey('"a-1"') === readIdempotencyKey("a-1")
 */
export const readIdempotencyKey = (value: string): string | undefined => {
  if (!keyPattern.test(value)) return undefined;
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, "$1") : value;
};

/**
 * Whether an operation takes an idempotency key: a POST or PATCH takes one, unless it is read-only or declared repeatable.
 * Calls to providers follow the vendor's protocol, which has no keys.
 */
export const isKeyed = ({
  method,
  readOnly,
  repeatable = false,
  servedBy,
}: {
  readonly method: Method;
  readonly readOnly: boolean;
  readonly repeatable?: boolean;
  readonly servedBy: ServedBy;
}): boolean => servedBy === "core" && (method === "POST" || method === "PATCH") && !readOnly && !repeatable;

/**
 * Whether a refusal is kept for the idempotency key under which it was given. Those are kept that the operation itself
 * gives, and gives again however often it is asked; not faults of the server, and not what is sent before it begins.
 */
export const isKept = ({ status, early }: ErrorEntry): boolean => status < 500 && status !== 429 && !early;
