import { transaction } from "../database/transaction.js";
import type { PrismaClient } from "../generated/prisma/client.js";

/** Runs several commands as one change: each of them becomes part of the transaction. */
export const withinTransaction = <Result>(
  db: PrismaClient,
  work: (tx: PrismaClient) => Promise<Result>,
): Promise<Result> => transaction(db, (tx) => work(tx as PrismaClient));
