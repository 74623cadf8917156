import { createHash } from "node:crypto";
import type pg from "pg";
import type { Prisma } from "../generated/prisma/client.js";
import { repeatedOnConflict } from "./conflict.js";
import { PreparedQuery } from "./prepared-query.js";
import { poolOf, routeOf } from "./route.js";
import { levelOf } from "./transaction-client.js";

/** A connection keeps what it prepared until it ends: texts that are not among the first so many are planned each time. */
const mostPrepared = 200;
const names = new Map<string, string>();

/** A statement that is put together: Prisma's `Sql`, or a text that was made once for many. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The same name for the same text, in whichever process: who shares a connection shares what is prepared on it. */
const nameOf = (text: string): string | undefined => {
  const known = names.get(text);
  if (known !== undefined || names.size === mostPrepared) return known;
  const name = `concordat_${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
  names.set(text, name);
  return name;
};

/** A statement as the driver takes it: prepared once on each connection, with rows as arrays. */
export const prepare = ({ text, values }: Statement): pg.QueryArrayConfig => ({
  name: nameOf(text),
  text,
  values: [...values],
  rowMode: "array",
});

/** What came of a statement. */
interface Outcome<Text> {
  /** Its one column, which must be text; none where it answers no rows. */
  readonly texts: Text[];
  /** How many rows it read or wrote. */
  readonly count: number;
}

/**
 * Runs one statement. It is prepared, and goes to the driver, which spares what Prisma does around each statement: several
 * times what the driver needs. On an ordinary client it is a transaction of its own, and repeated when PostgreSQL gives it up
 * for the sake of another. On the client of a transaction it is part of that, and sees what was written there.
 *
 * @throws what the driver throws
 */
export const runStatement = async <Text extends string | null = string>(
  db: Prisma.TransactionClient,
  statement: Statement,
): Promise<Outcome<Text>> => outcomeOf(await send<[Text]>(db, statement));

type Answered<Row extends unknown[]> = pg.QueryArrayResult<Row>;

const send = async <Row extends unknown[]>(
  db: Prisma.TransactionClient,
  { text, values }: Statement,
): Promise<Answered<Row>> => {
  const prepared = prepare({ text, values });
  const level = levelOf(db);
  if (level) {
    level.onStatement?.(text);
    return level.open.query<Row>(prepared);
  }
  const route = routeOf(db);
  route.onStatement?.(text);
  const pool = await poolOf(route);
  // what runs once more is a query of its own
  return repeatedOnConflict(
    () => pool.query(new PreparedQuery(prepared) as never) as unknown as Promise<Answered<Row>>,
  );
};

const outcomeOf = <Text>({ rows, rowCount }: pg.QueryArrayResult<[Text]>): Outcome<Text> => ({
  texts: rows.map(([only]) => only),
  count: rowCount ?? 0,
});

/**
 * Runs one statement at the end of a transaction, together with its commit: one wait less for what nothing in the transaction
 * reads. If it fails, so does the transaction.
 *
 * @param tx the client of a transaction; within another, the end is that of the whole
 */
export const runLast = (tx: Prisma.TransactionClient, statement: Statement): void => {
  const level = levelOf(tx);
  if (!level) throw new Error("There is no transaction to run a statement at the end of.");
  level.onStatement?.(statement.text);
  level.open.sendLast(prepare(statement));
};

/** Runs one statement, as `runStatement` does, and answers its one column, which must be text. */
export const queryTexts = async <Text extends string | null = string>(
  db: Prisma.TransactionClient,
  statement: Statement,
): Promise<Text[]> => (await runStatement<Text>(db, statement)).texts;

/**
 * Runs one statement, as `runStatement` does, and answers its rows with the values that the driver makes of their columns: for
 * rows with bytes in them, which text would double.
 */
export const queryRows = async <Row extends unknown[]>(
  db: Prisma.TransactionClient,
  statement: Statement,
): Promise<Row[]> => (await send<Row>(db, statement)).rows;
