/** A column whose boxes open for a purpose that is made of other columns of the row. */
interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The primary key, with its type in PostgreSQL. */
  readonly key: readonly [column: string, type: "text" | "bigint" | "uuid" | "bytea"];
  /** What the purpose is made of, as expressions of SQL that give text. */
  readonly of: readonly string[];
  /** The purpose for which a box of this column is sealed, by the values of `of`. */
  readonly purpose: (...values: readonly string[]) => string;
}

const sealedColumn = <Values extends readonly string[]>(
  column: Omit<SealedColumn, "of" | "purpose"> & {
    readonly of: { readonly [Index in keyof Values]: string };
    readonly purpose: (...values: Values) => string;
  },
): Omit<SealedColumn, "purpose"> & { readonly purpose: (...values: Values) => string } => column;

/** Every column of the database that holds boxes of the vault. */
export const sealedColumns = {
  providerPrivateKey: sealedColumn({
    table: "auth_providers",
    column: "private_key_sealed",
    key: ["name", "text"],
    of: ["name"],
    purpose: (name: string) => `auth_providers.private_key:${name}`,
  }),
  providerRefreshToken: sealedColumn({
    table: "auth_providers",
    column: "refresh_token_sealed",
    key: ["name", "text"],
    of: ["name"],
    purpose: (name: string) => `auth_providers.refresh_token:${name}`,
  }),
  signingKey: sealedColumn({
    table: "signing_keys",
    column: "private_key_sealed",
    key: ["id", "text"],
    of: ["id"],
    purpose: (id: string) => `signing_keys.private_key:${id}`,
  }),
  deliveryPayload: sealedColumn({
    table: "deliveries",
    column: "payload_sealed",
    key: ["id", "bigint"],
    of: ["operation", "provider"],
    purpose: (operation: string, provider: string) => `deliveries.payload:${operation}:${provider}`,
  }),
  keptAnswer: sealedColumn({
    table: "idempotency_records",
    column: "answer_sealed",
    key: ["key_hash", "bytea"],
    of: ["encode(key_hash, 'hex')"],
    purpose: (keyHash: string) => `idempotency_records.answer:${keyHash}`,
  }),
  jobSecrets: sealedColumn({
    table: "storage_jobs",
    column: "secrets_sealed",
    key: ["uuid", "uuid"],
    of: ["uuid::text"],
    purpose: (uuid: string) => `storage_jobs.secrets:${uuid}`,
  }),
  accessKeySecret: sealedColumn({
    table: "iam_access_keys",
    column: "secret_sealed",
    key: ["access_key_id", "text"],
    of: ["access_key_id"],
    purpose: (accessKeyId: string) => `iam_access_keys.secret:${accessKeyId}`,
  }),
  acmeAccountKey: sealedColumn({
    table: "acme_accounts",
    column: "key_sealed",
    key: ["directory", "text"],
    of: ["directory"],
    purpose: (directory: string) => `acme_accounts.key:${directory}`,
  }),
  certificateKey: sealedColumn({
    table: "tls_certificates",
    column: "key_sealed",
    key: ["name", "text"],
    of: ["name"],
    purpose: (name: string) => `tls_certificates.key:${name}`,
  }),
  serviceKey: sealedColumn({
    table: "storage_service_keys",
    column: "key_sealed",
    key: ["service_uuid", "uuid"],
    of: ["service_uuid::text"],
    purpose: (serviceUuid: string) => `storage_service_keys.key:${serviceUuid}`,
  }),
};

/** The sealed columns, their particular types forgotten. */
export const allSealedColumns = Object.values(sealedColumns) as unknown as readonly SealedColumn[];
export type { SealedColumn };
