/** A step of the database schema, as `prisma/migrations` states it. */
export interface Migration {
  /** The name of its folder; migrations are applied in the order of their names. */
  readonly name: string;
  /** SHA-256 of its SQL, as Prisma keeps it. */
  readonly checksum: string;
  readonly sql: string;
}
