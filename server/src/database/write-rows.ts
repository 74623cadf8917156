import type { Prisma } from "../generated/prisma/client.js";
import { pendingRecord } from "./change-record.js";
import { jsonValue } from "./column-json.js";
import { conditionOf, equations, type Fields, givenIn, namesIn, type Row, textOf, valuesIn } from "./fields.js";
import { queryTexts, runStatement, type Statement } from "./own-statement.js";
import { ownRouteOf } from "./route.js";
import { rowsOf } from "./rows.js";
import { columnOf, tableOf } from "./tables.js";

// Rows are written and counted in statements of our own, whose texts are made once and prepared: Prisma takes five times the
// processor time for the same.

/** A row to insert. The database fills in what is left out. */
export type NewRow<Model extends Prisma.ModelName> = Exclude<
  Prisma.TypeMap["model"][Model]["operations"]["createMany"]["args"]["data"],
  readonly unknown[]
>;

/** The texts of all kinds of statements. */
const texts = new Map<string, string>();

const wholes = new Map<string, ReturnType<typeof rowsOf>>();

/** The reading of all columns of a model's rows. */
const wholeOf = (model: Prisma.ModelName): ReturnType<typeof rowsOf> => {
  const known = wholes.get(model) ?? rowsOf(model, {});
  wholes.set(model, known);
  return known;
};

/**
 * Inserts a row, with the record of the change where the client has one.
 *
 * @returns the row, with what the database filled in
 * @throws what the driver throws; `isUniqueViolation` tells that a value is taken
 * @example
 * const label = await insertRow(tx, "StorageLabel", { serviceUuid, key: "env", value: "test" });
 */
export const insertRow = async <Model extends Prisma.ModelName>(
  db: Prisma.TransactionClient,
  model: Model,
  row: NewRow<Model>,
): Promise<Row<Model>> => {
  const given = givenIn(model, row);
  const { from, json, read } = wholeOf(model);
  const text = textOf(["insert", model, ...namesIn(given)], texts, () => {
    const places = given.map((_, index) => `$${index + 1}`);
    const insert = `INSERT INTO ${from.text} (${namesIn(given)}) VALUES (${places}) RETURNING ${json.text}::text`;
    return `WITH added (answer) AS (${insert})`;
  });
  const [inserted] = await insertInOne(db, { text, values: valuesIn(given) });
  return read(JSON.parse(inserted ?? "null") as never) as Row<Model>;
};

/**
 * Inserts by one statement of any form, with the record of the change where the client has one.
 *
 * @param change a WITH clause whose last part is the INSERT, as `added (answer)`: it returns a text
 * @returns the texts
 */
export const insertInOne = async (db: Prisma.TransactionClient, { text, values }: Statement): Promise<string[]> => {
  const route = ownRouteOf(db);
  const record = route && pendingRecord(route);
  if (!record) return queryTexts(db, { text: `${text} SELECT answer FROM added`, values });
  const row = insertStatement(record.model, [record.row()], values.length + 1);
  const whole = `${text}, recorded AS (${row.text} WHERE EXISTS (SELECT FROM added)) SELECT answer FROM added`;
  const answers = await queryTexts(db, { text: whole, values: [...values, ...row.values] });
  if (answers.length > 0) record.isWritten = true;
  return answers;
};

/**
 * The statement that inserts any number of rows, all with the same fields: they are one parameter.
 *
 * @param from the number of that parameter
 */
export const insertStatement = (model: Prisma.ModelName, rows: readonly object[], from = 1): Statement => {
  const names = namesIn(givenIn(model, rows[0] ?? {}));
  const text = textOf(["insert many", model, String(from), ...names], texts, () => {
    const { table } = tableOf(model);
    const selected = `SELECT ${names} FROM json_populate_recordset(NULL::${table}, $${from}::json)`;
    return `INSERT INTO ${table} (${names}) ${selected}`;
  });
  const json = rows.map((row) =>
    Object.fromEntries(givenIn(model, row).map(({ column, value }) => [column.column, jsonValue(column, value)])),
  );
  return { text, values: [JSON.stringify(json)] };
};

/**
 * Inserts any number of rows, all with the same fields, in one statement.
 *
 * @param options.skipTaken whether rows are left out whose values are taken, where otherwise all would fail
 * @returns how many were inserted
 */
export const insertRows = async <Model extends Prisma.ModelName>(
  db: Prisma.TransactionClient,
  model: Model,
  rows: readonly NewRow<Model>[],
  { skipTaken = false } = {},
): Promise<number> => {
  if (rows.length === 0) return 0;
  const { text, values } = insertStatement(model, rows);
  const whole = skipTaken ? `${text} ON CONFLICT DO NOTHING` : text;
  return (await runStatement(db, { text: whole, values })).count;
};

/** The statement that changes all rows that have some values. */
export const updateStatement = <Model extends Prisma.ModelName>(
  model: Model,
  where: Fields<Model>,
  change: Fields<Model>,
): Statement => {
  const given = givenIn(model, change);
  const condition = conditionOf(model, where, given.length + 1);
  const text = textOf(
    ["update", model, ...namesIn(given), ...condition.kind],
    texts,
    () => `UPDATE ${tableOf(model).table} SET ${equations(given, 1)} WHERE ${condition.text()}`,
  );
  return { text, values: [...valuesIn(given), ...condition.values] };
};

/** Changes all rows that have some values. @returns how many there were */
export const updateRows = async <Model extends Prisma.ModelName>(
  db: Prisma.TransactionClient,
  model: Model,
  where: Fields<Model>,
  change: Fields<Model>,
): Promise<number> => (await runStatement(db, updateStatement(model, where, change))).count;

/** Deletes all rows that have these values. @returns how many there were */
export const deleteRows = async <Model extends Prisma.ModelName>(
  db: Prisma.TransactionClient,
  model: Model,
  where: Fields<Model>,
): Promise<number> => {
  const { kind, text: conditions, values } = conditionOf(model, where);
  const text = textOf(
    ["delete", model, ...kind],
    texts,
    () => `DELETE FROM ${tableOf(model).table} WHERE ${conditions()}`,
  );
  return (await runStatement(db, { text, values })).count;
};

/** Counts the rows that have these values. */
export const countRows = async <Model extends Prisma.ModelName>(
  db: Prisma.TransactionClient,
  model: Model,
  where: Fields<Model>,
): Promise<number> => {
  const { kind, text: conditions, values } = conditionOf(model, where);
  const text = textOf(
    ["count", model, ...kind],
    texts,
    () => `SELECT count(*)::text FROM ${tableOf(model).table} WHERE ${conditions()}`,
  );
  return Number((await queryTexts(db, { text, values }))[0]);
};

/**
 * Counts the rows that have these values, and the bytes of one of their texts.
 *
 * @param which.of the field with the text; its length is known without reading it
 */
export const countBytes = async <Model extends Prisma.ModelName>(
  db: Prisma.TransactionClient,
  model: Model,
  { where, of }: { readonly where: Fields<Model>; readonly of: keyof Row<Model> & string },
): Promise<{ readonly rows: number; readonly bytes: number }> => {
  const { kind, text: conditions, values } = conditionOf(model, where);
  const text = textOf(["count bytes", model, of, ...kind], texts, () => {
    const bytes = `coalesce(sum(octet_length(${columnOf(model, of)})), 0)`;
    return `SELECT json_build_array(count(*), ${bytes})::text FROM ${tableOf(model).table} WHERE ${conditions()}`;
  });
  const [counted = "[0,0]"] = await queryTexts(db, { text, values });
  const [rows, bytes] = JSON.parse(counted) as [number, number];
  return { rows, bytes };
};
