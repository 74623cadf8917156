import { ApiError } from "@concordat/contract";
import { quotaSentence, ucloudQuotas } from "@concordat/contract/quotas";
import { ucloudErrors } from "@concordat/contract/ucloud";
import { queryTexts } from "../database/own-statement.js";
import { Prisma } from "../generated/prisma/client.js";

type QuotaName = keyof typeof ucloudQuotas;

/** What bounds that which calls create. */
export interface QuotaContext {
  readonly configuration: { readonly quotas: Readonly<Record<QuotaName, number>> };
}

/** The refusal of what goes beyond a quota. @param field the member of the body that is one too many */
export const beyondQuota = (name: QuotaName, { configuration }: QuotaContext, field?: string): ApiError => {
  const { title } = ucloudErrors.quotaExceeded;
  const sentence = quotaSentence(ucloudQuotas[name], configuration.quotas[name]);
  return new ApiError(ucloudErrors.quotaExceeded, {
    sentence: [title, ...(field === undefined ? [] : [field]), sentence].join(": "),
  });
};

/** Refuses what goes beyond a quota. @param count how many there are with what is created @throws ApiError `quotaExceeded` */
export const holdToQuota = (name: QuotaName, count: number, context: QuotaContext): void => {
  if (count > context.configuration.quotas[name]) throw beyondQuota(name, context);
};

/** A number of our own among the locks that belong to no row. */
const providersLock = 7_072_001;

/**
 * Refuses more providers than there may be. It is called after they are written, in their transaction, and lets one transaction
 * at a time go on: making their keys takes far longer.
 *
 * @throws ApiError `quotaExceeded`
 */
export const holdProvidersToQuota = async (tx: Prisma.TransactionClient, context: QuotaContext): Promise<void> => {
  const most = context.configuration.quotas.providers;
  await queryTexts(tx, Prisma.sql`SELECT pg_advisory_xact_lock(${providersLock}::bigint)::text`);
  // a statement of its own, after the lock: what others have written must be visible to it
  const [count] = await queryTexts(
    tx,
    Prisma.sql`SELECT count(*)::text FROM (SELECT FROM auth_providers LIMIT ${most}::bigint + 1) AS counted`,
  );
  holdToQuota("providers", Number(count), context);
};
