import type { AcceptedDocument } from "@concordat/contract/iam";
import { countBytes, deleteRows, insertRow } from "../../../database/write-rows.js";
import type { Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import { holdToQuota, type QuotaContext } from "../../quota.js";
import { refuseTaken } from "../../refuse-taken.js";
import type { ServiceRef } from "../../service-ref.js";
import { changeOwner, type OwnerKey, type OwnerRef } from "../owner.js";
import { documentAsSent } from "../policies/document.js";
import { noSuchInlinePolicy } from "./find.js";
import type { InlinePolicy } from "./inline-policy.js";

/** An inline policy to create. */
export interface NewInlinePolicy {
  readonly name: string;
  readonly document: AcceptedDocument<"permissions">;
}

/** Adds a policy to those of its owner, and holds them to their quotas. */
const insertInlinePolicy = async (
  tx: Prisma.TransactionClient,
  key: OwnerKey,
  { name, document }: NewInlinePolicy,
  context: QuotaContext,
): Promise<InlinePolicy> => {
  const [policy, all] = await Promise.all([
    insertRow(tx, "IamInlinePolicy", { name, document: documentAsSent(document), ...key }),
    countBytes(tx, "IamInlinePolicy", { where: key, of: "document" }),
  ]);
  holdToQuota("inlinePoliciesPerIdentity", { count: all.rows, field: "name" }, context);
  holdToQuota("inlineBytesPerIdentity", { count: all.bytes, field: "document" }, context);
  return policy;
};

/**
 * Gives a user, group or role a policy of its own.
 *
 * @throws StorageError `NotFound`, `AlreadyExists` for `name`, or `LimitExceeded` for `name` or `document`
 */
export const createInlinePolicy = (
  db: PrismaClient,
  service: ServiceRef,
  owner: OwnerRef,
  policy: NewInlinePolicy,
  context: QuotaContext,
): Promise<InlinePolicy> =>
  changeOwner(db, service, owner, (tx, key) => insertInlinePolicy(tx, key, policy, context)).catch(refuseTaken("name"));

/**
 * Gives a user, group or role a policy of its own, in the place of one of the same name if there is one.
 *
 * @throws StorageError `NotFound`, or `LimitExceeded` for `name` or `document`
 */
export const putInlinePolicy = (
  db: PrismaClient,
  service: ServiceRef,
  owner: OwnerRef,
  policy: NewInlinePolicy,
  context: QuotaContext,
): Promise<InlinePolicy> =>
  changeOwner(db, service, owner, async (tx, key) => {
    await deleteRows(tx, "IamInlinePolicy", { ...key, name: policy.name });
    return insertInlinePolicy(tx, key, policy, context);
  });

/** Deletes an inline policy of a user, group or role. @throws StorageError `NotFound` */
export const deleteInlinePolicy = (
  db: PrismaClient,
  service: ServiceRef,
  owner: OwnerRef,
  policyName: string,
): Promise<void> =>
  changeOwner(db, service, owner, async (tx, key) => {
    const count = await deleteRows(tx, "IamInlinePolicy", { ...key, name: policyName });
    if (count === 0) throw noSuchInlinePolicy(owner, policyName);
  });
