import { withConnection } from "../../../server/src/database/connection.js";

/** Checks every B-tree of a database against its table, and every table in itself. */
const checks = `
  SELECT relation, complaint FROM (
    SELECT c.oid::regclass::text AS relation, format('block %s: %s', blkno, msg) AS complaint
    FROM pg_class AS c, LATERAL verify_heapam(c.oid) WHERE c.relkind IN ('r', 't', 'm') AND c.relpersistence = 'p'
  ) AS heaps
  UNION ALL
  SELECT c.oid::regclass::text, bt_index_check(c.oid, true)::text
  FROM pg_class AS c JOIN pg_index AS i ON i.indexrelid = c.oid JOIN pg_am AS m ON m.oid = c.relam
  WHERE m.amname = 'btree' AND c.relpersistence = 'p' AND i.indisvalid`;

/**
 * Finds damage with PostgreSQL's own tools, which read every page and compare its checksum.
 *
 * @returns what is damaged, one sentence each; a damaged index is the error itself
 */
export const findDamage = (databaseUrl: string): Promise<string[]> =>
  withConnection(databaseUrl, async (client) => {
    await client.query("CREATE EXTENSION IF NOT EXISTS amcheck");
    const { rows } = await client.query<{ relation: string; complaint: string }>(checks);
    if (rows.length === 0) throw new Error("Nothing was checked.");
    return rows
      .filter(({ complaint }) => complaint !== "")
      .map(({ relation, complaint }) => `${relation}: ${complaint}`);
  });
