import DataLoader from "dataloader";
import { Prisma, type PrismaClient } from "../generated/prisma/client.js";
import { freeBytes, setAside } from "./bounded-read.js";
import { queryTexts } from "./own-statement.js";
import { ownRouteOf } from "./route.js";
import { type Args, type Delegate, type JsonRows, rowsOf } from "./rows.js";
import { columnOf, hasColumn } from "./tables.js";

/** The types in PostgreSQL of what is asked with. */
interface Values {
  readonly text: string;
  readonly uuid: string;
  readonly bytea: Uint8Array;
  readonly bigint: bigint;
}

/** The columns that a key consists of, by their fields, and what else is asked with. */
type KeyTypes = Readonly<Record<string, keyof Values>>;

type KeyOf<Types extends KeyTypes> = { readonly [Name in keyof Types]: Values[Types[Name]] };

/** In the conditions of relations: what is asked with under this name, which is no field of the row. */
export const askedWith = (name: string): string => Prisma.raw(`asked."${name}"`) as unknown as string;

/** A row that is too large to be read unasked. */
class Large {
  constructor(readonly bytes: number) {}
}

/** More share no statement, so that several connections work at once. */
const mostAtOnce = 8;

/** What is wrong with one key, such as text that is no UUID, fails the statement of all that are asked for with it. */
const isAboutValues = (error: unknown): boolean => /^22/.test(String((error as { code?: unknown } | null)?.code));

/**
 * Makes the reading of one row by a unique key, with all that hangs on it. Those who ask for rows of one kind in the same turn of
 * the event loop share a statement: under load, what a statement costs by itself is paid once for all of them. What is read
 * was there when the statement began, which is after everybody asked; nothing is kept.
 *
 * @param types the fields of the key, with the types of their columns; a name that is no field is for `askedWith`
 * @param args what is read, as `rowsOf` takes it
 * @example
 * const findAccount = rowByKey("Account", { username: "text" }, { select: { id: true } });
 * const account = await findAccount(prisma, { username: "ada" });
 */
export const rowByKey = <Model extends Prisma.ModelName, Types extends KeyTypes, A extends Args>(
  model: Model,
  types: Types,
  args: A,
): ((
  prisma: Prisma.TransactionClient,
  key: KeyOf<Types>,
) => Promise<Prisma.Result<Delegate<Model>, A, "findFirst"> | null>) =>
  readByKey(model, types, rowsOf(model, args)) as never;

/**
 * Does as `rowByKey` with rows that somebody has made: those of `rowsOf`, with more in them.
 *
 * @param rows those of the model
 */
export const readByKey = <Read, Types extends KeyTypes>(
  model: Prisma.ModelName,
  types: Types,
  rows: JsonRows<Read>,
): ((prisma: Prisma.TransactionClient, key: KeyOf<Types>) => Promise<Read | null>) => {
  type Key = KeyOf<Types>;
  if (rows.json.values.length > 0) throw new Error(`Rows of ${model} by a key cannot depend on values.`);
  const names = Object.keys(types);
  // a subquery hides from the planner how many there are: it would plan anew each time, for that number
  const lists = names.map((name, index) => `(SELECT $${index + 1}::${types[name]}[])`);
  const fields = names.filter((name) => hasColumn(model, name));
  const conditions = fields.map((field) => `row0.${columnOf(model, field)} = asked."${field}"`);
  const columns = [...names.map((name) => `"${name}"`), "place"].join(", ");
  // a row is a JSON array; in place of one that is too large stands the number of its bytes
  const text =
    `SELECT CASE WHEN octet_length(row) > $${names.length + 1}::bigint THEN octet_length(row)::text ELSE row END FROM (` +
    `SELECT (SELECT ${rows.json.text} FROM ${rows.from.text} WHERE ${conditions.join(" AND ")})::text AS row ` +
    `FROM unnest(${lists.join(", ")}) WITH ORDINALITY AS asked (${columns}) ORDER BY place) AS found`;

  type Row = Read | Large | null;
  const readAll = async (prisma: Prisma.TransactionClient, keys: readonly Key[], most = freeBytes): Promise<Row[]> => {
    const values = [...names.map((name) => keys.map((key) => key[name])), most];
    const texts = await queryTexts<string | null>(prisma, { text, values });
    return texts.map((json) => {
      if (json === null) return null;
      const parsed = JSON.parse(json) as never;
      return typeof parsed === "number" ? new Large(parsed) : rows.read(parsed);
    });
  };

  /** Reads by itself what was too large to be read with others. */
  const readLarge = async (db: Prisma.TransactionClient, key: Key, { bytes }: Large): Promise<Read | null> => {
    await setAside(db, bytes);
    const [row = null] = await readAll(db, [key], bytes);
    // others may have stored more since it was weighed
    return row instanceof Large ? readLarge(db, key, row) : row;
  };

  const readOrFail = async (prisma: PrismaClient, keys: readonly Key[]): Promise<(Row | Error)[]> => {
    try {
      return await readAll(prisma, keys);
    } catch (error) {
      if (keys.length === 1 || !isAboutValues(error)) throw error;
      const each = await Promise.all(keys.map((key) => readOrFail(prisma, [key]).catch((own: Error) => [own])));
      return each.flat();
    }
  };

  const loaders = new WeakMap<object, DataLoader<Key, Row>>();
  const loaderOf = (prisma: PrismaClient): DataLoader<Key, Row> => {
    const known = loaders.get(prisma);
    if (known) return known;
    const loader = new DataLoader<Key, Row>((keys) => readOrFail(prisma, keys), {
      cache: false,
      maxBatchSize: mostAtOnce,
      batchScheduleFn: (send) => setImmediate(send),
    });
    loaders.set(prisma, loader);
    return loader;
  };

  return async (db, key) => {
    const route = ownRouteOf(db);
    const row = route ? await loaderOf(route.prisma).load(key) : ((await readAll(db, [key]))[0] ?? null);
    return row instanceof Large ? readLarge(db, key, row) : row;
  };
};
