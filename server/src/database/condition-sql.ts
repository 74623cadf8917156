import { Prisma } from "../generated/prisma/client.js";
import { parameter } from "./column-json.js";
import { columnIn, hasColumn, tableOf } from "./tables.js";

type Condition = Readonly<Record<string, unknown>>;

/** An object that is no value of a column, as times are. */
const isCondition = (value: unknown): value is Condition =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const compared: Readonly<Record<string, string>> = { gt: ">", gte: ">=", lt: "<", lte: "<=" };

const all = (parts: readonly Prisma.Sql[]): Prisma.Sql =>
  parts.length === 0 ? Prisma.sql`true` : Prisma.sql`(${Prisma.join([...parts], " AND ")})`;

const some = (parts: readonly Prisma.Sql[]): Prisma.Sql =>
  parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join([...parts], " OR ")})`;

/** What one column must be: a value, or what operators say. */
const columnSql = (model: string, field: string, wanted: unknown, alias: string): Prisma.Sql => {
  const column = columnIn(model, field);
  const name = Prisma.raw(`${alias}.${column.column}`);
  const send = (value: unknown) => parameter(column, value);
  if (wanted === undefined) throw new Error(`${model}.${field} is compared with nothing.`);
  if (wanted === null) return Prisma.sql`${name} IS NULL`;
  if (!isCondition(wanted)) return Prisma.sql`${name} = ${send(wanted)}`;
  const { mode, ...operators } = wanted;
  const parts = Object.entries(operators).map(([operator, value]) => {
    if (operator === "in" && Array.isArray(value)) return Prisma.sql`${name} = ANY(${value.map(send)})`;
    if (operator === "contains" && typeof value === "string")
      return Prisma.sql`${name} ${Prisma.raw(mode === "insensitive" ? "ILIKE" : "LIKE")} ${`%${value}%`}`;
    const sign = compared[operator];
    if (sign === undefined || value === null || value === undefined)
      throw new Error(`${model}.${field} is compared with ${operator}, which is not known here.`);
    return Prisma.sql`${name} ${Prisma.raw(sign)} ${send(value)}`;
  });
  return all(parts);
};

/** That there is a related row, or some of them, on which a condition holds. */
const relationSql = (model: string, field: string, wanted: unknown, depth: number): Prisma.Sql => {
  const relation = tableOf(model).relations[field];
  if (!relation) throw new Error(`${model} has no ${field}.`);
  const condition = relation.list && isCondition(wanted) ? wanted["some"] : wanted;
  if (!isCondition(condition) || (relation.list && Object.keys(wanted as object).length !== 1))
    throw new Error(`${model}.${field} is asked for in a way that is not known here.`);
  const [parent, alias] = [aliasOf(depth), aliasOf(depth + 1)];
  const joined = relation.on.map(([own, theirs]) => Prisma.raw(`${alias}.${theirs} = ${parent}.${own}`));
  const from = Prisma.raw(`${tableOf(relation.model).table} AS ${alias}`);
  return Prisma.sql`EXISTS (SELECT FROM ${from} WHERE ${all([...joined, conditionAt(relation.model, condition, depth + 1)])})`;
};

const aliasOf = (depth: number): string => `row${depth}`;

const conditionAt = (model: string, condition: Condition, depth: number): Prisma.Sql =>
  all(
    Object.entries(condition).map(([name, wanted]) => {
      if (name === "OR" || name === "AND") {
        const each = (wanted as readonly Condition[]).map((one) => conditionAt(model, one, depth));
        return name === "OR" ? some(each) : all(each);
      }
      return hasColumn(model, name)
        ? columnSql(model, name, wanted, aliasOf(depth))
        : relationSql(model, name, wanted, depth);
    }),
  );

/**
 * A condition for Prisma as SQL, so that a rule which is written once also finds rows in statements of our own. It knows `AND`, `OR`,
 * values, `in`, `contains`, `gt`, `gte`, `lt`, `lte`, related rows and `some` of them.
 *
 * @param model of the rows, which the statement must call `row0`
 * @throws Error for anything else, so that no condition is lost
 * @example
 * await findRows(db, rows, Prisma.sql`WHERE ${conditionSql("Resource", { project: { members: { some: { username } } } })}`);
 */
export const conditionSql = (model: Prisma.ModelName, condition: object): Prisma.Sql =>
  conditionAt(model, condition as Condition, 0);
