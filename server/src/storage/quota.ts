import { quotaSentence, storageQuotas } from "@concordat/contract/quotas";
import { refusedValue, type StorageError } from "./storage-error.js";

/** How many of everything an account, a service or an identity may have. */
export type StorageQuotas = Readonly<Record<keyof typeof storageQuotas, number>>;

/** What a command that creates something is given to bound it. */
export interface QuotaContext {
  readonly quotas: StorageQuotas;
}

/** The refusal of what goes beyond a quota. @param field what of the input is one too many */
export const beyondQuota = (name: keyof StorageQuotas, field: string, { quotas }: QuotaContext): StorageError =>
  refusedValue("LimitExceeded", field, quotaSentence(storageQuotas[name], quotas[name]));

/**
 * Refuses what goes beyond a quota.
 *
 * @param count how many there are with what is to be created. Whoever counts holds the lock of the service, so that nobody else
 * adds meanwhile.
 * @throws StorageError `LimitExceeded` for `field`
 */
export const holdToQuota = (
  name: keyof StorageQuotas,
  { count, field }: { readonly count: number; readonly field: string },
  context: QuotaContext,
): void => {
  if (count > context.quotas[name]) throw beyondQuota(name, field, context);
};
