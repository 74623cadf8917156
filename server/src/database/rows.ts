import { Prisma, type PrismaClient } from "../generated/prisma/client.js";
import { readTexts } from "./bounded-read.js";
import { columnJson } from "./column-json.js";
import type { Relation } from "./data-model.js";
import { conditionOf, type Fields, textOf } from "./fields.js";
import type { Statement } from "./own-statement.js";
import { columnOf, tableOf } from "./tables.js";

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

/** Which rows to read, and in which order. */
export interface Which<Model extends Prisma.ModelName> {
  readonly where: Fields<Model>;
  readonly orderBy?: Args["orderBy"];
}

/** Rows of a model with all that hangs on them, read in one statement: as JSON that the database puts together. */
export interface Rows<Row, Model extends Prisma.ModelName = Prisma.ModelName> {
  /** The JSON of a row of `from`. */
  readonly json: Prisma.Sql;
  readonly from: Prisma.Sql;
  /** Makes of that JSON what Prisma would have answered. */
  read(json: never): Row;
  /** The statement that reads the rows with some values. Its text is made once. */
  select(which: Which<Model>): Statement;
}

/** Rows as parts of a statement that somebody else puts together. */
export type JsonRows<Row> = Pick<Rows<Row>, "json" | "from" | "read">;

interface Part {
  readonly json: Prisma.Sql;
  read(json: never): unknown;
}

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
): Rows<Prisma.Result<Delegate<Model>, A, "findFirstOrThrow">, Model> => {
  const { json, read } = rowPart(model, args, 0);
  const from = Prisma.raw(`${tableOf(model).table} AS ${aliasOf(0)}`);
  // a text without parameters need not be put together for each statement
  const texts = new Map<string, string>();
  const select = ({ where, orderBy }: Which<Model>): Statement => {
    if (json.values.length > 0) throw new Error(`Rows of ${model} that depend on values need a tail of their own.`);
    const condition = conditionOf(model, where);
    const text = textOf([...condition.kind, JSON.stringify(orderBy ?? null)], texts, () => {
      const order = orderOf(model, orderBy, aliasOf(0)).text;
      return `SELECT ${json.text}::text FROM ${from.text} WHERE ${condition.text()}${order}`;
    });
    return { text, values: condition.values };
  };
  return { json: json.values.length === 0 ? Prisma.raw(json.text) : json, from, read: read as never, select };
};

/**
 * Reads rows in one statement; many bytes of them in two, for a client with a bound.
 *
 * @param which the values that the rows have, or what comes after FROM; columns are those of the model's table
 * @example
 * const labels = await findRows(db, labelRows, { where: { serviceUuid }, orderBy: { position: "asc" } });
 */
export const findRows = async <Row, Model extends Prisma.ModelName>(
  db: Prisma.TransactionClient,
  rows: Rows<Row, Model>,
  which: Which<Model> | Prisma.Sql,
): Promise<Row[]> => {
  const { json, from, read, select } = rows;
  const statement =
    which instanceof Prisma.Sql ? Prisma.sql`SELECT ${json}::text FROM ${from} ${which}` : select(which);
  const texts = await readTexts(db, statement);
  return texts.map((text) => read(JSON.parse(text) as never));
};
