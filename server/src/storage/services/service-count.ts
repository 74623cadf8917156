import { runLast } from "../../database/own-statement.js";
import { Prisma } from "../../generated/prisma/client.js";

/**
 * Keeps the number of an account's services, in the transaction that makes one or removes one.
 *
 * @param change how many more there are now; negative, if fewer
 */
export const countServices = (tx: Prisma.TransactionClient, accountId: string, change: number): void => {
  const counted = Prisma.sql`UPDATE accounts SET service_count = service_count + ${change}::int WHERE id = ${accountId}`;
  // last, since whatever else makes or removes services of the account waits for it
  runLast(tx, counted);
};
