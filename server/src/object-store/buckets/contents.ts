import type { Clock } from "../../context.js";
import { queryRows } from "../../database/own-statement.js";
import type { BucketContents } from "../../storage/buckets/contents.js";
import { holdsLocked } from "../locks/locked-versions.js";
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

/** Versions and delete markers, in the same way. */
const versionsText = `
  WITH bucket AS (
    SELECT id, service_uuid FROM storage_buckets WHERE id = $1::bigint AND service_uuid IS NOT NULL
  ), found AS (
    SELECT key, place FROM object_versions WHERE bucket_id = $1::bigint ORDER BY key, place LIMIT $2::int
    FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM object_versions AS version USING found
    WHERE version.bucket_id = $1::bigint AND version.key = found.key AND version.place = found.place
    RETURNING version.content_id, version.size, version.is_marker
  ), queued AS (
    INSERT INTO content_removals (content_id, due_at)
    SELECT content_id, $3::timestamptz FROM gone WHERE content_id IS NOT NULL
  ), counted AS (
    INSERT INTO storage_usage_changes (service_uuid, bucket_id, at, noncurrent_objects, noncurrent_bytes, delete_markers)
    SELECT bucket.service_uuid, bucket.id, $3::timestamptz,
      -count(*) FILTER (WHERE NOT gone.is_marker), -sum(gone.size), -count(*) FILTER (WHERE gone.is_marker)
    FROM gone, bucket GROUP BY bucket.service_uuid, bucket.id
  )
  SELECT count(*)::int FROM gone`;

const openText = `
  SELECT id::text FROM object_uploads WHERE bucket_id = $1::bigint AND completed_at IS NULL
  ORDER BY key, id LIMIT $2::int FOR UPDATE SKIP LOCKED`;

const endText = endUploads("$1", "$2");

const moreText = `
  SELECT EXISTS (SELECT FROM stored_objects WHERE bucket_id = $1::bigint)
    OR EXISTS (SELECT FROM object_versions WHERE bucket_id = $1::bigint)
    OR EXISTS (SELECT FROM object_uploads WHERE bucket_id = $1::bigint AND completed_at IS NULL)`;

/** The objects, versions and uploads of buckets, as the clean-up of deleted buckets removes them. */
export const objectContents = ({ clock }: { readonly clock: Clock }): BucketContents => ({
  holdsLocked: (tx, bucketId) => holdsLocked(tx, bucketId, clock()),
  removeSome: async (tx, bucketId, limit) => {
    const [bucket, at] = [String(bucketId), clock().toISOString()];
    let left = limit;
    for (const text of [objectsText, versionsText]) {
      const [removed] = left > 0 ? await queryRows<[number]>(tx, { text, values: [bucket, left, at] }) : [];
      left -= removed?.[0] ?? 0;
    }
    if (left > 0) {
      const uploads = await queryRows<[string]>(tx, { text: openText, values: [bucket, left] });
      await queryRows(tx, { text: endText, values: [uploads.map(([id]) => id), at] });
    }
    const [more] = await queryRows<[boolean]>(tx, { text: moreText, values: [bucket] });
    return more?.[0] ?? false;
  },
});
