import { deleteRows } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { changePolicy } from "../policies/change.js";
import { readPolicy } from "../policies/find.js";
import { putTags, type TagChanges } from "./replace.js";
import { type Tag, tagsArgs } from "./tag.js";

/** Lists the tags of a policy, in the order in which they were given. @throws StorageError `NotFound` */
export const listPolicyTags = (db: PrismaClient, service: ServiceRef, policyName: string): Promise<Tag[]> =>
  readPolicy(db, service, policyName, (tx, { id: policyId }) =>
    tx.iamTag.findMany({ where: { policyId }, ...tagsArgs }),
  );

/**
 * Adds, replaces and removes tags of an own policy.
 *
 * @throws StorageError `NotFound`, `Unmodifiable` for `policyName`, or `LimitExceeded` for `tags`
 */
export const changePolicyTags = (
  db: PrismaClient,
  service: ServiceRef,
  policyName: string,
  { put, remove }: TagChanges,
): Promise<void> =>
  changePolicy(db, service, policyName, async (tx, { id: policyId }) => {
    for (const key of remove) await deleteRows(tx, "IamTag", { key, policyId });
    await putTags(tx, { policyId }, put);
  });
