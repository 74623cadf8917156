import { ucloudSecurity } from "@concordat/contract/ucloud";
import type { Claims } from "./read-token.js";

/**
 * Why a token does not count, in sentences for its sender. They repeat what the token itself says, and no more: which keys, providers
 * and users there are is not told, hence one sentence for all that is unknown.
 */
export const tokenFaults = {
  missing: ucloudSecurity.missingCredentials,
  scheme: "the Authorization header must have the form `Bearer <token>`.",
  ofObjectStorage:
    "this is a token of Managed Object Storage, which is for paths below /1.3. UCloud has tokens of its own.",
  malformed: "the bearer token is not a JWT with the claims role, sub, iss, iat and exp.",
  issuer: "this server does not accept tokens of the token's issuer (iss).",
  unknown:
    "the token is not known here: it is not signed with a current key for its role, or its subject does not exist.",
} as const;

/** Tokens of object storage begin so. */
const accountTokenPrefix = "ucat_";

/** What is wrong with a header that holds no readable token. */
export const faultOfHeader = (authorization: string | undefined): string => {
  if (authorization === undefined) return tokenFaults.missing;
  const [scheme, token] = authorization.split(" ", 2);
  if (scheme !== "Bearer") return tokenFaults.scheme;
  return token?.startsWith(accountTokenPrefix) ? tokenFaults.ofObjectStorage : tokenFaults.malformed;
};

const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/**
 * Why a token does not count at a time, or comes from another issuer; undefined if neither is so.
 *
 * @param toleranceMs how far ahead of ours the clock of who signed it may be
 */
export const faultOfTimes = (
  { iss, iat, nbf = 0, exp }: Claims,
  issuer: string,
  now: Date,
  toleranceMs: number,
): string | undefined => {
  const ms = now.getTime();
  if (iss !== issuer) return tokenFaults.issuer;
  if (exp * 1000 <= ms) return `the token expired at ${timeOf(exp)}. Get a new one.`;
  if (nbf * 1000 > ms) return `the token does not count before ${timeOf(nbf)}.`;
  return iat * 1000 > ms + toleranceMs ? `the token is from the future: it was issued at ${timeOf(iat)}.` : undefined;
};
