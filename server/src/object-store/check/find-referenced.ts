import { queryTexts } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";

const text = `
  SELECT asked.id::text FROM unnest($1::uuid[]) AS asked (id)
  WHERE EXISTS (SELECT FROM stored_objects WHERE content_id = asked.id)
    OR EXISTS (SELECT FROM object_parts WHERE blob_id = asked.id)`;

/** Which of some blobs objects or parts refer to. */
export const findReferenced = async (db: Prisma.TransactionClient, ids: readonly string[]): Promise<Set<string>> =>
  new Set(await queryTexts(db, { text, values: [ids] }));
