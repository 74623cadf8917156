/** The name of the option, and of the member of a route's headers, for a call's idempotency key. */
export const keyOption = "idempotencyKey";

/**
 * A new, unguessable key; undefined if the platform has no secure randomness. Insecure pages only have `getRandomValues`.
 */
export const newIdempotencyKey = (): string | undefined => {
  const { crypto } = globalThis as { readonly crypto?: Partial<Crypto> };
  return crypto?.randomUUID?.() ?? crypto?.getRandomValues?.(new Uint32Array(4)).join("-");
};
