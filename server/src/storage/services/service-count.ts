import { runLast, runStatement } from "../../database/own-statement.js";
import { Prisma } from "../../generated/prisma/client.js";
import { beyondQuota, type QuotaContext } from "../quota.js";

/**
 * Counts one more service of an account, in the transaction that makes it. It is called last, since whatever else makes or removes
 * services of the account waits from here on.
 *
 * @throws StorageError `LimitExceeded` for `name`
 */
export const countService = async (
  tx: Prisma.TransactionClient,
  accountId: string,
  context: QuotaContext,
): Promise<void> => {
  const { count } = await runStatement(
    tx,
    Prisma.sql`
      UPDATE accounts SET service_count = service_count + 1
      WHERE id = ${accountId} AND service_count < ${context.quotas.servicesPerAccount}::int`,
  );
  if (count === 0) throw beyondQuota("servicesPerAccount", "name", context);
};

/** Counts one service of an account less, in the transaction that removes it. */
export const discountService = (tx: Prisma.TransactionClient, accountId: string): void => {
  // last, since whatever else makes or removes services of the account waits for it
  runLast(tx, Prisma.sql`UPDATE accounts SET service_count = service_count - 1 WHERE id = ${accountId}`);
};
