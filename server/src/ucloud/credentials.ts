import { randomUUID } from "node:crypto";
import { ApiError } from "@concordat/contract";
import { coreSubject, providerSubjectPrefix, tokenLifetimeSeconds, ucloudErrors } from "@concordat/contract/ucloud";
import { SignJWT } from "jose";
import type { ServerContext } from "../context.js";
import type { AuthProvider, Prisma } from "../generated/prisma/client.js";
import { fingerprint } from "../vault/fingerprint.js";
import { sealedColumns } from "../vault/sealed-columns.js";
import { generateKeyPair, readPrivateKey } from "./keys.js";

/** The secrets of a provider, in clear. */
export interface Credentials {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly refreshToken: string;
}

const privateKeyPurpose = sealedColumns.providerPrivateKey.purpose;
const refreshTokenPurpose = sealedColumns.providerRefreshToken.purpose;

/** Makes a key pair and a refresh token; nothing is stored yet. */
export const makeCredentials = async (): Promise<Credentials> => ({
  ...(await generateKeyPair()),
  refreshToken: randomUUID(),
});

/** Makes as many credentials as asked for, a few at a time, so that a large request does not block others. */
export const makeManyCredentials = async (count: number): Promise<Credentials[]> => {
  const made: Credentials[] = [];
  while (made.length < count) {
    const batch = Array.from({ length: Math.min(2, count - made.length) }, makeCredentials);
    made.push(...(await Promise.all(batch)));
  }
  return made;
};

type SealedColumns = Pick<AuthProvider, "publicKey"> & {
  privateKeySealed: Uint8Array<ArrayBuffer>;
  refreshTokenHash: Uint8Array<ArrayBuffer>;
  refreshTokenSealed: Uint8Array<ArrayBuffer>;
};

/** The columns in which a provider's credentials lie. */
export const sealCredentials = (
  { vault }: Pick<ServerContext, "vault">,
  name: string,
  credentials: Credentials,
): SealedColumns => ({
  publicKey: credentials.publicKey,
  privateKeySealed: vault.seal(credentials.privateKey, privateKeyPurpose(name)),
  refreshTokenHash: fingerprint(credentials.refreshToken),
  refreshTokenSealed: vault.seal(credentials.refreshToken, refreshTokenPurpose(name)),
});

/** A row for new credentials. */
export const newAuthProvider = (
  context: Pick<ServerContext, "vault" | "clock">,
  name: string,
  credentials: Credentials,
): Prisma.AuthProviderCreateManyInput => ({
  name,
  ...sealCredentials(context, name, credentials),
  createdAt: context.clock(),
  renewedAt: context.clock(),
});

/** The refresh token of a stored provider, in clear. */
export const openRefreshToken = (
  { vault }: Pick<ServerContext, "vault">,
  row: Pick<AuthProvider, "name" | "refreshTokenSealed">,
): string => vault.open(row.refreshTokenSealed, refreshTokenPurpose(row.name));

interface TokenClaims {
  readonly subject: string;
  readonly role: "PROVIDER" | "SERVICE";
  readonly principalType: "provider" | "service";
  readonly lifetimeSeconds: number;
}

const sign = (
  { configuration, clock, vault }: Pick<ServerContext, "configuration" | "clock" | "vault">,
  row: Pick<AuthProvider, "name" | "privateKeySealed">,
  claims: TokenClaims,
): Promise<string> => {
  const issuedAt = Math.floor(clock().getTime() / 1000);
  return new SignJWT({ role: claims.role, principalType: claims.principalType, uid: 42, extendedByChain: [] })
    .setProtectedHeader({ alg: "RS256", typ: "JWT" })
    .setSubject(claims.subject)
    .setIssuer(configuration.jwtIssuer)
    .setAudience("all:write")
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + claims.lifetimeSeconds)
    .sign(readPrivateKey(vault.open(row.privateKeySealed, privateKeyPurpose(row.name))));
};

type SigningContext = Pick<ServerContext, "configuration" | "clock" | "vault">;
type SigningRow = Pick<AuthProvider, "name" | "privateKeySealed">;

/** A token with which the provider calls Core. */
export const signProviderToken = (context: SigningContext, row: SigningRow): Promise<string> =>
  sign(context, row, {
    subject: providerSubjectPrefix + row.name,
    role: "PROVIDER",
    principalType: "provider",
    lifetimeSeconds: tokenLifetimeSeconds.provider,
  });

/** A token with which Core calls the provider. */
export const signOrchestratorToken = (context: SigningContext, row: SigningRow): Promise<string> =>
  sign(context, row, {
    subject: coreSubject,
    role: "SERVICE",
    principalType: "service",
    lifetimeSeconds: tokenLifetimeSeconds.orchestrator,
  });

/**
 * Issues a token with which Core calls a provider, by the provider's name.
 *
 * @throws ApiError `notFound` when no provider has that name
 */
export const issueOrchestratorToken = async (context: ServerContext, name: string): Promise<string> => {
  const row = await context.prisma.authProvider.findUnique({ where: { name } });
  if (!row) throw new ApiError(ucloudErrors.notFound);
  return signOrchestratorToken(context, row);
};
