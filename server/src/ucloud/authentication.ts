import type { KeyObject } from "node:crypto";
import { type Role, roles } from "@concordat/contract/ucloud";
import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { clockToleranceMs } from "../clock-tolerance.js";
import type { Clock, ServerContext } from "../context.js";
import { rowByKey } from "../database/row-by-key.js";
import { sealedColumns } from "../vault/sealed-columns.js";
import { createIssuerKeys } from "./issuer-keys.js";
import { boundPublicKey, type SealedPair } from "./keys.js";
import { guest, isSubjectOf, type Principal, providerNameOf } from "./principal.js";

/** Finds out who sent a request, from its `Authorization` header. Whatever cannot be verified is a guest. */
export type Authenticate = (authorization: string | undefined) => Promise<Principal>;

/** Tokens are signed with one of these; which one counts is decided by the key, never by the token. */
type Verifier = { readonly key: KeyObject | Uint8Array | JWTVerifyGetKey; readonly algorithms: readonly string[] };

const keyOfProvider = rowByKey("AuthProvider", { name: "text" }, { select: { publicKey: true } });

/** The keys of so many providers are remembered, so that the private key is opened once and not for each call. */
const mostProviderKeys = 1000;

const prefix = "Bearer ";

const read = (payload: JWTPayload): Principal | undefined => {
  const { role, sub, aud } = payload;
  const known = roles.find((name) => name === role && name !== "GUEST") as Role | undefined;
  if (known === undefined || sub === undefined || !isSubjectOf(known, sub)) return undefined;
  return { role: known, subject: sub, scopes: aud === undefined ? [] : [aud].flat() };
};

/**
 * Makes the authentication of UCloud's bearer tokens.
 *
 * A provider's token counts only with the key that this provider has now; every other token only with a key of Core,
 * the shared secret, or a key of the external issuer. So no provider can sign itself into another role.
 */
export const createAuthenticate = (context: ServerContext): Authenticate => {
  const { configuration, prisma, clock, vault, log } = context;
  const external = configuration.jwksUrl ? createIssuerKeys(new URL(configuration.jwksUrl)) : undefined;
  const secret = configuration.jwtSecret ? new TextEncoder().encode(configuration.jwtSecret) : undefined;
  // Core's keys never change under one id, but one may be withdrawn
  const coreKeys = new Map<string, { readonly key: KeyObject; readonly isFresh: () => boolean }>();
  const providerKeys = new Map<string, { readonly publicKey: string; readonly key: KeyObject }>();

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

  const providerVerifier = async (subject: string): Promise<Verifier | undefined> => {
    const row = await keyOfProvider(prisma, { name: providerNameOf(subject) });
    const key = row ? await providerKey(providerNameOf(subject), row.publicKey) : undefined;
    return key && { key, algorithms: ["RS256"] };
  };

  const verifierFor = async (token: string): Promise<Verifier | undefined> => {
    const claimed = decodeJwt(token);
    if (claimed["role"] === "PROVIDER") {
      return isSubjectOf("PROVIDER", claimed.sub ?? "") ? providerVerifier(claimed.sub ?? "") : undefined;
    }
    const { alg, kid } = decodeProtectedHeader(token);
    if (alg === "HS256") return secret ? { key: secret, algorithms: ["HS256"] } : undefined;
    const own = kid === undefined ? undefined : await coreKey(kid);
    if (own) return { key: own, algorithms: ["RS256"] };
    return external ? { key: external, algorithms: ["RS256"] } : undefined;
  };

  return async (authorization) => {
    if (!authorization?.startsWith(prefix)) return guest;
    const token = authorization.slice(prefix.length);
    try {
      const verifier = await verifierFor(token);
      if (!verifier) return guest;
      const { payload } = await jwtVerify(token, verifier.key as JWTVerifyGetKey, {
        algorithms: [...verifier.algorithms],
        issuer: configuration.jwtIssuer,
        requiredClaims: ["exp", "iat", "sub"],
        currentDate: clock(),
      });
      const issuedInTheFuture = (payload.iat ?? 0) * 1000 > clock().getTime() + clockToleranceMs;
      return (!issuedInTheFuture && read(payload)) || guest;
    } catch (error) {
      // a key set that cannot be reached says nothing about the token, but no caller can be admitted by it
      if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError) return guest;
      throw error;
    }
  };
};

/** A key of Core that was withdrawn counts for so long at most, on every instance. */
const coreKeyAgeMs = 60_000;

/** Whether something read now is still fresh: by the server's clock and by the monotonic one. */
const freshFor = (ageMs: number, clock: Clock): (() => boolean) => {
  const readers = [() => clock().getTime(), () => performance.now()];
  const starts = readers.map((read) => [read, read()] as const);
  return () => starts.every(([read, start]) => Math.abs(read() - start) < ageMs);
};
