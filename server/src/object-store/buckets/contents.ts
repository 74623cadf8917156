import type { Clock } from "../../context.js";
import { queryRows } from "../../database/own-statement.js";
import type { BucketContents } from "../../storage/buckets/contents.js";
import { afterDeletion } from "../objects/delete.js";
import { endUploads } from "../uploads/abort.js";

/** Rows that somebody holds who waits for the bucket are left to the next step: to wait for each other would end neither. */
const objectsText = `
  WITH bucket AS (
    SELECT id, service_uuid FROM storage_buckets WHERE id = $1::bigint AND service_uuid IS NOT NULL
  ), found AS (
    SELECT key FROM stored_objects WHERE bucket_id = $1::bigint ORDER BY key LIMIT $2::int FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM stored_objects AS object USING found WHERE object.bucket_id = $1::bigint AND object.key = found.key
    RETURNING object.content_id, object.size
  ), ${afterDeletion("$3", "$3")}
  SELECT count(*)::int FROM gone`;

const openText = `
  SELECT id::text FROM object_uploads WHERE bucket_id = $1::bigint AND completed_at IS NULL
  ORDER BY key, id LIMIT $2::int FOR UPDATE SKIP LOCKED`;

const endText = endUploads("$1", "$2");

const moreText = `
  SELECT EXISTS (SELECT FROM stored_objects WHERE bucket_id = $1::bigint)
    OR EXISTS (SELECT FROM object_uploads WHERE bucket_id = $1::bigint AND completed_at IS NULL)`;

/** The objects and uploads of buckets, as the clean-up of deleted buckets removes them. */
export const objectContents = ({ clock }: { readonly clock: Clock }): BucketContents => ({
  removeSome: async (tx, bucketId, limit) => {
    const [bucket, at] = [String(bucketId), clock().toISOString()];
    const [removed] = await queryRows<[number]>(tx, { text: objectsText, values: [bucket, limit, at] });
    const left = limit - (removed?.[0] ?? 0);
    if (left > 0) {
      const uploads = await queryRows<[string]>(tx, { text: openText, values: [bucket, left] });
      await queryRows(tx, { text: endText, values: [uploads.map(([id]) => id), at] });
    }
    const [more] = await queryRows<[boolean]>(tx, { text: moreText, values: [bucket] });
    return more?.[0] ?? false;
  },
});
