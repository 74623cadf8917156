import type { Prisma } from "../generated/prisma/client.js";
import { jsonValue, parameter } from "./column-json.js";
import type { Column } from "./data-model.js";
import { runStatement } from "./own-statement.js";
import { columnIn, rowsOf, tableOf } from "./rows.js";

// Rows are written and counted in statements of our own, whose texts are made once and prepared: Prisma takes five times the
// processor time for the same.

type Types<Model extends Prisma.ModelName> = Prisma.TypeMap["model"][Model];

/** A row with all of its columns, as Prisma answers it. */
export type Row<Model extends Prisma.ModelName> = Types<Model>["payload"]["scalars"];

/** A row to insert. The database fills in what is left out. */
export type NewRow<Model extends Prisma.ModelName> = Exclude<
  Types<Model>["operations"]["createMany"]["args"]["data"],
  readonly unknown[]
>;

/** Columns and their values. What is undefined is left out. */
export type Fields<Model extends Prisma.ModelName> = {
  readonly [Field in keyof Row<Model>]?: Row<Model>[Field] | undefined;
};

interface Given {
  readonly column: Column;
  readonly value: unknown;
}

const givenIn = (model: string, fields: object): Given[] =>
  Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [] : [{ column: columnIn(model, field), value }],
  );

const texts = new Map<string, string>();

/** The text of a kind of statement, which is made once. */
const textOf = (kind: readonly string[], make: () => string): string => {
  const key = kind.join(" ");
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = make();
  texts.set(key, text);
  return text;
};

const namesIn = (given: readonly Given[]): string[] => given.map(({ column: { column } }) => column);
const valuesIn = (given: readonly Given[]): unknown[] => given.map(({ column, value }) => parameter(column, value));

/** `column = $1` for each column, from a number on. */
const equations = (given: readonly Given[], from: number): string[] =>
  namesIn(given).map((name, index) => `${name} = $${from + index}`);

/** Which rows are meant: those that have all of these values. */
const conditionOf = (model: string, where: object, from = 1) => {
  const given = givenIn(model, where);
  if (given.length === 0) throw new Error(`There is no condition for rows of ${model}.`);
  const [empty, filled] = [given.filter(({ value }) => value === null), given.filter(({ value }) => value !== null)];
  return {
    kind: ["where", ...namesIn(filled), "null", ...namesIn(empty)],
    text: () => [...equations(filled, from), ...namesIn(empty).map((name) => `${name} IS NULL`)].join(" AND "),
    values: valuesIn(filled),
  };
};

const wholes = new Map<string, ReturnType<typeof rowsOf>>();

/** The reading of all columns of a model's rows. */
const wholeOf = (model: Prisma.ModelName): ReturnType<typeof rowsOf> => {
  const known = wholes.get(model) ?? rowsOf(model, {});
  wholes.set(model, known);
  return known;
};

/**
 * Inserts a row.
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
  const text = textOf(["insert", model, ...namesIn(given)], () => {
    const places = given.map((_, index) => `$${index + 1}`);
    return `INSERT INTO ${from.text} (${namesIn(given)}) VALUES (${places}) RETURNING ${json.text}::text`;
  });
  const { texts } = await runStatement(db, { text, values: valuesIn(given) });
  return read(JSON.parse(texts[0] ?? "null") as never) as Row<Model>;
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
  const [first] = rows;
  if (first === undefined) return 0;
  const names = namesIn(givenIn(model, first));
  const text = textOf(["insert many", model, String(skipTaken), ...names], () => {
    const { table } = tableOf(model);
    const selected = `SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1::json)`;
    return `INSERT INTO ${table} (${names}) ${selected}${skipTaken ? " ON CONFLICT DO NOTHING" : ""}`;
  });
  const json = rows.map((row) =>
    Object.fromEntries(givenIn(model, row).map(({ column, value }) => [column.column, jsonValue(column, value)])),
  );
  return (await runStatement(db, { text, values: [JSON.stringify(json)] })).count;
};

/** Changes all rows that have these values. @returns how many there were */
export const updateRows = async <Model extends Prisma.ModelName>(
  db: Prisma.TransactionClient,
  model: Model,
  where: Fields<Model>,
  change: Fields<Model>,
): Promise<number> => {
  const given = givenIn(model, change);
  const condition = conditionOf(model, where, given.length + 1);
  const text = textOf(
    ["update", model, ...namesIn(given), ...condition.kind],
    () => `UPDATE ${tableOf(model).table} SET ${equations(given, 1)} WHERE ${condition.text()}`,
  );
  return (await runStatement(db, { text, values: [...valuesIn(given), ...condition.values] })).count;
};

/** Deletes all rows that have these values. @returns how many there were */
export const deleteRows = async <Model extends Prisma.ModelName>(
  db: Prisma.TransactionClient,
  model: Model,
  where: Fields<Model>,
): Promise<number> => {
  const { kind, text: conditions, values } = conditionOf(model, where);
  const text = textOf(["delete", model, ...kind], () => `DELETE FROM ${tableOf(model).table} WHERE ${conditions()}`);
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
    () => `SELECT count(*)::text FROM ${tableOf(model).table} WHERE ${conditions()}`,
  );
  return Number((await runStatement(db, { text, values })).texts[0]);
};
