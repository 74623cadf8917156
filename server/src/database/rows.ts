import { dataModel } from "../generated/data-model.js";
import { Prisma, type PrismaClient } from "../generated/prisma/client.js";
import { columnJson } from "./column-json.js";
import type { Column, DataModel, Relation } from "./data-model.js";
import { queryTexts } from "./own-statement.js";

/** What is read of a row, as Prisma's `findMany` takes it: columns, relations, and of those in turn. */
export interface Args {
  readonly select?: object;
  readonly include?: object;
  /** Of a relation: columns and the values they must have. */
  readonly where?: object;
  /** Of a relation. */
  readonly orderBy?: object | readonly object[];
}

export type Delegate<Model extends Prisma.ModelName> = PrismaClient[Uncapitalize<Model>];

/** Rows of a model with all that hangs on them, read in one statement: as JSON that the database puts together. */
export interface Rows<Row> {
  /** The JSON of a row of `from`. */
  readonly json: Prisma.Sql;
  readonly from: Prisma.Sql;
  /** Makes of that JSON what Prisma would have answered. */
  read(json: never): Row;
}

interface Part {
  readonly json: Prisma.Sql;
  read(json: never): unknown;
}

const models: DataModel = dataModel;

/** @throws Error where there is none */
export const tableOf = (model: string) => {
  const table = models[model];
  if (!table) throw new Error(`There is no model ${model}.`);
  return table;
};

/** Whether a field is a column. */
export const hasColumn = (model: string, field: string): boolean => tableOf(model).columns[field] !== undefined;

/** What is known of the column of a field. @throws Error where there is none */
export const columnIn = (model: string, field: string): Column => {
  const column = tableOf(model).columns[field];
  if (column === undefined) throw new Error(`${model}.${field} is no column.`);
  return column;
};

/** The name of the column of a field. @throws Error where there is none */
export const columnOf = (model: string, field: string): string => columnIn(model, field).column;

/** The conditions of a relation. @throws Error for what is more than columns with their values */
const conditionsOf = (model: string, where: object, alias: string): Prisma.Sql[] =>
  Object.entries(where).map(([field, value]: [string, unknown]) => {
    if (value instanceof Prisma.Sql) return Prisma.sql`${Prisma.raw(`${alias}.${columnOf(model, field)}`)} = ${value}`;
    if (value === undefined || typeof value === "object")
      throw new Error(`${model}.${field} is compared with what is no plain value.`);
    return Prisma.sql`${Prisma.raw(`${alias}.${columnOf(model, field)}`)} = ${value}`;
  });

const orderOf = (model: string, orderBy: Args["orderBy"], alias: string): Prisma.Sql => {
  const columns = [orderBy ?? []]
    .flat()
    .flatMap(Object.entries)
    .map(([field, direction]) => `${alias}.${columnOf(model, field)} ${direction === "desc" ? "DESC" : "ASC"}`);
  return columns.length === 0 ? Prisma.empty : Prisma.raw(` ORDER BY ${columns.join(", ")}`);
};

const known: ReadonlySet<string> = new Set(["select", "include", "where", "orderBy"]);

const relationPart = ({ model, list, on }: Relation, args: Args, depth: number): Part => {
  const unknown = Object.keys(args).find((name) => !known.has(name));
  if (unknown !== undefined) throw new Error(`Related rows of ${model} cannot be read with ${unknown}.`);
  const [parent, alias] = [aliasOf(depth - 1), aliasOf(depth)];
  const row = rowPart(model, args, depth);
  const joined = on.map(([own, theirs]) => Prisma.raw(`${alias}.${theirs} = ${parent}.${own}`));
  const conditions = Prisma.join([...joined, ...conditionsOf(model, args.where ?? {}, alias)], " AND ");
  const value = list ? Prisma.sql`json_agg(${row.json}${orderOf(model, args.orderBy, alias)})` : row.json;
  const { table } = tableOf(model);
  return {
    json: Prisma.sql`(SELECT ${value} FROM ${Prisma.raw(`${table} AS ${alias}`)} WHERE ${conditions})`,
    // nothing gathered is null, and so is a row that is not there
    read: list ? (rows: never[] | null) => (rows ?? []).map(row.read) : (one) => (one === null ? null : row.read(one)),
  };
};

const aliasOf = (depth: number): string => `row${depth}`;

const fieldsOf = (model: string, { select, include }: Args): [string, unknown][] =>
  Object.entries(
    select ?? { ...Object.fromEntries(Object.keys(tableOf(model).columns).map((name) => [name, true])), ...include },
  ).filter(([, wanted]) => wanted !== false && wanted !== undefined);

const partOf = (model: string, field: string, wanted: unknown, depth: number): Part => {
  const { columns, relations } = tableOf(model);
  const [column, relation] = [columns[field], relations[field]];
  if (column) return columnJson(column, aliasOf(depth));
  if (!relation) throw new Error(`${model} has no ${field}.`);
  return relationPart(relation, wanted === true ? {} : (wanted as Args), depth + 1);
};

/** An array in the order of the fields: half the size of an object, and as easily read. */
const rowPart = (model: string, args: Args, depth: number) => {
  const fields = fieldsOf(model, args).map(([name, wanted]) => ({ name, ...partOf(model, name, wanted, depth) }));
  return {
    json: Prisma.sql`json_build_array(${Prisma.join(fields.map(({ json }) => json))})`,
    read: (values: readonly never[]): Record<string, unknown> => {
      const row: Record<string, unknown> = {};
      let index = 0;
      // a pair for each value that is read is what this would cost most, if it went by `entries`
      for (const { name, read } of fields) row[name] = read(values[index++] as never);
      return row;
    },
  };
};

/**
 * Makes the reading of a model's rows with all that hangs on them in one statement, where Prisma takes one for each kind of
 * relation and five times the processor time. Fields, columns and joins come from Prisma's schema.
 *
 * @param args what is read, as `findMany` takes it: `select`, `include`, and of relations `orderBy` and `where` with plain
 * values. What is more, such as `take`, is refused by its type or when the rows are made.
 * @example
 * const services = rowsOf("StorageService", { include: { labels: { orderBy: { position: "asc" } } } });
 * const [service] = await findRows(prisma, services, Prisma.sql`WHERE uuid = ${uuid}::uuid`);
 */
export const rowsOf = <Model extends Prisma.ModelName, A extends Args>(
  model: Model,
  args: A,
): Rows<Prisma.Result<Delegate<Model>, A, "findFirstOrThrow">> => {
  const { json, read } = rowPart(model, args, 0);
  const from = Prisma.raw(`${tableOf(model).table} AS ${aliasOf(0)}`);
  // a text without parameters need not be put together for each statement
  return { json: json.values.length === 0 ? Prisma.raw(json.text) : json, from, read: read as never };
};

/**
 * Reads rows in one statement.
 *
 * @param tail what comes after FROM; columns are those of the model's table
 */
export const findRows = async <Row>(
  prisma: Prisma.TransactionClient,
  { json, from, read }: Rows<Row>,
  tail: Prisma.Sql,
): Promise<Row[]> => {
  const texts = await queryTexts(prisma, Prisma.sql`SELECT ${json}::text FROM ${from} ${tail}`);
  return texts.map((text) => read(JSON.parse(text) as never));
};
