import { randomBytes } from "node:crypto";
import { ApiError } from "@concordat/contract";
import { type ucloud, ucloudErrors } from "@concordat/contract/ucloud";
import type { ServerContext } from "../context.js";
import { isUniqueViolation, transaction } from "../database/transaction.js";
import type { AuthProvider, Prisma, PrismaClient } from "../generated/prisma/client.js";
import { type Handlers, prepared } from "../http/handler.js";
import { inTurns, partsOf } from "../in-turns.js";
import { fingerprint } from "../vault/fingerprint.js";
import {
  type Credentials,
  makeManyCredentials,
  newAuthProvider,
  openRefreshToken,
  signOrchestratorToken,
  signProviderToken,
} from "./credentials.js";
import { generateKeyPair } from "./keys.js";
import { rowsAtOnce } from "./providers/register.js";
import { holdProvidersToQuota } from "./quota.js";
import { replaceCredentials } from "./replace-credentials.js";
import { createStoredKeys } from "./stored-keys.js";
import type { UCloudCall } from "./ucloud-call.js";

type AuthProviderHandlers = Handlers<typeof ucloud.authProviders, UCloudCall>;

const claimTokenBytes = 64;

/** Finds a row for each wanted key, in the order wanted. @throws the refusal when one is missing */
const inOrder = <Row, Key extends string>(
  rows: readonly Row[],
  wanted: readonly Key[],
  keyOf: (row: Row) => Key,
  refusal: ApiError,
): Row[] => {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return wanted.map((key) => {
    const row = byKey.get(key);
    if (row === undefined) throw refusal;
    return row;
  });
};

/** So many tokens are signed at a time: with that the thread pool is busy enough. */
const signaturesAtOnce = 4;

/** Signs a token for each row: one for each provider, however often it is named, and few at a time. */
const signEach = async (
  rows: readonly AuthProvider[],
  sign: (row: AuthProvider) => Promise<string>,
): Promise<{ accessToken: string }[]> => {
  const tokens = new Map<string, string>();
  const distinct = [...new Map(rows.map((row) => [row.name, row])).values()];
  await inTurns(partsOf(distinct, signaturesAtOnce), async (part) => {
    for (const [index, token] of (await Promise.all(part.map(sign))).entries())
      tokens.set((part[index] as AuthProvider).name, token);
  });
  return rows.map(({ name }) => ({ accessToken: tokens.get(name) as string }));
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** The AuthProviders API: how providers get, and Core replaces, what they authenticate with. */
export const authProviderHandlers = (context: ServerContext): AuthProviderHandlers => {
  const notFound = () => new ApiError(ucloudErrors.notFound);
  const handOut = (row: AuthProvider) => ({
    providerId: row.name,
    publicKey: row.publicKey,
    refreshToken: openRefreshToken(context, row),
  });

  const storedKeys = createStoredKeys(context);
  /** A provider verifies Core's tokens by its key: it must not get another's. @throws ApiError `notFound` */
  const requireTrusted = async (db: Prisma.TransactionClient, rows: readonly AuthProvider[]): Promise<void> => {
    const trusted = await storedKeys.trusted(db, rows);
    if (!rows.every(({ name }) => trusted.has(name))) throw notFound();
  };

  const rowsNamed = async (db: PrismaClient, names: readonly string[]): Promise<AuthProvider[]> => {
    const parts = await inTurns(partsOf([...new Set(names)], rowsAtOnce), (part) =>
      db.authProvider.findMany({ where: { name: { in: part } } }),
    );
    return inOrder(parts.flat(), names, ({ name }) => name, notFound());
  };

  return {
    register: prepared({
      prepare: ({ body }) => makeManyCredentials(body.items.length),
      async handle({ body, db }, credentials) {
        const made = body.items.map(({ id }, index) => ({
          id,
          claimToken: randomBytes(claimTokenBytes).toString("base64"),
          index,
        }));
        const data = await inTurns(made, ({ id, claimToken, index }) => ({
          ...newAuthProvider(context, id, credentials[index] as Credentials),
          claimTokenHash: fingerprint(claimToken),
        }));
        try {
          await transaction(db, async (tx) => {
            for (const part of partsOf(data, rowsAtOnce)) await tx.authProvider.createMany({ data: part });
            await holdProvidersToQuota(tx, context);
          });
        } catch (error) {
          if (isUniqueViolation(error)) throw new ApiError(ucloudErrors.conflict, { cause: error });
          throw error;
        }
        return { responses: made.map(({ claimToken }) => ({ claimToken })) };
      },
    }),

    claim: async ({ body, db }) => {
      const hashes = body.items.map(({ claimToken }) => fingerprint(claimToken));
      const where = { claimTokenHash: { in: hashes } };
      const rows = await transaction(db, async (tx) => {
        const found = await tx.authProvider.findMany({ where });
        const ordered = inOrder(found, hashes.map(hex), (row) => hex(row.claimTokenHash as Uint8Array), notFound());
        await requireTrusted(tx, ordered);
        await tx.authProvider.updateMany({ where, data: { didClaim: true } });
        return ordered;
      });
      return { responses: await inTurns(rows, handOut) };
    },

    renew: prepared({
      async prepare({ body, db }) {
        // one order for everybody, so that two renewals never wait for each other
        const names = [...new Set(body.items.map(({ id }) => id))].sort();
        await rowsNamed(db, names);
        return { names, credentials: await makeManyCredentials(names.length) };
      },
      async handle({ body, db }, { names, credentials }) {
        await transaction(db, async (tx) => {
          for (const [index, name] of names.entries()) {
            if (!(await replaceCredentials(tx, context, name, credentials[index] as Credentials))) throw notFound();
          }
        });
        const ids = body.items.map(({ id }) => id);
        const rows = await rowsNamed(db, ids);
        await requireTrusted(db, rows);
        return { responses: await inTurns(rows, handOut) };
      },
    }),

    refresh: async ({ body, db }) => {
      const hashes = body.items.map(({ refreshToken }) => fingerprint(refreshToken));
      const distinct = [...new Map(hashes.map((hash) => [hex(hash), hash])).values()];
      const found = await inTurns(partsOf(distinct, rowsAtOnce), (part) =>
        db.authProvider.findMany({ where: { refreshTokenHash: { in: part } } }),
      );
      const refusal = new ApiError(ucloudErrors.unknownRefreshToken);
      const rows = inOrder(found.flat(), hashes.map(hex), (row) => hex(row.refreshTokenHash), refusal);
      return { responses: await signEach(rows, (row) => signProviderToken(context, row)) };
    },

    retrievePublicKey: async ({ query, db }) => {
      const row = await db.authProvider.findUnique({ where: { name: query.id } });
      if (!row) throw notFound();
      await requireTrusted(db, [row]);
      return { publicKey: row.publicKey };
    },

    refreshAsOrchestrator: async ({ body, db }) => {
      const rows = await rowsNamed(
        db,
        body.items.map(({ providerId }) => providerId),
      );
      return { responses: await signEach(rows, (row) => signOrchestratorToken(context, row)) };
    },

    generateKeyPair: prepared({ prepare: generateKeyPair, handle: async (_call, pair) => pair }),
  };
};
