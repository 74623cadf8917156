import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { appendUsage } from "../../storage/usage/append.js";
import { noSuchBucket } from "../object-store-error.js";
import type { Tag } from "../objects/stored-object.js";
import { lockBucket, lockKeys, lockOfKey } from "../versions/lock.js";
import { removeVersions, sumOf } from "../versions/moves.js";
import { type EarlierVersion, isExpired } from "./expiry.js";
import { type Gone, inBatches, noneGone, rowsOfPage, type Step, type StepOutcome } from "./step.js";

/** A rule keeps so many newer versions at most. */
const mostNewer = 100;

const newer = "newer.bucket_id = $1::bigint AND newer.key = version.key AND newer.place < version.place";

/** What rules look at of versions. @param $2 whether any of them counts newer versions */
const columns = `
  version.key, version.place, version.version_id, version.is_marker, version.size, version.modified_at, version.tags,
  ${lockOfKey("version.key")},
  coalesce(
    (SELECT newer.modified_at FROM object_versions AS newer WHERE ${newer} ORDER BY newer.place DESC LIMIT 1),
    (SELECT object.modified_at FROM stored_objects AS object
      WHERE object.bucket_id = $1::bigint AND object.key = version.key)),
  version.is_marker AND NOT EXISTS (
    SELECT FROM object_versions AS older
    WHERE older.bucket_id = $1::bigint AND older.key = version.key AND older.place > version.place),
  CASE WHEN $2::bool THEN (
    SELECT count(*) FROM (
      SELECT FROM object_versions AS newer WHERE ${newer} AND NOT newer.is_marker LIMIT ${mostNewer}
    ) AS counted)::int ELSE 0 END`;

const pageText = `
  SELECT ${columns} FROM object_versions AS version
  WHERE bucket_id = $1::bigint AND (key, place) > ($3::bytea, $4::bigint) AND ($5::bytea IS NULL OR key < $5::bytea)
  ORDER BY key, place LIMIT $6::int`;

/** The same of some versions, once their keys are locked. */
const againText = `
  SELECT ${columns} FROM unnest($3::bytea[], $4::bigint[]) AS asked (key, place)
  JOIN object_versions AS version
    ON version.bucket_id = $1::bigint AND version.key = asked.key AND version.place = asked.place`;

type Row = [
  key: Buffer,
  place: string,
  versionId: string,
  isMarker: boolean,
  size: string,
  modifiedAt: Date,
  tags: Tag[] | null,
  lock: number,
  supersededAt: Date | null,
  isOldest: boolean,
  newer: number,
];

interface PlacedVersion extends EarlierVersion {
  readonly key: Buffer;
  readonly place: string;
  readonly versionId: string;
  readonly lock: number;
}

const versionOf = (row: Row): PlacedVersion => {
  const [key, place, versionId, isMarker, size, modifiedAt, tags, lock, supersededAt, isOldest, newerCount] = row;
  return {
    key,
    place,
    versionId,
    isMarker,
    size: Number(size),
    modifiedAt,
    tags,
    lock,
    supersededAt,
    isOldest,
    newer: newerCount,
  };
};

const countsNewer = ({ rules }: Step): boolean => rules.some(({ noncurrent }) => noncurrent?.newer !== undefined);

/** Removes what still is expired, now that nobody changes the versions of these keys. Locked versions stay. */
const expire = (step: Step, versions: readonly PlacedVersion[]): Promise<Gone> =>
  transaction(step.db, async (tx: Prisma.TransactionClient) => {
    const { bucketId, rules, at } = step;
    await lockBucket(tx, bucketId);
    const keys = versions.map(({ key }) => key);
    await lockKeys(
      tx,
      keys.map((key) => ({ bucketId, key })),
    );
    const values = [String(bucketId), countsNewer(step), keys, versions.map(({ place }) => place)];
    const again = (await queryRows<Row>(tx, { text: againText, values })).map(versionOf);
    const expired = again.filter((version) => isExpired(rules, version, at));
    const removed = await removeVersions(tx, bucketId, expired, { at });
    if (removed.length === 0) return noneGone;
    const change = sumOf(removed.map((one) => one.change));
    if (!(await appendUsage(tx, bucketId, change, at))) throw noSuchBucket();
    const objects = removed.filter(({ isMarker }) => !isMarker);
    return { objects: objects.length, bytes: objects.reduce((sum, { size }) => sum + size, 0) };
  });

const leastPlace = String(-(2n ** 63n));

/**
 * Removes versions that are not current, and delete markers that stand for nothing, of a page.
 *
 * @throws ObjectStoreError `NoSuchBucket`
 */
export const expireVersions = async (step: Step): Promise<StepOutcome> => {
  const { db, bucketId, rules, at, range, after = leastPlace } = step;
  const values = [String(bucketId), countsNewer(step), range.from, after, range.before ?? null, rowsOfPage];
  const versions = (await queryRows<Row>(db, { text: pageText, values })).map(versionOf);
  const expired = versions.filter((version) => isExpired(rules, version, at)).sort((a, b) => a.lock - b.lock);
  const last = versions.length < rowsOfPage ? undefined : versions.at(-1);
  return {
    gone: expired.length === 0 ? noneGone : await inBatches(expired, (batch) => expire(step, batch)),
    next: last && { from: last.key, after: last.place },
  };
};
