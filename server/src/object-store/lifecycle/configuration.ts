import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchBucket } from "../object-store-error.js";
import type { LifecycleConfiguration } from "./rules.js";

/** Whoever reads the bucket's revision finds these rules, or knows that they changed. */
const bucketText = `
  UPDATE storage_buckets SET lifecycle_revision = nextval('lifecycle_revisions')
  WHERE id = $1::bigint AND deleted_at IS NULL AND service_uuid IS NOT NULL RETURNING lifecycle_revision`;

/** An execution of what was put before ends: it finds another revision. */
const putText = `
  INSERT INTO bucket_lifecycles (bucket_id, revision, document, due_at)
  VALUES ($1::bigint, $2::bigint, $3::text, $4::timestamptz)
  ON CONFLICT (bucket_id) DO UPDATE SET revision = excluded.revision, document = excluded.document, due_at = excluded.due_at,
    claimed_until = NULL, cursor = NULL`;

const deleteText = `
  WITH bucket AS (UPDATE storage_buckets SET lifecycle_revision = NULL WHERE id = $1::bigint RETURNING id)
  DELETE FROM bucket_lifecycles WHERE bucket_id = (SELECT id FROM bucket)`;

const findText = "SELECT revision, document FROM bucket_lifecycles WHERE bucket_id = $1::bigint";

/** Sets the lifecycle rules of a bucket. They are executed at once, and each midnight. @throws ObjectStoreError `NoSuchBucket` */
export const putLifecycle = (
  db: Prisma.TransactionClient,
  bucketId: bigint,
  configuration: LifecycleConfiguration,
  at: Date,
): Promise<void> =>
  transaction(db, async (tx) => {
    const id = String(bucketId);
    const [bucket] = await queryRows<[revision: string]>(tx, { text: bucketText, values: [id] });
    if (!bucket) throw noSuchBucket();
    const values = [id, bucket[0], JSON.stringify(configuration), at.toISOString()];
    await queryRows(tx, { text: putText, values });
  });

/** Removes the lifecycle rules of a bucket. One without any stays as it is. */
export const deleteLifecycle = async (db: Prisma.TransactionClient, bucketId: bigint): Promise<void> => {
  await transaction(db, (tx) => queryRows(tx, { text: deleteText, values: [String(bucketId)] }));
};

/** Rules, and their revision. */
export interface FoundLifecycle extends LifecycleConfiguration {
  readonly revision: bigint;
}

/** Reads the lifecycle rules of a bucket. @returns undefined where there are none */
export const findLifecycle = async (
  db: Prisma.TransactionClient,
  bucketId: bigint,
): Promise<FoundLifecycle | undefined> => {
  const values = [String(bucketId)];
  const [row] = await queryRows<[revision: string, document: string]>(db, { text: findText, values });
  return row && { revision: BigInt(row[0]), ...(JSON.parse(row[1]) as LifecycleConfiguration) };
};
