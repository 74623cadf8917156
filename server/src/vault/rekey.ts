import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { allSealedColumns, type SealedColumn } from "./sealed-columns.js";
import type { Vault } from "./vault.js";

/** So many boxes are moved by one statement, which locks their rows for as long as it takes. */
const batchSize = 200;

/** Servers that still seal under another key add boxes meanwhile: a pass that finds some is followed by another. */
const mostPasses = 10;
const passPauseMs = 100;

/** What a move has done to one column. */
export interface MovedColumn {
  readonly table: string;
  readonly column: string;
  /** How many boxes were sealed again under the current key. */
  readonly moved: number;
  /** How many are sealed otherwise still: servers write them, or no key opens them. */
  readonly remaining: number;
  /** How many of the remaining ones no key of the vault opens. */
  readonly unreadable: number;
}

/**
 * Seals every box of the database again that is not under the vault's current key, or has no key's id. Each batch is a
 * transaction of its own and replaces only what nobody has changed meanwhile: it may be ended at any time and begun
 * again, and servers that know both keys work on beside it.
 *
 * @param client a connection outside of transactions
 * @param vault with the current key, and the keys before it
 */
export const rekey = async (client: pg.Client, vault: Vault): Promise<MovedColumn[]> => {
  const columns: MovedColumn[] = [];
  for (const column of allSealedColumns) columns.push(await moveColumn(client, vault, column));
  return columns;
};

/** How many boxes of each column are not under the current key. */
export const countOthers = async (
  client: pg.Client,
  vault: Vault,
): Promise<Pick<MovedColumn, "table" | "column" | "remaining">[]> => {
  const counted: Pick<MovedColumn, "table" | "column" | "remaining">[] = [];
  for (const { table, column } of allSealedColumns) {
    const { rows } = await client.query<{ remaining: number }>(
      `SELECT count(*)::int AS remaining FROM ${name(table)} WHERE ${isOther(column)}`,
      [vault.head],
    );
    counted.push({ table, column, remaining: rows[0]?.remaining ?? 0 });
  }
  return counted;
};

const name = pg.escapeIdentifier;

/** The condition for a box that does not begin as those of the vault do; the beginning is the first parameter. */
const isOther = (column: string): string => `substr(${name(column)}, 1, length($1::bytea)) <> $1::bytea`;

interface Box {
  readonly key: unknown;
  readonly box: Uint8Array;
  readonly values: readonly string[];
}

const moveColumn = async (client: pg.Client, vault: Vault, column: SealedColumn): Promise<MovedColumn> => {
  let moved = 0;
  for (let pass = 1; ; pass++) {
    const found = await movePass(client, vault, column);
    moved += found.moved;
    const remaining = found.seen - found.moved;
    // another pass finds what a server has locked or sealed meanwhile, but opens nothing more
    if (found.seen === found.unreadable || pass === mostPasses)
      return { table: column.table, column: column.column, moved, remaining, unreadable: found.unreadable };
    await delay(remaining > 0 ? passPauseMs : 0);
  }
};

const movePass = async (client: pg.Client, vault: Vault, column: SealedColumn) => {
  const sum = { seen: 0, moved: 0, unreadable: 0 };
  for (let after: unknown; ; ) {
    const boxes = await nextBoxes(client, vault, column, after);
    if (boxes.length === 0) return sum;
    after = boxes.at(-1)?.key;
    const opened = boxes.flatMap((each) => reseal(vault, column, each));
    sum.seen += boxes.length;
    sum.unreadable += boxes.length - opened.length;
    sum.moved += await replace(client, column, opened);
  }
};

const nextBoxes = async (client: pg.Client, vault: Vault, column: SealedColumn, after: unknown): Promise<Box[]> => {
  const [key] = column.key.map(name) as [string];
  const { rows } = await client.query<Box>(
    `SELECT ${key} AS key, ${name(column.column)} AS box, ARRAY[${column.of.join(", ")}]::text[] AS values
     FROM ${name(column.table)} WHERE ${isOther(column.column)} ${after === undefined ? "" : `AND ${key} > $2`}
     ORDER BY ${key} LIMIT ${batchSize}`,
    after === undefined ? [vault.head] : [vault.head, after],
  );
  return rows;
};

const reseal = (vault: Vault, { purpose }: SealedColumn, { key, box, values }: Box) => {
  const of = purpose(...values);
  try {
    return [{ key, box, fresh: vault.seal(vault.open(box, of), of) }];
  } catch {
    return [];
  }
};

/** Puts boxes in the place of those that are as they were read; returns how many. Rows that somebody works on are left out. */
const replace = async (
  client: pg.Client,
  { table, column, key: [keyColumn, type] }: SealedColumn,
  boxes: readonly { readonly key: unknown; readonly box: Uint8Array; readonly fresh: Uint8Array }[],
): Promise<number> => {
  const [target, key, sealed] = [table, keyColumn, column].map(name);
  const { rowCount } = await client.query(
    `WITH asked AS (SELECT * FROM unnest($1::${type}[], $2::bytea[], $3::bytea[]) AS asked (key, box, fresh)),
       free AS (SELECT ${key} AS key FROM ${target} WHERE ${key} IN (SELECT key FROM asked) FOR UPDATE SKIP LOCKED)
     UPDATE ${target} SET ${sealed} = asked.fresh FROM asked JOIN free USING (key)
     WHERE ${target}.${key} = asked.key AND ${target}.${sealed} = asked.box`,
    [boxes.map((each) => each.key), boxes.map(({ box }) => box), boxes.map(({ fresh }) => fresh)],
  );
  return rowCount ?? 0;
};
