import { namespaceOf } from "@concordat/contract/iam";
import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";

const text = "SELECT uuid::text, name FROM storage_services WHERE uuid = ANY($1::uuid[])";

const isAccount = (id: string): boolean => /^[0-9a-f]{32}$/.test(id);

/**
 * Reads the names of accounts by their canonical ids, in one statement.
 *
 * @returns names by ids; ids of no account are left out
 */
export const findAccountNames = async (
  db: Prisma.TransactionClient,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> => {
  const asked = [...new Set(ids)].filter(isAccount);
  if (asked.length === 0) return new Map();
  const rows = await queryRows<[uuid: string, name: string]>(db, { text, values: [asked] });
  return new Map(rows.map(([uuid, name]) => [namespaceOf(uuid), name]));
};
