import { freeBytes, setAside } from "../../../database/bounded-read.js";
import { rowByKey } from "../../../database/row-by-key.js";
import { transaction } from "../../../database/transaction.js";
import { countBytes } from "../../../database/write-rows.js";
import type { IamPolicy, IamPolicyVersion, Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import { findService } from "../../in-service.js";
import type { ServiceRef } from "../../service-ref.js";
import { notFound, refusedValue } from "../../storage-error.js";
import { type Policy, type PolicyWithDocument, policyInclude, policyOf, versionNumber } from "./policy.js";

const policyByName = rowByKey("IamPolicy", { serviceUuid: "uuid", name: "text" }, {});

/** The policy of this name, an own one or one of the system. @throws StorageError `NotFound` */
export const requirePolicy = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  name: string,
): Promise<IamPolicy> => {
  const policy = await policyByName(tx, { serviceUuid, name });
  if (!policy) throw notFound(`The policy with name ${name} cannot be found.`);
  return policy;
};

/**
 * The policy that a value of a command's input names.
 *
 * @param field the path of the value in the input
 * @throws StorageError `UnknownReference` for the field
 */
export const referredPolicy = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  name: string,
  field: string,
): Promise<IamPolicy> => {
  const policy = await policyByName(tx, { serviceUuid, name });
  if (!policy) throw refusedValue("UnknownReference", field, "Value must be the name of a policy of the service.");
  return policy;
};

/** The version of a policy that an id such as `v2` names. */
export const versionById = async (
  tx: Prisma.TransactionClient,
  policyId: string,
  versionId: string,
): Promise<IamPolicyVersion | null> => {
  const number = versionNumber(versionId);
  if (number === undefined) return null;
  return tx.iamPolicyVersion.findUnique({ where: { policyId_number: { policyId, number } } });
};

/** The same for one that must be there. @throws StorageError `NotFound` */
export const requireVersion = async (
  tx: Prisma.TransactionClient,
  policyId: string,
  versionId: string,
): Promise<IamPolicyVersion> => {
  const version = await versionById(tx, policyId, versionId);
  if (!version) throw notFound(`The policy has no version ${versionId}.`);
  return version;
};

/**
 * Reads a policy and its versions at one moment: the default version may be moved and the former one deleted meanwhile.
 *
 * @throws StorageError `NotFound`
 */
export const readPolicy = <Result>(
  db: PrismaClient,
  service: ServiceRef,
  name: string,
  work: (tx: Prisma.TransactionClient, policy: IamPolicy) => Promise<Result>,
): Promise<Result> =>
  transaction(
    db,
    async (tx) => {
      const { uuid } = await findService(tx, service);
      return work(tx, await requirePolicy(tx, uuid, name));
    },
    { isolationLevel: "RepeatableRead" },
  );

/** Lists the policies of a service, those of the system first, by name. @throws StorageError `NotFound` */
export const listPolicies = async (db: PrismaClient, service: ServiceRef): Promise<Policy[]> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const { bytes } = await countBytes(db, "IamPolicy", { where: { serviceUuid }, of: "description" });
  if (bytes > freeBytes) await setAside(db, bytes);
  const rows = await db.iamPolicy.findMany({
    where: { serviceUuid },
    include: policyInclude,
    orderBy: [{ system: "desc" }, { name: "asc" }],
  });
  return rows.map(policyOf);
};

/** Reads a policy with the document that is in force. @throws StorageError `NotFound` */
export const findPolicy = (db: PrismaClient, service: ServiceRef, name: string): Promise<PolicyWithDocument> =>
  readPolicy(db, service, name, async (tx, { id, defaultVersion: number }) => {
    const row = await tx.iamPolicy.findUniqueOrThrow({ where: { id }, include: policyInclude });
    const where = { policyId_number: { policyId: id, number } };
    const { document } = await tx.iamPolicyVersion.findUniqueOrThrow({ where });
    return { ...policyOf(row), document };
  });
