import { queryTexts, runStatement } from "../../database/own-statement.js";
import { Prisma } from "../../generated/prisma/client.js";
import { alreadyExists } from "../storage-error.js";

/** For so long a domain that was removed is kept for its account: visitors, and records of DNS, still lead to it. */
export const keptMs = 86_400_000;

/** Whose domains they are. */
export interface Holder {
  readonly accountId: string;
  readonly now: Date;
}

/**
 * Takes domains for an account: no other has them from then on.
 *
 * @param fieldOf the field that names a domain
 * @throws StorageError `AlreadyExists` for a domain that another account has, or had within a day
 */
export const holdDomains = async (
  tx: Prisma.TransactionClient,
  domainNames: readonly string[],
  { accountId, now }: Holder,
  fieldOf: (domainName: string) => string,
): Promise<void> => {
  const held = await queryTexts(
    tx,
    Prisma.sql`INSERT INTO storage_domain_holders AS holder (domain_name, account_id)
      SELECT name, ${accountId} FROM unnest(${[...domainNames]}::text[]) AS name ORDER BY name
      ON CONFLICT (domain_name) DO UPDATE SET account_id = excluded.account_id, until = NULL
      WHERE holder.account_id = excluded.account_id OR holder.until <= ${now}::timestamptz
      RETURNING domain_name`,
  );
  const missing = domainNames.find((name) => !held.includes(name));
  if (missing !== undefined) throw alreadyExists(fieldOf(missing));
};

/** Lets go of domains that were removed, unless another service of the account has them. They are kept for the account for a day. */
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
