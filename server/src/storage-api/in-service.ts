// Adapters for handlers whose rules have not moved to the domain yet.

import type { Caller } from "../accounts/authentication.js";
import type { Prisma, PrismaClient, StorageService } from "../generated/prisma/client.js";
import * as domain from "../storage/in-service.js";
import { serviceOfAccount } from "../storage/service-ref.js";

export const findService = (prisma: Prisma.TransactionClient, caller: Caller, uuid: string): Promise<StorageService> =>
  domain.findService(prisma, serviceOfAccount(caller.id, uuid));

export const findOwned = <Row extends { readonly accountId: string }>(
  caller: Pick<Caller, "id">,
  uuid: string,
  find: () => Promise<Row | null>,
): Promise<Row> => domain.findOwned(serviceOfAccount(caller.id, uuid), find);

export const changeService = <Result>(
  prisma: PrismaClient,
  caller: Caller,
  uuid: string,
  work: (tx: Prisma.TransactionClient, service: StorageService) => Promise<Result>,
): Promise<Result> => domain.changeService(prisma, serviceOfAccount(caller.id, uuid), work);

export const addToService = (prisma: PrismaClient, caller: Caller, uuid: string, insert: Prisma.Sql): Promise<string> =>
  domain.addToService(prisma, serviceOfAccount(caller.id, uuid), insert);
