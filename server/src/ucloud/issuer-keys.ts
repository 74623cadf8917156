import { createRemoteJWKSet, type JWTVerifyGetKey } from "jose";

/** Keys that the issuer has withdrawn count for so long at most. New ones are asked for as soon as a token names one. */
const cacheMaxAge = 10 * 60_000;

/** NTP may push a clock so far without anybody having put it forward or back. */
const slightMs = 1_000;

/** The difference between the machine's clock and the monotonic one. */
const clockOffset = (): number => Date.now() - performance.now();

/**
 * The public keys of an external issuer, kept for ten minutes. The library goes by the machine's clock: when that is put back
 * by an hour, keys would count for an hour longer, and new ones would not be asked for. So they are forgotten then.
 *
 * @param url where the issuer publishes them
 */
export const createIssuerKeys = (url: URL): JWTVerifyGetKey => {
  const begin = () => ({ keys: createRemoteJWKSet(url, { cacheMaxAge }), offset: clockOffset() });
  let current = begin();
  return (header, token) => {
    if (Math.abs(clockOffset() - current.offset) > slightMs) current = begin();
    return current.keys(header, token);
  };
};
