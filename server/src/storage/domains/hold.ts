import { queryTexts, runStatement } from "../../database/own-statement.js";
import { Prisma } from "../../generated/prisma/client.js";
import { holdToQuota, type QuotaContext } from "../quota.js";
import type { StorageContext } from "../storage-context.js";
import { alreadyExists, invalid } from "../storage-error.js";

/** For so long a domain that was removed is kept for its account: visitors, and records of DNS, still lead to it. */
export const keptMs = 86_400_000;

/** Whose domains they are. */
export interface Holder {
  readonly accountId: string;
  readonly now: Date;
}

/** A service that is to have domains. */
export interface NewHolder extends Holder, QuotaContext, Pick<StorageContext, "verifyDomains"> {
  readonly serviceUuid: string;
}

/** The names above a domain that can be somebody's. */
const parentsOf = (domainName: string): string[] => {
  const labels = domainName.split(".");
  return labels.slice(1, -1).map((_, index) => labels.slice(index + 1).join("."));
};

/**
 * Refuses domains below one of another account: whatever lies below that leads to its buckets, and visitors take it for theirs. Where
 * DNS is asked, it decides.
 */
const refuseBelowOthers = async (
  tx: Prisma.TransactionClient,
  domainNames: readonly string[],
  { accountId, now }: Holder,
  fieldOf: (domainName: string) => string,
): Promise<void> => {
  const others = await queryTexts(
    tx,
    Prisma.sql`SELECT domain_name FROM storage_domain_holders
      WHERE domain_name = ANY(${domainNames.flatMap(parentsOf)}::text[]) AND account_id <> ${accountId}
        AND (until IS NULL OR until > ${now}::timestamptz)`,
  );
  const below = domainNames.find((name) => parentsOf(name).some((parent) => others.includes(parent)));
  if (below !== undefined) throw invalid(fieldOf(below), "Value must not lie below a domain of another account.");
};

/**
 * Takes domains for a service: no other, and no other account, has them from then on.
 *
 * @param fieldOf the field that names a domain
 * @throws StorageError `AlreadyExists` for a domain that another service has, or that another account had within a day;
 * `Invalid` for one below another account's; `LimitExceeded` for the first one where the account has too many
 */
export const holdDomains = async (
  tx: Prisma.TransactionClient,
  domainNames: readonly string[],
  { serviceUuid, accountId, now, quotas, verifyDomains }: NewHolder,
  fieldOf: (domainName: string) => string,
): Promise<void> => {
  const [first] = domainNames;
  if (first === undefined) return;
  if (!verifyDomains) await refuseBelowOthers(tx, domainNames, { accountId, now }, fieldOf);
  const held = await queryTexts(
    tx,
    Prisma.sql`INSERT INTO storage_domain_holders AS holder (domain_name, account_id)
      SELECT name, ${accountId} FROM unnest(${[...domainNames]}::text[]) AS name ORDER BY name
      ON CONFLICT (domain_name) DO UPDATE SET account_id = excluded.account_id, until = NULL
      WHERE holder.account_id = excluded.account_id OR holder.until <= ${now}::timestamptz
      RETURNING domain_name`,
  );
  // whoever else wants one of them waits from here on, so that no other service gets it after it was looked for
  const attached = await queryTexts(
    tx,
    Prisma.sql`SELECT domain_name FROM storage_custom_domains
      WHERE domain_name = ANY(${[...domainNames]}::text[]) AND service_uuid <> ${serviceUuid}::uuid`,
  );
  const taken = domainNames.find((name) => !held.includes(name) || attached.includes(name));
  if (taken !== undefined) throw alreadyExists(fieldOf(taken));
  // a statement of its own: the one after it counts what others added before
  await runStatement(tx, Prisma.sql`SELECT id FROM accounts WHERE id = ${accountId} FOR NO KEY UPDATE`);
  const [count] = await queryTexts(
    tx,
    Prisma.sql`SELECT count(*)::text FROM storage_domain_holders
      WHERE account_id = ${accountId} AND (until IS NULL OR until > ${now}::timestamptz)`,
  );
  holdToQuota("customDomainsPerAccount", { count: Number(count), field: fieldOf(first) }, { quotas });
};

/** Lets go of domains that were removed, which are kept for the account for a day. */
export const letGoOfDomains = async (
  tx: Prisma.TransactionClient,
  domainNames: readonly string[],
  { accountId, now }: Holder,
): Promise<void> => {
  if (domainNames.length === 0) return;
  const until = new Date(now.getTime() + keptMs);
  // those that are kept for nobody any more go by the way
  await runStatement(
    tx,
    Prisma.sql`DELETE FROM storage_domain_holders WHERE domain_name IN (
      SELECT domain_name FROM storage_domain_holders WHERE until <= ${now}::timestamptz
      LIMIT 100 FOR UPDATE SKIP LOCKED)`,
  );
  await runStatement(
    tx,
    Prisma.sql`UPDATE storage_domain_holders AS holder SET until = ${until}::timestamptz
      WHERE domain_name = ANY(${[...domainNames]}::text[]) AND account_id = ${accountId} AND NOT EXISTS (
        SELECT FROM storage_custom_domains AS domain WHERE domain.domain_name = holder.domain_name)`,
  );
};
