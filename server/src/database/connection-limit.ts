import type { Configuration } from "../configuration.js";
import { ConfigurationError } from "../configuration.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { queryTexts } from "./own-statement.js";

const text = `
  SELECT (current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
    - coalesce(current_setting('reserved_connections', true)::int, 0))::text`;

/**
 * Checks that the processes of a server can have the connections that they may want: who gets none waits, and is refused in the end.
 *
 * @throws ConfigurationError where the database takes fewer than all of them together may open
 */
export const checkConnectionLimit = async ({
  configuration: { s3Workers, databasePoolSize },
  prisma,
}: {
  readonly configuration: Pick<Configuration, "s3Workers" | "databasePoolSize">;
  readonly prisma: PrismaClient;
}): Promise<void> => {
  if (s3Workers === 0) return;
  const wanted = (1 + s3Workers) * databasePoolSize;
  const [most] = await queryTexts(prisma, { text, values: [] });
  if (wanted <= Number(most)) return;
  const processes = `${1 + s3Workers} processes with up to ${databasePoolSize} connections each`;
  throw new ConfigurationError([
    `CONCORDAT_S3_WORKERS and CONCORDAT_DATABASE_POOL_SIZE ask for ${wanted} connections to the database (${processes}), which takes ${most}: lower one of them, or raise max_connections of PostgreSQL.`,
  ]);
};
