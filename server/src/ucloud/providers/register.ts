import { ApiError } from "@concordat/contract";
import { type ProviderSpecification, ucloudErrors } from "@concordat/contract/ucloud";
import type { ServerContext } from "../../context.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { inTurns, partsOf } from "../../in-turns.js";
import { type Credentials, newAuthProvider } from "../credentials.js";
import { holdProvidersToQuota, type QuotaContext } from "../quota.js";

/** A provider that is about to exist. */
export interface NewProvider {
  readonly specification: Pick<ProviderSpecification, "id" | "domain" | "https" | "port">;
  readonly credentials: Credentials;
}

/** Who will own new providers. */
export interface NewOwner {
  readonly createdBy: string;
  readonly projectId: string | null;
  /** The id by which the provider knows itself, where the protocol told one. */
  readonly providerGeneratedId?: (provider: NewProvider) => string;
}

/** So many providers are written by one statement: putting it together holds everybody else up. */
export const rowsAtOnce = 25;

type RegisterContext = Pick<ServerContext, "vault" | "clock"> & QuotaContext;

/**
 * Writes providers with their credentials. A name that is taken breaks a constraint of the database and with it the
 * caller's transaction; nothing is looked up before.
 *
 * @returns the resource ids, in the order of the providers
 * @throws ApiError `quotaExceeded`
 */
export const registerProviders = async (
  tx: Prisma.TransactionClient,
  context: RegisterContext,
  owner: NewOwner,
  providers: readonly NewProvider[],
): Promise<bigint[]> => {
  const drawn = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT nextval(pg_get_serial_sequence('resources', 'id')) AS id FROM generate_series(1, ${providers.length}::int)`;
  const numbered = drawn.map(({ id }, index) => ({ id, provider: providers[index] as NewProvider }));

  for (const part of partsOf(numbered, rowsAtOnce)) {
    const credentials = await inTurns(part, ({ provider }) =>
      newAuthProvider(context, provider.specification.id, provider.credentials),
    );
    await tx.authProvider.createMany({ data: credentials });
    await tx.resource.createMany({
      data: part.map(({ id, provider }) => ({
        id,
        type: "provider",
        createdBy: owner.createdBy,
        projectId: owner.projectId,
        providerGeneratedId: owner.providerGeneratedId?.(provider) ?? null,
        createdAt: context.clock(),
      })),
    });
    await tx.provider.createMany({
      data: part.map(({ id, provider: { specification } }) => ({
        resourceId: id,
        name: specification.id,
        domain: specification.domain,
        https: specification.https,
        port: specification.port,
      })),
    });
  }
  await holdProvidersToQuota(tx, context);
  return numbered.map(({ id }) => id);
};

/** The refusal of a name that is taken; where several were asked for at once, PostgreSQL does not say which. */
export const nameTaken = ({ name, cause }: { readonly name?: string; readonly cause?: unknown }): ApiError => {
  const { conflict } = ucloudErrors;
  return new ApiError(conflict, {
    ...(name ? { sentence: `${conflict.title}: the name ${name} is taken` } : {}),
    cause,
  });
};
