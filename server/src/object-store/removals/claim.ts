import type { Clock } from "../../context.js";
import { queryRows } from "../../database/own-statement.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { leasedAmong } from "./leases.js";
import { heldAmong } from "./referenced.js";

/** Blobs that nothing holds any more, and that one worker has to itself for a while. */
export interface ClaimedRemovals {
  readonly blobIds: readonly string[];
  /** Notes down that the blobs are removed. */
  confirm(): Promise<void>;
}

interface ClaimContext {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  /** How many contents, and how many parts of uploads, are claimed at a time; a few hundred when left out. */
  readonly limit?: number;
}

const claimMs = 60_000;
const claimedAtOnce = 500;

/** What is claimed is due again when the claim has run out. */
const claimText = `
  UPDATE content_removals SET due_at = $2::timestamptz
  WHERE id IN (
    SELECT id FROM content_removals WHERE due_at <= $1::timestamptz ORDER BY due_at LIMIT $3::int FOR UPDATE SKIP LOCKED)
  RETURNING id::text, content_id::text`;

const partsText = `
  SELECT upload_id::text, number, blob_id::text FROM object_parts WHERE upload_id = ANY($1::uuid[])
  ORDER BY upload_id, number LIMIT $2::int`;

/** Where parts are left, the upload is due again at once. */
const confirmText = `
  WITH removed AS (
    DELETE FROM object_parts USING unnest($2::uuid[], $3::int[]) AS done (its_upload, its_number)
    WHERE upload_id = its_upload AND number = its_number
  ), again AS (
    UPDATE content_removals SET due_at = $4::timestamptz WHERE id = ANY($5::bigint[])
  )
  DELETE FROM content_removals WHERE id = ANY($1::bigint[])`;

/**
 * Claims some of what is due to be removed, for a minute. What is being read stays, and is looked at again after that minute.
 *
 * @returns the blobs to remove, which may be none; undefined where nothing is due
 */
export const claimRemovals = async ({
  prisma,
  clock,
  limit = claimedAtOnce,
}: ClaimContext): Promise<ClaimedRemovals | undefined> => {
  const now = clock();
  const until = new Date(now.getTime() + claimMs);
  const values = [now.toISOString(), until.toISOString(), limit];
  const due = await queryRows<[id: string, contentId: string]>(prisma, { text: claimText, values });
  if (due.length === 0) return undefined;
  const dueContents = due.map(([, contentId]) => contentId);
  const leased = await leasedAmong(prisma, dueContents, now);
  const claimed = due.filter(([, contentId]) => !leased.has(contentId));
  const contents = [...new Set(claimed.map(([, contentId]) => contentId))];
  const held = await heldAmong(prisma, contents);
  const gone = contents.filter((id) => !held.has(id));
  type PartRow = [uploadId: string, number: number, blobId: string | null];
  const parts = await queryRows<PartRow>(prisma, { text: partsText, values: [gone, limit] });
  // the last of the uploads may have more parts, and those behind it were not looked at
  const unfinished = parts.length === limit ? (parts.at(-1)?.[0] ?? "") : undefined;
  const isDone = ([, contentId]: (typeof claimed)[number]) =>
    held.has(contentId) || unfinished === undefined || contentId < unfinished;
  const uploads = new Set(parts.map(([uploadId]) => uploadId));
  const done = claimed.filter(isDone);
  const whole = done.map(([, contentId]) => contentId).filter((id) => !held.has(id) && !uploads.has(id));
  const ofParts = parts.flatMap(([, , blobId]) => blobId ?? []);
  return {
    blobIds: [...new Set([...whole, ...ofParts])],
    confirm: async () => {
      const left = claimed.filter((one) => !isDone(one));
      const confirmed = [
        done.map(([id]) => id),
        parts.map(([uploadId]) => uploadId),
        parts.map(([, number]) => number),
        clock().toISOString(),
        left.map(([id]) => id),
      ];
      await queryRows(prisma, { text: confirmText, values: confirmed });
    },
  };
};
