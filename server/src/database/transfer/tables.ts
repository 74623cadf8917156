import pg from "pg";

/** A table of the server. */
export interface Table {
  readonly name: string;
  /** In their order; without those that PostgreSQL computes. */
  readonly columns: readonly string[];
  /** The columns by which its rows are put in order: those of the primary key, or all where there is none. */
  readonly key: readonly string[];
}

/** The tables of the server, each after those that it refers to; without the history of migrations. */
export const tablesOf = async (client: pg.Client): Promise<Table[]> => {
  const { rows } = await client.query<Table & { parents: string[] }>(
    `SELECT child.relname AS name, array_remove(array_agg(parent.relname::text), NULL) AS parents,
       ARRAY(
         SELECT attname::text FROM pg_attribute
         WHERE attrelid = child.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
       ) AS columns,
       ARRAY(
         SELECT attname::text FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
         WHERE indrelid = child.oid AND indisprimary ORDER BY array_position(indkey::int2[], attnum)
       ) AS key
     FROM pg_class AS child
     LEFT JOIN pg_constraint ON contype = 'f' AND conrelid = child.oid AND confrelid <> child.oid
     LEFT JOIN LATERAL (SELECT relname FROM pg_class WHERE oid = confrelid) AS parent ON true
     WHERE child.relkind = 'r' AND child.relnamespace = current_schema()::regnamespace
       AND child.relname <> '_prisma_migrations'
     GROUP BY child.oid, child.relname
     ORDER BY child.relname`,
  );
  const sorted: Table[] = [];
  const isSorted = (name: string) => sorted.some((table) => table.name === name);
  while (sorted.length < rows.length) {
    const next = rows.filter(({ name, parents }) => !isSorted(name) && parents.every(isSorted));
    if (next.length === 0) throw new Error("The tables refer to each other in a circle.");
    sorted.push(...next.map(({ name, columns, key }) => ({ name, columns, key: key.length > 0 ? key : columns })));
  }
  return sorted;
};

/** Names as they stand in a statement. */
export const listed = (names: readonly string[]): string => names.map((name) => pg.escapeIdentifier(name)).join(", ");
