import { createHmac } from "node:crypto";

/** How many bytes a key of a service has, and a key that is derived from it. */
export const keyBytes = 32;

/**
 * Derives a key from that of a service: HKDF-Expand with SHA-256, in its one step. The service's key is random, so there is nothing
 * to extract first.
 *
 * @param use what the key seals: a body that has the key to itself
 */
export const expandKey = (serviceKey: Uint8Array, use: string): Buffer =>
  createHmac("sha256", serviceKey).update(use).update("\u0001").digest();
