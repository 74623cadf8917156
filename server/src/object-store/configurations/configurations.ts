import { queryRows, queryTexts } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchBucket } from "../object-store-error.js";

/** What callers configure of a bucket beside its versions and its policy. */
export type ConfigurationKind =
  | "access-control-list"
  | "cors"
  | "encryption"
  | "object-ownership"
  | "public-access-block"
  | "tagging";

/** Waits for whoever deletes the bucket, and finds none then. */
const putText = `
  INSERT INTO storage_bucket_configurations (bucket_id, kind, document)
  SELECT id, $2::text, $3::text FROM storage_buckets WHERE id = $1::bigint AND deleted_at IS NULL FOR KEY SHARE
  ON CONFLICT (bucket_id, kind) DO UPDATE SET document = excluded.document
  RETURNING bucket_id`;

const deleteText = "DELETE FROM storage_bucket_configurations WHERE bucket_id = $1::bigint AND kind = $2::text";

const findText = "SELECT document FROM storage_bucket_configurations WHERE bucket_id = $1::bigint AND kind = $2::text";

const findByNameText = `
  SELECT configuration.document FROM storage_buckets AS bucket
  JOIN storage_services AS service ON service.uuid = bucket.service_uuid
  LEFT JOIN storage_bucket_configurations AS configuration
    ON configuration.bucket_id = bucket.id AND configuration.kind = $3::text
  WHERE bucket.service_uuid = $1::uuid AND bucket.name = $2::text AND bucket.deleted_at IS NULL
    AND service.configured_status = 'started' AND service.deletion_started_at IS NULL`;

/**
 * Configures a bucket, instead of what was configured of that kind. Only documents that were checked are stored.
 *
 * @throws ObjectStoreError `NoSuchBucket`
 */
export const putConfiguration = async (
  db: Prisma.TransactionClient,
  bucketId: bigint,
  kind: ConfigurationKind,
  document: unknown,
): Promise<void> => {
  const values = [String(bucketId), kind, JSON.stringify(document)];
  await transaction(db, async (tx) => {
    if ((await queryRows(tx, { text: putText, values })).length === 0) throw noSuchBucket();
  });
};

/** Removes what is configured of a kind. A bucket without it stays as it is. */
export const deleteConfiguration = async (
  db: Prisma.TransactionClient,
  bucketId: bigint,
  kind: ConfigurationKind,
): Promise<void> => {
  await transaction(db, (tx) => queryRows(tx, { text: deleteText, values: [String(bucketId), kind] }));
};

/** Reads what is configured of a kind. @returns what was put; undefined where nothing was */
export const findConfiguration = async <Document>(
  db: Prisma.TransactionClient,
  bucketId: bigint,
  kind: ConfigurationKind,
): Promise<Document | undefined> => {
  const [text] = await queryTexts(db, { text: findText, values: [String(bucketId), kind] });
  return text === undefined ? undefined : (JSON.parse(text) as Document);
};

/** What is known of the configuration of a bucket that is found by its name. */
export interface NamedConfiguration<Document> {
  /** Undefined where nothing was put. */
  readonly document: Document | undefined;
}

/** Reads what is configured of a bucket by its name, in one statement. @returns undefined where no bucket of that name is in use */
export const findNamedConfiguration = async <Document>(
  db: Prisma.TransactionClient,
  { serviceUuid, bucketName }: { readonly serviceUuid: string; readonly bucketName: string },
  kind: ConfigurationKind,
): Promise<NamedConfiguration<Document> | undefined> => {
  const values = [serviceUuid, bucketName, kind];
  const [row] = await queryRows<[document: string | null]>(db, { text: findByNameText, values });
  if (!row) return undefined;
  return { document: row[0] === null ? undefined : (JSON.parse(row[0]) as Document) };
};
