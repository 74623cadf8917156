import { createHash } from "node:crypto";
import type pg from "pg";
import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import { repeatedOnConflict } from "./conflict.js";
import type { PooledAdapter } from "./pooled-adapter.js";

/** What leads past Prisma: the adapter of a client, and who is told of each statement. */
interface Shortcut {
  readonly adapter: PooledAdapter;
  readonly onStatement: ((sql: string) => void) | undefined;
}

const shortcuts = new WeakMap<object, Shortcut>();

/** Lets statements on a client go to its pool directly. Clients of transactions are others, and go through Prisma. */
export const takeShortcut = (prisma: PrismaClient, shortcut: Shortcut): void => {
  shortcuts.set(prisma, shortcut);
};

/** Whether a client leads to the pool by itself, and is not that of a transaction. */
export const isOwnClient = (prisma: Prisma.TransactionClient): prisma is PrismaClient => shortcuts.has(prisma);

/** Tells of the pool that an ordinary client leads to, as soon as there is one. */
export const onPool = (prisma: PrismaClient, tell: (pool: pg.Pool) => void): void =>
  shortcuts.get(prisma)?.adapter.onPool(tell);

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

const poolOf = async (prisma: PrismaClient, { adapter }: Shortcut): Promise<pg.Pool> => {
  if (!adapter.pool) await prisma.$connect();
  if (!adapter.pool) throw new Error("Prisma is connected, yet not by its pool.");
  return adapter.pool;
};

/**
 * Runs one statement, and answers its one column, which must be text. On an ordinary client it is prepared and goes by the
 * pool, which spares what Prisma does around each statement: several times what the driver needs. It is a transaction of its
 * own then, and repeated when PostgreSQL gives it up for the sake of another. On the client of a transaction it is part of
 * that, and sees what was written there.
 *
 * @throws what the driver throws, or Prisma in a transaction
 */
export const queryTexts = async <Text extends string | null = string>(
  prisma: Prisma.TransactionClient,
  { text, values }: Statement,
): Promise<Text[]> => {
  const shortcut = shortcuts.get(prisma);
  if (!shortcut) {
    // what is variable is in the values
    const rows = await prisma.$queryRawUnsafe<Readonly<Record<string, Text>>[]>(text, ...values);
    return rows.flatMap((row) => Object.values(row));
  }
  shortcut.onStatement?.(text);
  const pool = await poolOf(prisma as PrismaClient, shortcut);
  const prepared = { name: nameOf(text), text, values, rowMode: "array" };
  const { rows } = await repeatedOnConflict(() => pool.query<[Text]>(prepared as never));
  return rows.map(([only]) => only);
};
