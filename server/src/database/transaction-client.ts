import type { Prisma } from "../generated/prisma/client.js";
import type { OpenTransaction } from "./open-transaction.js";
import type { ReadBound } from "./route.js";

/** Where the statements of a client go: into an open transaction. */
export interface Level {
  readonly open: OpenTransaction;
  /** How many savepoints deep. */
  readonly depth: number;
  /** Has Prisma join the transaction, unless it has joined already. */
  joinPrisma(): Promise<Prisma.TransactionClient>;
  /** Is told of each statement that does not go by Prisma. */
  readonly onStatement: ((sql: string) => void) | undefined;
  /** Bounds what is read; absent where nothing does. */
  readonly bound: ReadBound | undefined;
}

const levels = new WeakMap<object, Level>();

/** The transaction that a client leads into; undefined for an ordinary client. */
export const levelOf = (db: Prisma.TransactionClient): Level | undefined => levels.get(db);

type Call = (...parts: unknown[]) => Promise<unknown>;
type Members = Readonly<Record<string, Call>>;

/**
 * A client of an open transaction. Our own statements go to its connection. Prisma, which costs far more, joins the
 * transaction when it is first asked for something.
 */
export const transactionClient = (level: Level): Prisma.TransactionClient => {
  const call =
    (membersOf: (tx: unknown) => Members, name: string): Call =>
    async (...parts) => {
      const members = membersOf(await level.joinPrisma());
      return Reflect.apply(members[name] as Call, members, parts);
    };
  const delegate = (model: string) =>
    membersByName((name) => call((tx) => (tx as Readonly<Record<string, Members>>)[model] as Members, name));
  const client = membersByName((name) =>
    name.startsWith("$") ? call((tx) => tx as Members, name) : delegate(name),
  ) as unknown as Prisma.TransactionClient;
  levels.set(client, level);
  return client;
};

/** An object that has a member of any name. Awaiting it must not take it for a promise. */
const membersByName = (member: (name: string) => unknown): object =>
  new Proxy({}, { get: (_, name) => (typeof name === "symbol" || name === "then" ? undefined : member(name)) });
