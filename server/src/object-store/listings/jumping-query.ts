/** What is listed: rows of a bucket by their keys, and rows of one key by something more. */
export interface Listed {
  readonly table: string;
  /** What is answered of a row. */
  readonly columns: readonly string[];
  /** A condition on rows. */
  readonly where?: string;
  /** What tells rows of one key apart, in their order; `first` is less than any, and `from` the one after which the listing begins. */
  readonly tie?: { readonly column: string; readonly first: string; readonly from: string };
}

/** A common prefix, and the least key that may come after all that begin with it. */
const common = "substring(found.key FROM 1 FOR $5::int + jump.at - 1) || $6::bytea";
const afterCommon = "substring(found.key FROM 1 FOR $5::int + jump.at - 1) || $7::bytea";

/**
 * A statement that reads up to $4 entries of bucket $1 with keys from $2 on and before $3. Keys that have the delimiter $6 after
 * the first $5 bytes are one entry, which is their common prefix, the last column: each entry is found by one probe of the index,
 * however many keys it stands for. $7 is what comes after the delimiter, in the place of it.
 */
export const jumpingQuery = ({ table, columns, where = "true", tie }: Listed): string => {
  const probe = `
    SELECT ${columns.join(", ")} FROM ${table} AS listed
    WHERE bucket_id = $1::bigint AND key < $3::bytea AND ${where}
      AND ${tie ? `(key, ${tie.column}) > (place.next, place.next_tie)` : "key >= place.next"}
    ORDER BY key${tie ? `, ${tie.column}` : ""} LIMIT 1`;
  const jumped = (prefix: string, row: string): string => `CASE WHEN jump.at > 0 THEN ${prefix} ELSE ${row} END`;
  const step = (number: string, from: string, condition: string): string => `
    SELECT ${number} AS number, ${columns.map((column) => `found.${column}`).join(", ")},
      ${jumped(common, "NULL")} AS common,
      ${jumped(afterCommon, tie ? "found.key" : "found.key || '\\x00'::bytea")} AS next
      ${tie ? `, ${jumped(tie.first, `found.${tie.column}`)} AS next_tie` : ""}
    FROM ${from} AS place CROSS JOIN LATERAL (${probe}) AS found
    CROSS JOIN LATERAL (SELECT position($6::bytea IN substring(found.key FROM $5::int + 1)) AS at OFFSET 0) AS jump
    WHERE ${condition}`;
  const start = `(SELECT $2::bytea AS next${tie ? `, ${tie.from} AS next_tie` : ""})`;
  return `
    WITH RECURSIVE entry AS (
      ${step("1", start, "$4::int > 0")}
      UNION ALL ${step("place.number + 1", "entry", "place.number < $4::int")}
    )
    SELECT ${columns.join(", ")}, common FROM entry ORDER BY number`;
};
