import type { PrismaClient } from "../generated/prisma/client.js";
import { type ChangeRecord, type ReadBound, routeOf, setRoute } from "./route.js";

/** What is asked of Prisma is asked of the client that it stands for. */
const forward: ProxyHandler<PrismaClient> = { get: (client, name) => Reflect.get(client, name) };

/**
 * A client whose first change takes a record along: of `transaction`, `insertRow` and `insertInOne`. What it does by Prisma,
 * outside of transactions, is not recorded.
 */
export const recordingClient = (prisma: PrismaClient, record: ChangeRecord): PrismaClient => {
  const client = new Proxy(prisma, forward);
  setRoute(client, { ...routeOf(prisma), record });
  return client;
};

/** A client whose reads for one answer are bounded, in transactions as well. */
export const boundedClient = (prisma: PrismaClient, bound: ReadBound): PrismaClient => {
  const client = new Proxy(prisma, forward);
  setRoute(client, { ...routeOf(prisma), bound });
  return client;
};

/** What the next change of an ordinary client takes along, if anything. */
export const pendingRecord = ({ record }: { readonly record?: ChangeRecord }): ChangeRecord | undefined =>
  record?.isWritten === false ? record : undefined;
