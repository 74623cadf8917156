import { randomBytes } from "node:crypto";
import { ApiError } from "@concordat/contract";
import { type ucloud, ucloudErrors } from "@concordat/contract/ucloud";
import type { ServerContext } from "../context.js";
import { isUniqueViolation, transaction } from "../database/transaction.js";
import type { AuthProvider, PrismaClient } from "../generated/prisma/client.js";
import { type Handlers, prepared } from "../http/handler.js";
import { fingerprint } from "../vault/fingerprint.js";
import { sealedColumns } from "../vault/sealed-columns.js";
import {
  type Credentials,
  makeManyCredentials,
  newAuthProvider,
  openRefreshToken,
  signOrchestratorToken,
  signProviderToken,
} from "./credentials.js";
import { boundPublicKey, generateKeyPair } from "./keys.js";
import { holdProvidersToQuota } from "./quota.js";
import { replaceCredentials } from "./replace-credentials.js";
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

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** The AuthProviders API: how providers get, and Core replaces, what they authenticate with. */
export const authProviderHandlers = (context: ServerContext): AuthProviderHandlers => {
  const notFound = () => new ApiError(ucloudErrors.notFound);
  const handOut = (row: AuthProvider) => ({
    providerId: row.name,
    publicKey: row.publicKey,
    refreshToken: openRefreshToken(context, row),
  });

  const rowsNamed = async (db: PrismaClient, names: readonly string[]): Promise<AuthProvider[]> => {
    const rows = await db.authProvider.findMany({ where: { name: { in: [...names] } } });
    return inOrder(rows, names, ({ name }) => name, notFound());
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
        const data = made.map(({ id, claimToken, index }) => ({
          ...newAuthProvider(context, id, credentials[index] as Credentials),
          claimTokenHash: fingerprint(claimToken),
        }));
        try {
          await transaction(db, async (tx) => {
            await tx.authProvider.createMany({ data });
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
        await tx.authProvider.updateMany({ where, data: { didClaim: true } });
        return ordered;
      });
      return { responses: rows.map(handOut) };
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
        return { responses: (await rowsNamed(db, ids)).map(handOut) };
      },
    }),

    refresh: async ({ body, db }) => {
      const hashes = body.items.map(({ refreshToken }) => fingerprint(refreshToken));
      const found = await db.authProvider.findMany({ where: { refreshTokenHash: { in: hashes } } });
      const refusal = new ApiError(ucloudErrors.unknownRefreshToken);
      const rows = inOrder(found, hashes.map(hex), (row) => hex(row.refreshTokenHash), refusal);
      const tokens = await Promise.all(rows.map((row) => signProviderToken(context, row)));
      return { responses: tokens.map((accessToken) => ({ accessToken })) };
    },

    retrievePublicKey: async ({ query, db }) => {
      const row = await db.authProvider.findUnique({ where: { name: query.id } });
      // a provider verifies Core's tokens by this key: it must not get another's
      if (!row || !boundPublicKey(context.vault, row, sealedColumns.providerPrivateKey.purpose(row.name)))
        throw notFound();
      return { publicKey: row.publicKey };
    },

    refreshAsOrchestrator: async ({ body, db }) => {
      const rows = await rowsNamed(
        db,
        body.items.map(({ providerId }) => providerId),
      );
      const tokens = await Promise.all(rows.map((row) => signOrchestratorToken(context, row)));
      return { responses: tokens.map((accessToken) => ({ accessToken })) };
    },

    generateKeyPair: prepared({ prepare: generateKeyPair, handle: async (_call, pair) => pair }),
  };
};
