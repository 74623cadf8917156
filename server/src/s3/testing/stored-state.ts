import { queryTexts } from "../../database/own-statement.js";
import type { PrismaClient } from "../../generated/prisma/client.js";

/** All that requests store, but for traffic figures, the use of keys and the queue of removals. */
const tables = [
  "storage_services",
  "storage_buckets",
  "storage_bucket_policies",
  "storage_bucket_configurations",
  "stored_objects",
  "object_versions",
  "object_uploads",
  "object_parts",
  "storage_usage",
  "storage_usage_changes",
  "iam_users",
  "iam_policies",
  "iam_inline_policies",
  "iam_groups",
  "iam_roles",
] as const;

const digestOf = (table: string): string =>
  `SELECT '${table} ' || count(*) || ' ' || coalesce(md5(string_agg(row::text, '' ORDER BY row::text)), '') FROM ${table} AS row`;

/** What is stored, a line for each table: the same for the same rows. */
export const storedState = async (db: PrismaClient): Promise<readonly string[]> =>
  (await queryTexts(db, { text: tables.map(digestOf).join(" UNION ALL "), values: [] })).sort();
