import { findRows, rowsOf } from "../../../database/rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { notFound } from "../../storage-error.js";
import { type OwnerRef, readOwner } from "../owner.js";
import type { InlinePolicy } from "./inline-policy.js";

/** No inline policy of this name belongs to the owner. */
export const noSuchInlinePolicy = ({ kind, name }: OwnerRef, policyName: string) =>
  notFound(`The ${kind} with name ${name} has no inline policy with name ${policyName}.`);

const inlinePolicies = rowsOf("IamInlinePolicy", {});

/** Lists the inline policies of a user, group or role, by name. @throws StorageError `NotFound` */
export const listInlinePolicies = async (
  db: PrismaClient,
  service: ServiceRef,
  owner: OwnerRef,
): Promise<InlinePolicy[]> => {
  const { key } = await readOwner(db, service, owner);
  return findRows(db, inlinePolicies, { where: key, orderBy: { name: "asc" } });
};

/** Reads an inline policy of a user, group or role. @throws StorageError `NotFound` */
export const findInlinePolicy = async (
  db: PrismaClient,
  service: ServiceRef,
  owner: OwnerRef,
  policyName: string,
): Promise<InlinePolicy> => {
  const { key } = await readOwner(db, service, owner);
  const [row] = await findRows(db, inlinePolicies, { where: { ...key, name: policyName } });
  if (!row) throw noSuchInlinePolicy(owner, policyName);
  return row;
};
