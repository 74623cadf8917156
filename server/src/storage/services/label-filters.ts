import { Prisma } from "../../generated/prisma/client.js";

/** Services that carry a label of this key, and where a value is given, of this value. */
export interface LabelFilter {
  readonly key: string;
  readonly value?: string;
}

/** So few filters get a condition each: the database finds the services by the rarest of them. */
const fewFilters = 4;

const carries = ({ key, value }: LabelFilter): Prisma.Sql => {
  const wanted = value === undefined ? Prisma.empty : Prisma.sql`AND value = ${value}`;
  return Prisma.sql`AND uuid IN (SELECT service_uuid FROM storage_labels WHERE key = ${key} ${wanted})`;
};

/**
 * The condition for services that carry all of the labels. Many filters are counted against the labels in one go: a condition
 * for each of them takes the database longer to plan than to carry out, and some hundred never came to an end.
 */
export const carriesAll = (filters: readonly LabelFilter[]): Prisma.Sql => {
  if (filters.length === 0) return Prisma.empty;
  if (filters.length <= fewFilters) return Prisma.join(filters.map(carries), " ");
  const distinct = new Set(filters.map((filter) => JSON.stringify(filter)));
  const wanted = `[${[...distinct].join()}]`;
  return Prisma.sql`AND uuid IN (
    SELECT service_uuid FROM storage_labels JOIN jsonb_to_recordset(${wanted}::jsonb) AS wanted (key TEXT, value TEXT)
    ON storage_labels.key = wanted.key AND (wanted.value IS NULL OR storage_labels.value = wanted.value)
    GROUP BY service_uuid HAVING count(*) = ${distinct.size}::int)`;
};
