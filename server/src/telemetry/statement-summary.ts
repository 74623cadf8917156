import { dataModel } from "../generated/data-model.js";

/** What a statement does, to which tables: `SELECT providers resources`. */
export interface StatementSummary {
  readonly operation: string;
  readonly tables: readonly string[];
  readonly text: string;
}

const knownTables: ReadonlySet<string> = new Set(Object.values(dataModel).map(({ table }) => table));

const operation = /\b(?:SELECT|INSERT|UPDATE|DELETE|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;
const table = /[()]|\b(?:FROM|JOIN|INTO|UPDATE)\s+(?:"?public"?\.)?"?([a-z_]+)"?/gi;

/** More tables than a reader wants to see make no better name. */
const mostTables = 5;

/** The tables of a statement, those of its inner statements after its own. */
const tablesIn = (sql: string): string[] => {
  const found: { readonly name: string; readonly depth: number }[] = [];
  let depth = 0;
  for (const [text, name = ""] of sql.matchAll(table)) {
    if (text === "(") depth += 1;
    else if (text === ")") depth -= 1;
    else if (knownTables.has(name.toLowerCase())) found.push({ name: name.toLowerCase(), depth });
  }
  return [...new Set(found.sort((one, other) => one.depth - other.depth).map(({ name }) => name))];
};

/** A statement without what stands in brackets; so, of `WITH`, what comes after its parts. */
const outermost = (sql: string): string => {
  let text = sql;
  for (let shorter = ""; shorter !== text; ) {
    shorter = text;
    text = text.replace(/\([^()]*\)/g, "");
  }
  return text;
};

/**
 * Says what a statement does, in the words of the database's own schema alone: whatever else stands in its text, be it a
 * value, is left out.
 */
export const summarize = (sql: string): StatementSummary => {
  const done = operation.exec(outermost(sql))?.[0].toUpperCase() ?? "OTHER";
  const tables = tablesIn(sql).slice(0, mostTables);
  return { operation: done, tables, text: [done, ...tables].join(" ") };
};

/** There are as many texts as the code has, but for lists, whose length is in the text. */
const mostRemembered = 1000;

/** Makes a `summarize` that remembers what it said. */
export const rememberingSummaries = (): ((sql: string) => StatementSummary) => {
  const said = new Map<string, StatementSummary>();
  return (sql) => {
    const known = said.get(sql);
    if (known) return known;
    const summary = summarize(sql);
    if (said.size < mostRemembered) said.set(sql, summary);
    return summary;
  };
};
