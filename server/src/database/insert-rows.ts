import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import { queryTexts } from "./own-statement.js";
import { columnOf, tableOf } from "./rows.js";

/** What columns can take from JSON as it is. */
type Plain = string | number | boolean | Date | null | readonly string[];

/**
 * Makes the writing of new rows of a model, any number of them in one statement of one text, which is prepared once.
 *
 * @param fields the columns that are given; the others take what the database gives them
 * @example
 * const insertRecords = insertRows("AuditRecord", ["at", "caller"]);
 * await insertRecords(prisma, [{ at: new Date(), caller: "USER ada" }]);
 */
export const insertRows = <Field extends string>(model: Prisma.ModelName, fields: readonly Field[]) => {
  const columns = fields.map((field) => [field, columnOf(model, field)] as const);
  const [table, list] = [tableOf(model).table, columns.map(([, column]) => column).join(", ")];
  const text = `INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${table}, $1::json)`;
  return async (prisma: PrismaClient, rows: readonly { readonly [F in Field]: Plain }[]): Promise<void> => {
    const byColumn = rows.map((row) => Object.fromEntries(columns.map(([field, column]) => [column, row[field]])));
    await queryTexts(prisma, { text, values: [JSON.stringify(byColumn)] });
  };
};
