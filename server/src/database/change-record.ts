import type { PrismaClient } from "../generated/prisma/client.js";
import { type ChangeRecord, routeOf, setRoute } from "./route.js";

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

/** What the next change of an ordinary client takes along, if anything. */
export const pendingRecord = ({ record }: { readonly record?: ChangeRecord }): ChangeRecord | undefined =>
  record?.isWritten === false ? record : undefined;
