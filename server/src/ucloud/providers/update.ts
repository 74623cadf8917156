import type { ProviderSpecification } from "@concordat/contract/ucloud";
import { queryTexts } from "../../database/own-statement.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";

/** Changes how providers are reached, by name; everything else about them stays. Unknown names are passed over. */
export const updateProviders = async (
  db: PrismaClient,
  specifications: readonly ProviderSpecification[],
): Promise<void> => {
  // where a name stands twice the later one wins
  const changes = [...new Map(specifications.map((each) => [each.id, each])).values()];
  const names = changes.map(({ id }) => id);
  // rows are locked in one order, so that two updates never wait for each other
  await queryTexts(
    db,
    Prisma.sql`
      WITH locked AS (
        SELECT name FROM providers WHERE name = ANY(${names}::text[]) ORDER BY name FOR NO KEY UPDATE
      )
      UPDATE providers SET domain = change.domain, https = change.https, port = change.port
      FROM unnest(
        ${names}::text[], ${changes.map(({ domain }) => domain)}::text[], ${changes.map(({ https }) => https)}::boolean[],
        ${changes.map(({ port }) => port)}::int[]
      ) AS change (name, domain, https, port) JOIN locked USING (name)
      WHERE providers.name = change.name
      RETURNING providers.name`,
  );
};
