import { KeyObject } from "node:crypto";
import { type CryptoKey, createRemoteJWKSet, errors } from "jose";

/** Keys that the issuer has withdrawn count for so long at most. New ones are asked for as soon as a token names one. */
const cacheMaxAge = 10 * 60_000;

/** NTP may push a clock so far without anybody having put it forward or back. */
const slightMs = 1_000;

/** The difference between the machine's clock and the monotonic one. */
const clockOffset = (): number => Date.now() - performance.now();

/** Finds the issuer's key with an id; without an id, its only key. */
export type FindIssuerKey = (id: string | undefined) => Promise<KeyObject | undefined>;

/** What the library throws where the key is missing, or the issuer does not answer. In both cases nobody can be admitted. */
const isWithoutKey = (error: unknown): boolean =>
  error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError;

/**
 * The public keys (RS256) of an external issuer, kept for ten minutes. The library goes by the machine's clock: when that is put
 * back by an hour, keys would count for an hour longer, and new ones would not be asked for. So they are forgotten then.
 *
 * @param url where the issuer publishes them
 */
export const createIssuerKeys = (url: URL): FindIssuerKey => {
  const begin = () => ({ keys: createRemoteJWKSet(url, { cacheMaxAge }), offset: clockOffset() });
  let current = begin();
  const converted = new WeakMap<CryptoKey, KeyObject>();
  return async (id) => {
    if (Math.abs(clockOffset() - current.offset) > slightMs) current = begin();
    try {
      const found = await current.keys({ alg: "RS256", ...(id !== undefined && { kid: id }) });
      const key = converted.get(found) ?? KeyObject.from(found as never);
      converted.set(found, key);
      return key;
    } catch (error) {
      if (isWithoutKey(error)) return undefined;
      throw error;
    }
  };
};
