import { randomUUID } from "node:crypto";
import type { AcceptedDocument } from "@concordat/contract/iam";
import { runLast } from "../../../database/own-statement.js";
import { countRows, insertRow, insertStatement } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { holdToQuota } from "../../quota.js";
import { refuseTaken } from "../../refuse-taken.js";
import type { ServiceRef } from "../../service-ref.js";
import type { StorageContext } from "../../storage-context.js";
import { changeIam } from "../change.js";
import { documentAsSent } from "./document.js";
import { type PolicyWithDocument, policyOf } from "./policy.js";

/** A policy to create, with its first version. */
export interface NewPolicy {
  readonly name: string;
  readonly description: string;
  readonly document: AcceptedDocument<"permissions">;
}

/** Creates a policy, whose first version is in force. @throws StorageError `AlreadyExists` or `LimitExceeded` for `name` */
export const createPolicy = (
  db: PrismaClient,
  service: ServiceRef,
  { name, description, document: accepted }: NewPolicy,
  context: Pick<StorageContext, "clock" | "quotas">,
): Promise<PolicyWithDocument> =>
  changeIam(db, service, async (tx, serviceUuid) => {
    const [id, now, document] = [randomUUID(), context.clock(), documentAsSent(accepted)];
    const policy = { id, serviceUuid, name, description, createdAt: now, updatedAt: now };
    // they are sent one behind the other, and the count is that with the new one
    const [row, count] = await Promise.all([
      insertRow(tx, "IamPolicy", policy),
      countRows(tx, "IamPolicy", { serviceUuid, system: false }),
    ]);
    holdToQuota("policiesPerService", { count, field: "name" }, context);
    runLast(tx, insertStatement("IamPolicyVersion", [{ policyId: id, number: 1, document, createdAt: now }]));
    return { ...policyOf({ ...row, _count: { attachments: 0, boundedUsers: 0, boundedRoles: 0 } }), document };
  }).catch(refuseTaken("name"));
