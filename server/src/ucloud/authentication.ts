import { createSecretKey, type KeyObject } from "node:crypto";
import { type Role, roles } from "@concordat/contract/ucloud";
import { clockToleranceMs } from "../clock-tolerance.js";
import type { Clock, ServerContext } from "../context.js";
import { rowByKey } from "../database/row-by-key.js";
import { sealedColumns } from "../vault/sealed-columns.js";
import { authorityOf, type Signer } from "./authority.js";
import type { Claims, ReadToken } from "./bearer-tokens/read-token.js";
import { faultOfHeader, faultOfTimes, tokenFaults } from "./bearer-tokens/token-faults.js";
import { VerifiedTokens } from "./bearer-tokens/verified-tokens.js";
import type { TokenKey } from "./bearer-tokens/verify-token.js";
import { createIssuerKeys } from "./issuer-keys.js";
import { boundPublicKey, type SealedPair } from "./keys.js";
import { guestBecause, isSubjectOf, type Principal, providerNameOf } from "./principal.js";

/** Finds out who sent a request, from its `Authorization` header. Whatever cannot be verified is a guest. */
export type Authenticate = (authorization: string | undefined) => Promise<Principal>;

const keyOfProvider = rowByKey("AuthProvider", { name: "text" }, { select: { publicKey: true } });

/** The keys of so many providers are remembered, so that the private key is opened once and not for each call. */
const mostProviderKeys = 1000;

const prefix = "Bearer ";

const principalOf = ({ role, sub, aud }: Claims): Principal | undefined => {
  const known = roles.find((name) => name === role && name !== "GUEST") as Role | undefined;
  return known !== undefined && isSubjectOf(known, sub) ? { role: known, subject: sub, scopes: aud } : undefined;
};

/**
 * Makes the authentication of UCloud's bearer tokens.
 *
 * A provider's token counts only with the key that this provider has now; every other token only with a key of Core,
 * the shared secret, or a key of the external issuer. So no provider can sign itself into another role. The secret and the issuer
 * sign for the roles of the settings alone, and what a person may do is decided by the directory as well.
 */
export const createAuthenticate = (context: ServerContext): Authenticate => {
  const { configuration, prisma, clock, vault, log } = context;
  const external = configuration.jwksUrl ? createIssuerKeys(new URL(configuration.jwksUrl)) : undefined;
  const secret = configuration.jwtSecret ? createSecretKey(Buffer.from(configuration.jwtSecret)) : undefined;
  // Core's keys never change under one id, but one may be withdrawn
  const coreKeys = new Map<string, { readonly key: KeyObject; readonly isFresh: () => boolean }>();
  const providerKeys = new Map<string, { readonly publicKey: string; readonly key: KeyObject }>();
  const tokens = new VerifiedTokens();

  const bound = (pair: SealedPair, purpose: string): KeyObject | undefined => {
    const key = boundPublicKey(vault, pair, purpose);
    if (!key)
      log.error({ purpose }, "a stored public key does not belong to its sealed private key: its tokens are refused");
    return key;
  };

  const providerKey = async (name: string, publicKey: string): Promise<KeyObject | undefined> => {
    const known = providerKeys.get(name);
    if (known?.publicKey === publicKey) return known.key;
    const row = await prisma.authProvider.findUnique({ where: { name } });
    const key = row?.publicKey === publicKey ? bound(row, sealedColumns.providerPrivateKey.purpose(name)) : undefined;
    if (!key) return undefined;
    if (providerKeys.size >= mostProviderKeys) providerKeys.clear();
    providerKeys.set(name, { publicKey, key });
    return key;
  };

  const coreKey = async (id: string): Promise<KeyObject | undefined> => {
    const known = coreKeys.get(id);
    if (known?.isFresh()) return known.key;
    const isFresh = freshFor(coreKeyAgeMs, clock);
    const row = await prisma.signingKey.findUnique({ where: { id } });
    if (!row) {
      coreKeys.delete(id);
      return undefined;
    }
    const key = known?.key ?? bound(row, sealedColumns.signingKey.purpose(id));
    if (!key) return undefined;
    coreKeys.set(id, { key, isFresh });
    return key;
  };

  const keyOfSubject = async (subject: string): Promise<KeyObject | undefined> => {
    if (!isSubjectOf("PROVIDER", subject)) return undefined;
    const row = await keyOfProvider(prisma, { name: providerNameOf(subject) });
    return row ? providerKey(providerNameOf(subject), row.publicKey) : undefined;
  };

  /** Whether the settings let other issuers sign such a token. */
  const isLeftToIssuers = ({ role, iat }: Claims): boolean =>
    configuration.jwtRoles.some((allowed) => allowed === role) &&
    clock().getTime() <= (iat + configuration.jwtMaxAgeSeconds) * 1000;

  const keyFor = async ({ header, claims }: ReadToken): Promise<SignersKey | undefined> => {
    const { alg, kid } = header;
    if (claims.role === "PROVIDER") {
      const key = alg === "RS256" ? await keyOfSubject(claims.sub) : undefined;
      return key && { signer: "provider", algorithm: "RS256", key };
    }
    const own = alg === "RS256" && kid !== undefined ? await coreKey(kid) : undefined;
    if (own) return { signer: "core", algorithm: "RS256", key: own };
    if (!isLeftToIssuers(claims)) return undefined;
    if (alg === "HS256") return secret && { signer: "issuer", algorithm: "HS256", key: secret };
    const foreign = alg === "RS256" ? await external?.(kid) : undefined;
    return foreign && { signer: "issuer", algorithm: "RS256", key: foreign };
  };

  return async (authorization) => {
    if (!authorization?.startsWith(prefix)) return guestBecause(faultOfHeader(authorization));
    const token = tokens.read(authorization.slice(prefix.length));
    if (!token) return guestBecause(faultOfHeader(authorization));
    const fault = faultOfTimes(token.claims, configuration.jwtIssuer, clock(), clockToleranceMs);
    if (fault !== undefined) return guestBecause(fault);
    const principal = principalOf(token.claims);
    const key = principal && (await keyFor(token));
    return key && tokens.isSigned(token, key)
      ? authorityOf(prisma, principal, key.signer)
      : guestBecause(tokenFaults.unknown);
  };
};

type SignersKey = TokenKey & { readonly signer: Signer };

/** A key of Core that was withdrawn counts for so long at most, on every instance. */
const coreKeyAgeMs = 60_000;

/** Whether something read now is still fresh: by the server's clock and by the monotonic one. */
const freshFor = (ageMs: number, clock: Clock): (() => boolean) => {
  const readers = [() => clock().getTime(), () => performance.now()];
  const starts = readers.map((read) => [read, read()] as const);
  return () => starts.every(([read, start]) => Math.abs(read() - start) < ageMs);
};
