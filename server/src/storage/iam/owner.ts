import { rowByKey } from "../../database/row-by-key.js";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { notFound } from "../storage-error.js";
import { changeIam } from "./change.js";

/** The column through which a row belongs to its owner, with the owner's id. */
interface OwnerKeys {
  readonly user: { readonly userId: string };
  readonly group: { readonly groupId: string };
  readonly role: { readonly roleId: string };
}

/** The kinds of identities that policies and tags belong to. */
export type OwnerKind = keyof OwnerKeys;

/** An identity of a service, by its name. */
export interface OwnerRef<Kind extends OwnerKind = OwnerKind> {
  readonly kind: Kind;
  readonly name: string;
}

/** The key of an owner of any kind. */
export type OwnerKey = OwnerKeys[OwnerKind];

type FindKey<Kind extends OwnerKind> = (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  name: string,
) => Promise<OwnerKeys[Kind] | undefined>;

const select = { id: true } as const;
const named = { serviceUuid: "uuid", name: "text" } as const;
const userByName = rowByKey("IamUser", { serviceUuid: "uuid", username: "text" }, { select });
const groupByName = rowByKey("IamGroup", named, { select });
const roleByName = rowByKey("IamRole", named, { select });

const finders: { readonly [Kind in OwnerKind]: FindKey<Kind> } = {
  user: async (tx, serviceUuid, username) => {
    const row = await userByName(tx, { serviceUuid, username });
    return row ? { userId: row.id } : undefined;
  },
  group: async (tx, serviceUuid, name) => {
    const row = await groupByName(tx, { serviceUuid, name });
    return row ? { groupId: row.id } : undefined;
  },
  role: async (tx, serviceUuid, name) => {
    const row = await roleByName(tx, { serviceUuid, name });
    return row ? { roleId: row.id } : undefined;
  },
};

/** No identity of this name is in the service. */
export const noSuchOwner = ({ kind, name }: OwnerRef) => notFound(`The ${kind} with name ${name} cannot be found.`);

/** Looks an identity of a service up. @throws StorageError `NotFound` */
export const findOwner = async <Kind extends OwnerKind>(
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  owner: OwnerRef<Kind>,
): Promise<OwnerKeys[Kind]> => {
  const key = await finders[owner.kind](tx, serviceUuid, owner.name);
  if (key === undefined) throw noSuchOwner(owner);
  return key;
};

/** Looks an identity up for reading what belongs to it. @throws StorageError `NotFound` */
export const readOwner = async <Kind extends OwnerKind>(
  db: PrismaClient,
  service: ServiceRef,
  owner: OwnerRef<Kind>,
): Promise<{ readonly serviceUuid: string; readonly key: OwnerKeys[Kind] }> => {
  const { uuid: serviceUuid } = await findService(db, service);
  return { serviceUuid, key: await findOwner(db, serviceUuid, owner) };
};

/** Changes something of an identity, as `changeIam` changes a service. @throws StorageError `NotFound`, `ServiceDeleting` */
export const changeOwner = <Kind extends OwnerKind, Result>(
  db: PrismaClient,
  service: ServiceRef,
  owner: OwnerRef<Kind>,
  work: (tx: Prisma.TransactionClient, key: OwnerKeys[Kind], serviceUuid: string) => Promise<Result>,
): Promise<Result> =>
  changeIam(db, service, async (tx, serviceUuid) => work(tx, await findOwner(tx, serviceUuid, owner), serviceUuid));
