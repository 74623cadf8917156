import { BadRequestError, ForbiddenError } from "../core/errors/status-errors.js";
import type { ConcordatOptions } from "../core/options.js";
import { Concordat } from "../generated/concordat.js";
import { CallRefusedError } from "./call-refused-error.js";
import { parseToken } from "./json-web-token.js";
import type { ProviderKeys } from "./key-store.js";
import { isSignedWith, readPublicKey } from "./public-key.js";
import { type CoreTokenRules, defaultIssuer, defaultToleranceSeconds } from "./verify-core-token.js";

/** Core waits for the response of a welcome meanwhile. */
const timeoutMs = 5_000;

/** How the keys that a welcome offers are verified. */
export interface OfferRules extends Pick<CoreTokenRules, "issuer" | "toleranceSeconds"> {
  readonly providerId: string;
  /** Core, without credentials; undefined if the module does not know yet where it is. */
  readonly core: Omit<ConcordatOptions, "credentials"> | undefined;
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

/** Whether a token is one of this provider, and is signed with the private key of the offered one. */
const isOwnToken = async (
  accessToken: string,
  publicKey: string,
  { providerId, issuer = defaultIssuer, toleranceSeconds = defaultToleranceSeconds }: OfferRules,
): Promise<boolean> => {
  const token = parseToken(accessToken);
  if (token === undefined || token.header["alg"] !== "RS256" || "crit" in token.header) return false;
  if (!(await isSignedWith(await readPublicKey(publicKey), token.signature, token.signed))) return false;
  const { sub, role, iss, exp } = token.claims;
  const isCurrent = isNumber(exp) && exp > Date.now() / 1000 - toleranceSeconds;
  return sub === `#P_${providerId}` && role === "PROVIDER" && iss === issuer && isCurrent;
};

const refresh = async (core: Omit<ConcordatOptions, "credentials">, refreshToken: string): Promise<string> => {
  const request = { items: [{ refreshToken }] };
  try {
    const { responses } = await new Concordat(core).authProviders.refresh(request, { timeoutMs, maxRetries: 0 });
    return String(responses[0]?.accessToken);
  } catch (cause) {
    const isRefused = cause instanceof ForbiddenError || cause instanceof BadRequestError;
    throw isRefused
      ? new CallRefusedError("Core does not know the refresh token of the welcome", { status: 403, cause })
      : new CallRefusedError("Core cannot be asked about the keys of the welcome", { status: 503, cause });
  }
};

/**
 * Verifies at Core that keys are this provider's: with the refresh token, Core must issue a token of this provider, signed with the
 * private key of the public one. Whoever knows the token of the registration, but is not Core, cannot offer such keys.
 *
 * @throws CallRefusedError 403 for other keys, 503 when Core cannot be asked: it repeats the welcome then
 */
export const verifyOffer = async ({ refreshToken, publicKey }: ProviderKeys, rules: OfferRules): Promise<void> => {
  if (rules.core === undefined)
    throw new CallRefusedError("The module does not know yet where Core is", { status: 503 });
  if (await isOwnToken(await refresh(rules.core, refreshToken), publicKey, rules)) return;
  throw new CallRefusedError("The keys of the welcome are not those of this provider", { status: 403 });
};
