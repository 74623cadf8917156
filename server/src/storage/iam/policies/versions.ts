import { type AcceptedDocument, iamLimits } from "@concordat/contract/iam";
import { runLast } from "../../../database/own-statement.js";
import { countRows, insertRow, updateStatement } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import type { StorageContext } from "../../storage-context.js";
import { refusedValue } from "../../storage-error.js";
import { changePolicy } from "./change.js";
import { documentAsSent } from "./document.js";
import { readPolicy, requireVersion, versionById } from "./find.js";
import { type PolicyVersion, type PolicyWithDocument, policyInclude, policyOf, versionOf } from "./policy.js";

const { versionsPerPolicy } = iamLimits;

/** A version to add to a policy. */
export interface NewVersion {
  readonly document: AcceptedDocument<"permissions">;
  /** Whether it comes into force at once. */
  readonly isDefault: boolean;
}

/** Adds a version to an own policy. @throws StorageError `NotFound`, `Unmodifiable`, or `LimitExceeded` for `document` */
export const createVersion = (
  db: PrismaClient,
  service: ServiceRef,
  policyName: string,
  { document, isDefault }: NewVersion,
  { clock }: Pick<StorageContext, "clock">,
): Promise<PolicyVersion> =>
  changePolicy(db, service, policyName, async (tx, { id, defaultVersion, lastVersion }) => {
    if ((await countRows(tx, "IamPolicyVersion", { policyId: id })) >= versionsPerPolicy) {
      const reason = `A policy has at most ${versionsPerPolicy} versions: delete one first.`;
      throw refusedValue("LimitExceeded", "document", reason);
    }
    const [number, createdAt] = [lastVersion + 1, clock()];
    const policy = { lastVersion: number, defaultVersion: isDefault ? number : defaultVersion, updatedAt: createdAt };
    runLast(tx, updateStatement("IamPolicy", { id }, policy));
    const row = { policyId: id, number, document: documentAsSent(document), createdAt };
    return versionOf({ ...policy, system: false }, await insertRow(tx, "IamPolicyVersion", row));
  });

/** Lists the versions of a policy, the newest first. @throws StorageError `NotFound` */
export const listVersions = (db: PrismaClient, service: ServiceRef, policyName: string): Promise<PolicyVersion[]> =>
  readPolicy(db, service, policyName, async (tx, policy) => {
    const rows = await tx.iamPolicyVersion.findMany({ where: { policyId: policy.id }, orderBy: { number: "desc" } });
    return rows.map((row) => versionOf(policy, row));
  });

/** Reads a version of a policy. @throws StorageError `NotFound` */
export const findVersion = (
  db: PrismaClient,
  service: ServiceRef,
  policyName: string,
  versionId: string,
): Promise<PolicyVersion> =>
  readPolicy(db, service, policyName, async (tx, policy) =>
    versionOf(policy, await requireVersion(tx, policy.id, versionId)),
  );

/** Puts a version of an own policy in force. @throws StorageError `NotFound`, `Unmodifiable`, or `UnknownReference` for `versionId` */
export const setDefaultVersion = (
  db: PrismaClient,
  service: ServiceRef,
  policyName: string,
  versionId: string,
  { clock }: Pick<StorageContext, "clock">,
): Promise<PolicyWithDocument> =>
  changePolicy(db, service, policyName, async (tx, { id }) => {
    const version = await versionById(tx, id, versionId);
    if (!version) {
      throw refusedValue("UnknownReference", "versionId", "Value must be the id of a version of the policy.");
    }
    const data = { defaultVersion: version.number, updatedAt: clock() };
    const row = await tx.iamPolicy.update({ where: { id }, data, include: policyInclude });
    return { ...policyOf(row), document: version.document };
  });

/** Deletes a version of an own policy. @throws StorageError `NotFound`, `Unmodifiable`, or `InUse` for `policyVersion` */
export const deleteVersion = (
  db: PrismaClient,
  service: ServiceRef,
  policyName: string,
  policyVersion: string,
): Promise<void> =>
  changePolicy(db, service, policyName, async (tx, { id, defaultVersion }) => {
    const { number } = await requireVersion(tx, id, policyVersion);
    if (number === defaultVersion) {
      const reason = "The default version cannot be deleted: choose another one first.";
      throw refusedValue("InUse", "policyVersion", reason);
    }
    await tx.iamPolicyVersion.delete({ where: { policyId_number: { policyId: id, number } } });
  });
