import { createHash } from "node:crypto";
import type pg from "pg";
import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import { repeatedOnConflict } from "./conflict.js";
import type { PooledAdapter } from "./pooled-adapter.js";
import { levelOf } from "./transaction-client.js";

/** How statements of our own get to the database that a client of Prisma leads to. */
interface Route {
  readonly adapter: PooledAdapter;
  /** Is told of each of them. */
  readonly onStatement: ((sql: string) => void) | undefined;
}

const routes = new WeakMap<object, Route>();

/** Lets statements of our own go to the pool of a client. */
export const setRoute = (prisma: PrismaClient, route: Route): void => {
  routes.set(prisma, route);
};

/** @throws Error for a client without one */
export const routeOf = (prisma: PrismaClient): Route => {
  const route = routes.get(prisma);
  if (!route) throw new Error("The client was not made by `createPrisma`.");
  return route;
};

/** Whether a client leads to the pool by itself, and is not that of a transaction. */
export const isOwnClient = (db: Prisma.TransactionClient): db is PrismaClient => routes.has(db);

/** Tells of the pool that an ordinary client leads to, as soon as there is one. */
export const onPool = (prisma: PrismaClient, tell: (pool: pg.Pool) => void): void =>
  routes.get(prisma)?.adapter.onPool(tell);

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

/** The pool that an ordinary client leads to. */
export const poolOf = async (prisma: PrismaClient): Promise<pg.Pool> => {
  const { adapter } = routeOf(prisma);
  if (!adapter.pool) await prisma.$connect();
  if (!adapter.pool) throw new Error("Prisma is connected, yet not by its pool.");
  return adapter.pool;
};

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
  { text, values }: Statement,
): Promise<Outcome<Text>> => {
  const prepared = { name: nameOf(text), text, values: [...values], rowMode: "array" as const };
  const level = levelOf(db);
  (level ?? routeOf(db as PrismaClient)).onStatement?.(text);
  const { rows, rowCount } = level
    ? await level.open.query<[Text]>(prepared)
    : await queryPool<[Text]>(await poolOf(db as PrismaClient), prepared);
  return { texts: rows.map(([only]) => only), count: rowCount ?? 0 };
};

const queryPool = <Row extends unknown[]>(pool: pg.Pool, statement: pg.QueryArrayConfig) =>
  repeatedOnConflict(() => pool.query<Row>(statement));

/** Runs one statement, as `runStatement` does, and answers its one column, which must be text. */
export const queryTexts = async <Text extends string | null = string>(
  db: Prisma.TransactionClient,
  statement: Statement,
): Promise<Text[]> => (await runStatement<Text>(db, statement)).texts;
