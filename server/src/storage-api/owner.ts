import type { ServerContext } from "../context.js";
import type { Prisma } from "../generated/prisma/client.js";
import { changeService, findService } from "./in-service.js";
import type { ObjectStorageRequest } from "./request.js";

/** What every path inside a service names first. */
export interface InService {
  readonly service_uuid: string;
}

/** The column through which a row belongs to its owner, with the owner's id. */
export type UserKey = { readonly userId: string };
export type GroupKey = { readonly groupId: string };
export type RoleKey = { readonly roleId: string };
export type OwnerKey = UserKey | GroupKey | RoleKey;

/**
 * Finds what policies and tags belong to: the user, group or role that a path names.
 *
 * @throws ApiError `notFound`
 */
export type FindOwner<Params extends InService, Key extends OwnerKey> = (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  params: Params,
) => Promise<Key>;

/** A request below an owner, whichever kind that is. */
export type OwnedRequest<Params extends InService, Body = unknown> = ObjectStorageRequest & {
  readonly params: Params;
  readonly body: Body;
};

/** Leads to an owner for reading. */
export const findInService = async <Params extends InService, Key extends OwnerKey>(
  { prisma }: Pick<ServerContext, "prisma">,
  { caller, params }: OwnedRequest<Params>,
  findOwner: FindOwner<Params, Key>,
): Promise<{ readonly serviceUuid: string; readonly owner: Key }> => {
  const { uuid: serviceUuid } = await findService(prisma, caller, params.service_uuid);
  return { serviceUuid, owner: await findOwner(prisma, serviceUuid, params) };
};

/** Changes something of an owner, in a transaction that has the service to itself. */
export const changeOwned = <Params extends InService, Key extends OwnerKey, Result>(
  context: Pick<ServerContext, "prisma">,
  { caller, params }: OwnedRequest<Params>,
  findOwner: FindOwner<Params, Key>,
  work: (tx: Prisma.TransactionClient, owner: Key, serviceUuid: string) => Promise<Result>,
): Promise<Result> =>
  changeService(context, caller, params.service_uuid, async (tx, { uuid }) =>
    work(tx, await findOwner(tx, uuid, params), uuid),
  );
