import { randomUUID } from "node:crypto";
import { type Role, tokenLifetimeSeconds } from "@concordat/contract/ucloud";
import { SignJWT } from "jose";
import type { ServerContext } from "../context.js";
import { transaction } from "../database/transaction.js";
import type { Prisma, SigningKey } from "../generated/prisma/client.js";
import { sealedColumns } from "../vault/sealed-columns.js";
import { generateKeyPair, readPrivateKey } from "./keys.js";

const { purpose } = sealedColumns.signingKey;

type KeyContext = Pick<ServerContext, "prisma" | "vault" | "clock">;

/** Any number: it keeps first uses at the same time, be it of several servers, from making a key each. */
const firstKeyLock = 1_668_247_153;

const newest = (prisma: Prisma.TransactionClient) =>
  prisma.signingKey.findFirst({ orderBy: [{ createdAt: "desc" }, { id: "asc" }] });

type OnFirstKey = (tx: Prisma.TransactionClient) => Promise<unknown>;

/** Core's newest key; the first one is made when it is first asked for, once. */
const currentKey = async ({ prisma, vault, clock }: KeyContext, onFirst?: OnFirstKey): Promise<SigningKey> => {
  const known = await newest(prisma);
  if (known) return known;
  const pair = await generateKeyPair();
  const id = randomUUID();
  const privateKeySealed = vault.seal(pair.privateKey, purpose(id));
  return transaction(prisma, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${firstKeyLock})`;
    const first = await newest(tx);
    if (first) return first;
    await onFirst?.(tx);
    return tx.signingKey.create({ data: { id, publicKey: pair.publicKey, privateKeySealed, createdAt: clock() } });
  });
};

/**
 * Makes Core's key where there is none yet, which is at the first start alone.
 *
 * @param onFirst is carried out in the same transaction then, and never again
 */
export const ensureCoreKey = async (context: KeyContext, onFirst: OnFirstKey): Promise<void> => {
  await currentKey(context, onFirst);
};

/** Opens Core's key, where there is one. @throws MasterKeyError when it is sealed under another master key */
export const openCoreKey = async ({ prisma, vault }: Pick<KeyContext, "prisma" | "vault">): Promise<void> => {
  const key = await newest(prisma);
  if (key) vault.open(key.privateKeySealed, purpose(key.id));
};

/** What a token of Core says about its bearer. */
export interface CoreTokenClaims {
  readonly subject: string;
  readonly role: Exclude<Role, "GUEST" | "PROVIDER">;
  /** Scopes for `aud`; everything when left out. */
  readonly scopes?: readonly string[];
  /** In seconds; ten minutes when left out. */
  readonly lifetimeSeconds?: number;
}

/** Issues a bearer token for a user, an administrator or a service, signed with Core's own key (RS256). */
export const issueCoreToken = async (
  context: KeyContext & Pick<ServerContext, "configuration">,
  claims: CoreTokenClaims,
): Promise<string> => {
  const key = await currentKey(context);
  const issuedAt = Math.floor(context.clock().getTime() / 1000);
  const principalType = claims.role === "SERVICE" ? "service" : "person";
  return new SignJWT({ role: claims.role, principalType })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key.id })
    .setSubject(claims.subject)
    .setIssuer(context.configuration.jwtIssuer)
    .setAudience(claims.scopes?.length ? [...claims.scopes] : "all:write")
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + (claims.lifetimeSeconds ?? tokenLifetimeSeconds.user))
    .sign(readPrivateKey(context.vault.open(key.privateKeySealed, purpose(key.id))));
};
