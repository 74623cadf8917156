import { randomUUID } from "node:crypto";
import type { AcceptedDocument } from "@concordat/contract/iam";
import { runLast } from "../../../database/own-statement.js";
import { insertRow, insertStatement } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { refuseTaken } from "../../refuse-taken.js";
import type { ServiceRef } from "../../service-ref.js";
import type { StorageContext } from "../../storage-context.js";
import { changeIam } from "../change.js";
import { documentAsSent } from "../policies/document.js";
import { referredPolicy } from "../policies/find.js";
import type { Tag } from "../tags/tag.js";
import { holdRolesToQuotas } from "./quotas.js";
import { type Role, roleOf } from "./role.js";

/** A role to create. */
export interface NewRole {
  readonly name: string;
  readonly description: string;
  /** Who may take the role on. */
  readonly trustDocument: AcceptedDocument<"trust">;
  /** In seconds. */
  readonly maxSessionDuration: number;
  /** Name of the policy beyond which the role cannot go. */
  readonly permissionsBoundary?: string | undefined;
  /** No two of one key. */
  readonly tags: readonly Tag[];
}

/**
 * Creates a role.
 *
 * @throws StorageError `AlreadyExists` for `name`, `UnknownReference` for `permissionsBoundary`, `LimitExceeded` for `name` or
 * `assumeRolePolicyDocument`
 */
export const createRole = (
  db: PrismaClient,
  service: ServiceRef,
  { permissionsBoundary, tags, trustDocument, name, description, maxSessionDuration }: NewRole,
  context: Pick<StorageContext, "clock" | "quotas">,
): Promise<Role> =>
  changeIam(db, service, async (tx, serviceUuid) => {
    const boundary =
      permissionsBoundary === undefined
        ? null
        : await referredPolicy(tx, serviceUuid, permissionsBoundary, "permissionsBoundary");
    const id = randomUUID();
    const row = await insertRow(tx, "IamRole", {
      id,
      serviceUuid,
      name,
      description,
      trustDocument: documentAsSent(trustDocument),
      maxSessionDuration,
      createdAt: context.clock(),
      boundaryId: boundary?.id ?? null,
    });
    await holdRolesToQuotas(tx, serviceUuid, { field: "assumeRolePolicyDocument" }, context);
    const tagRows = tags.map(({ key, value }) => ({ key, value, roleId: id }));
    if (tagRows.length > 0) runLast(tx, insertStatement("IamTag", tagRows));
    return roleOf({ ...row, boundary, tags: [...tags], attachments: [], inlinePolicies: [] });
  }).catch(refuseTaken("name"));
