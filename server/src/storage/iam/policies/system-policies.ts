import { randomUUID } from "node:crypto";
import { systemPolicies } from "@concordat/contract/iam";
import { insertRows } from "../../../database/write-rows.js";
import type { Prisma } from "../../../generated/prisma/client.js";

/**
 * Gives a new service its copy of the policies of the system, so that attaching one is no different from attaching an
 * own one.
 */
export const seedSystemPolicies = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  now: Date,
): Promise<void> => {
  const rows = systemPolicies.map((policy) => ({ id: randomUUID(), ...policy }));
  const times = { createdAt: now, updatedAt: now };
  const policies = rows.map(({ id, name, description }) => ({
    id,
    serviceUuid,
    name,
    description,
    system: true,
    ...times,
  }));
  const versions = rows.map(({ id, document }) => ({ policyId: id, number: 1, document, createdAt: now }));
  await Promise.all([insertRows(tx, "IamPolicy", policies), insertRows(tx, "IamPolicyVersion", versions)]);
};
