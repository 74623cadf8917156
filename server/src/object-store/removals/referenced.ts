import { queryTexts } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";

/** A condition: an object, an earlier version, a part or an upload under way holds what the column `id` of `asked` names. */
const isHeld = `(
  EXISTS (SELECT FROM stored_objects WHERE content_id = asked.id)
  OR EXISTS (SELECT FROM object_versions WHERE content_id = asked.id)
  OR EXISTS (SELECT FROM object_parts WHERE blob_id = asked.id)
  OR EXISTS (SELECT FROM object_uploads WHERE object_uploads.id = asked.id AND completed_at IS NULL))`;

const heldText = `SELECT id::text FROM unnest($1::uuid[]) AS asked (id) WHERE ${isHeld}`;

/**
 * Which of some blobs and uploads are held by an object, a part or an upload under way. Nobody can come to hold one that is not: whoever
 * copies an object has a lock on one that holds its bytes.
 */
export const heldAmong = async (db: Prisma.TransactionClient, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(await queryTexts(db, { text: heldText, values: [ids] }));

const referencedText = `
  SELECT id::text FROM unnest($1::uuid[]) AS asked (id)
  WHERE ${isHeld} OR EXISTS (SELECT FROM content_removals WHERE content_id = asked.id)`;

/** Which of some blobs are in rows: held, or waiting for their removal, which lets those who have just found them read on. */
export const findReferenced = async (
  db: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => new Set(await queryTexts(db, { text: referencedText, values: [ids] }));
