import { queryRows } from "../../database/own-statement.js";
import { noSuchBucket } from "../object-store-error.js";
import { afterDeletion } from "../objects/delete.js";
import { knownColumns, plainBucket, refusedWithoutBucket } from "../objects/put.js";
import type { Tag } from "../objects/stored-object.js";
import { removalDueAt } from "../removals/due.js";
import { type CurrentVersion, deleteCurrent } from "../versions/delete-current.js";
import { lockOfKey } from "../versions/lock.js";
import type { Versioning } from "../versions/versioning.js";
import { expiryOf } from "./expiry.js";
import { type Gone, inBatches, keyBehind, noneGone, rowsOfPage, type Step, type StepOutcome } from "./step.js";

const pageText = `
  SELECT key, version_id, etag, size, modified_at, tags, ${lockOfKey("key")} FROM stored_objects
  WHERE bucket_id = $1::bigint AND key >= $2::bytea AND ($3::bytea IS NULL OR key < $3::bytea) ORDER BY key LIMIT $4::int`;

type Row = [
  key: Buffer,
  versionId: string,
  etag: string,
  size: string,
  modifiedAt: Date,
  tags: Tag[] | null,
  lock: number,
];

/** In a bucket whose objects never had versions. What was written since the page was read is another object, and stays. */
const deleteText = `
  WITH ${plainBucket("$1")}, found AS (
    SELECT object.bucket_id, object.key FROM stored_objects AS object
    JOIN unnest($2::bytea[], $3::text[], $4::timestamptz[]) AS asked (key, etag, modified_at)
      ON object.key = asked.key AND object.etag = asked.etag AND object.modified_at = asked.modified_at
    WHERE object.bucket_id = (SELECT id FROM bucket) ORDER BY object.key FOR UPDATE OF object
  ), gone AS (
    DELETE FROM stored_objects AS object USING found
    WHERE object.bucket_id = found.bucket_id AND object.key = found.key
    RETURNING object.content_id, object.size
  ), ${afterDeletion("$5", "$6")}
  SELECT ${knownColumns}, count(*)::int, coalesce(sum(size), 0) FROM gone`;

type Answer = [bucket: boolean, versioning: Versioning | null, objects: number, bytes: string];

const expire = async ({ db, bucketId, at }: Step, objects: readonly CurrentVersion[]): Promise<Gone> => {
  const values = [
    String(bucketId),
    objects.map(({ key }) => key),
    objects.map(({ etag }) => etag),
    objects.map(({ modifiedAt }) => modifiedAt.toISOString()),
    at.toISOString(),
    removalDueAt(at).toISOString(),
  ];
  const [answer] = await refusedWithoutBucket(() => queryRows<Answer>(db, { text: deleteText, values }));
  const [bucket, versioning, count, bytes] = answer ?? [false, null, 0, "0"];
  if (!bucket) throw noSuchBucket();
  if (versioning) return deleteCurrent(db, { bucketId, objects, at });
  return { objects: count, bytes: Number(bytes) };
};

/**
 * Expires current objects of a page: they are gone in a bucket without versions, and get a delete marker in others.
 *
 * @throws ObjectStoreError `NoSuchBucket`
 */
export const expireObjects = async (step: Step): Promise<StepOutcome> => {
  const { db, bucketId, rules, at, range } = step;
  const values = [String(bucketId), range.from, range.before ?? null, rowsOfPage];
  const rows = await queryRows<Row>(db, { text: pageText, values });
  const expired = rows.filter(([key, , , size, modifiedAt, tags]) => {
    const expiry = expiryOf(rules, { key, size: Number(size), modifiedAt, tags });
    return expiry !== undefined && expiry.at <= at;
  });
  // those of one lock together, so that a transaction takes few of them
  const objects = expired
    .sort((a, b) => a[6] - b[6])
    .map(([key, versionId, etag, , modifiedAt]) => ({ key, versionId, etag, modifiedAt }));
  const last = rows.length < rowsOfPage ? undefined : rows.at(-1);
  return {
    gone: objects.length === 0 ? noneGone : await inBatches(objects, (batch) => expire(step, batch)),
    next: last && { from: keyBehind(last[0]) },
  };
};
