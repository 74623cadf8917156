/** The option, and the member of a route's headers, that holds a call's idempotency key. */
export const keyOption = "idempotencyKey";

/**
 * A new key that nobody can guess; undefined where the platform has no randomness worth the name. Pages that are not
 * served securely have `getRandomValues` alone.
 */
export const newIdempotencyKey = (): string | undefined => {
  const { crypto } = globalThis as { readonly crypto?: Partial<Crypto> };
  return crypto?.randomUUID?.() ?? crypto?.getRandomValues?.(new Uint32Array(4)).join("-");
};
