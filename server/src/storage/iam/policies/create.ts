import { randomUUID } from "node:crypto";
import type { AcceptedDocument } from "@concordat/contract/iam";
import { runLast } from "../../../database/own-statement.js";
import { insertRow, insertStatement } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { refuseTaken } from "../../refuse-taken.js";
import type { ServiceRef } from "../../service-ref.js";
import type { StorageContext } from "../../storage-context.js";
import { changeIam } from "../change.js";
import { documentToKeep } from "./document.js";
import { type PolicyWithDocument, policyOf } from "./policy.js";

/** A policy to create, with its first version. */
export interface NewPolicy {
  readonly name: string;
  readonly description: string;
  readonly document: AcceptedDocument<"permissions">;
}

/** Creates a policy, whose first version is in force. @throws StorageError `AlreadyExists` for `name` */
export const createPolicy = (
  db: PrismaClient,
  service: ServiceRef,
  { name, description, document: accepted }: NewPolicy,
  { clock }: Pick<StorageContext, "clock">,
): Promise<PolicyWithDocument> =>
  changeIam(db, service, async (tx, serviceUuid) => {
    const [id, now, document] = [randomUUID(), clock(), documentToKeep(accepted)];
    const policy = { id, serviceUuid, name, description, createdAt: now, updatedAt: now };
    const row = await insertRow(tx, "IamPolicy", policy);
    runLast(tx, insertStatement("IamPolicyVersion", [{ policyId: id, number: 1, document, createdAt: now }]));
    return { ...policyOf({ ...row, _count: { attachments: 0 } }), document };
  }).catch(refuseTaken("name"));
