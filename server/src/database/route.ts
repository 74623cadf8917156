import type pg from "pg";
import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import type { PooledAdapter } from "./pooled-adapter.js";

/** A row that is inserted together with a change, so that there is never one without the other. */
export interface ChangeRecord {
  readonly model: Prisma.ModelName;
  /** The row, when the change is about to be committed. */
  row(): object;
  /** Whether it is committed. */
  isWritten: boolean;
}

/** Bounds how much is read for one answer. */
export interface ReadBound {
  /**
   * Sets bytes aside for what is about to be read.
   *
   * @param options.mayWait whether neither locks nor connections are held meanwhile
   * @throws where there are too many
   */
  setAside(bytes: number, options: { readonly mayWait: boolean }): Promise<void>;
}

/** How statements of our own get to the database that a client of Prisma leads to. */
export interface Route {
  /** The client that was connected. Others stand for it. */
  readonly prisma: PrismaClient;
  readonly adapter: PooledAdapter;
  /** Is told of each of them. */
  readonly onStatement: ((sql: string) => void) | undefined;
  /** What the first change takes along; absent where changes are not recorded. */
  readonly record?: ChangeRecord;
  /** Absent where any number of bytes may be read. */
  readonly bound?: ReadBound;
}

const routes = new WeakMap<object, Route>();

/** Lets statements of our own go where a client of Prisma leads. */
export const setRoute = (client: PrismaClient, route: Route): void => {
  routes.set(client, route);
};

/** The route of an ordinary client. @throws Error for a client that was not made by `createPrisma` */
export const routeOf = (db: Prisma.TransactionClient): Route => {
  const route = routes.get(db);
  if (!route) throw new Error("The client was not made by `createPrisma`.");
  return route;
};

/** The same; undefined for the client of a transaction. */
export const ownRouteOf = (db: Prisma.TransactionClient): Route | undefined => routes.get(db);

/** Tells of the pool that an ordinary client leads to, as soon as there is one. */
export const onPool = (prisma: PrismaClient, tell: (pool: pg.Pool) => void): void =>
  routes.get(prisma)?.adapter.onPool(tell);

/** The pool of a route. */
export const poolOf = async ({ adapter, prisma }: Route): Promise<pg.Pool> => {
  if (!adapter.pool) await prisma.$connect();
  if (!adapter.pool) throw new Error("Prisma is connected, yet not by its pool.");
  return adapter.pool;
};
