import { iamLimits } from "@concordat/contract/iam";
import * as z from "zod";
import { changeRole, setTrustDocument } from "../../storage/iam/roles/change.js";
import { createRole } from "../../storage/iam/roles/create.js";
import { deleteRole } from "../../storage/iam/roles/delete.js";
import { findRole, listRoles } from "../../storage/iam/roles/find.js";
import { documentIn } from "../documents.js";
import { roleElements, wholeRole } from "../elements.js";
import { policyNamed } from "../names.js";
import { pageOf } from "../pages.js";
import { isBelowPrefix, requireRootPath } from "../paths.js";
import type { QueryHandler } from "../query-call.js";
import { readTags } from "../tags.js";

const { sessionDuration, description } = iamLimits;

const Duration = z
  .string()
  .regex(/^\d{1,6}$/, "must be a number of seconds")
  .transform(Number)
  .refine(
    (seconds) => seconds >= sessionDuration.min && seconds <= sessionDuration.max,
    `must be from ${sessionDuration.min} to ${sessionDuration.max}`,
  );

const Description = z.string().max(description.max, `must have at most ${description.max} characters`);

export const createRoleHandler: QueryHandler = async (call) => {
  const { context, db, service, resourceName: name, parameters, namespace } = call;
  requireRootPath(call);
  const role = await createRole(
    db,
    service,
    {
      name,
      description: parameters.optional("Description", Description) ?? "",
      trustDocument: documentIn(call, "AssumeRolePolicyDocument", "trust"),
      maxSessionDuration: parameters.optional("MaxSessionDuration", Duration) ?? sessionDuration.default,
      permissionsBoundary: parameters.optional("PermissionsBoundary", policyNamed(namespace)),
      tags: readTags(call),
    },
    context,
  );
  return [["Role", wholeRole(role)]];
};

export const getRole: QueryHandler = async ({ db, service, resourceName }) => [
  ["Role", wholeRole(await findRole(db, service, resourceName))],
];

export const listRolesHandler: QueryHandler = async (call) =>
  pageOf(call, {
    list: "Roles",
    items: isBelowPrefix(call) ? await listRoles(call.db, call.service) : [],
    keyOf: ({ name }) => name,
    elements: roleElements,
  });

export const updateRole: QueryHandler = async ({ db, service, resourceName, parameters }) => {
  await changeRole(db, service, resourceName, {
    description: parameters.optional("Description", Description),
    maxSessionDuration: parameters.optional("MaxSessionDuration", Duration),
  });
  return [];
};

export const updateRoleDescription: QueryHandler = async ({ db, service, resourceName, parameters }) => [
  [
    "Role",
    wholeRole(
      await changeRole(db, service, resourceName, { description: parameters.required("Description", Description) }),
    ),
  ],
];

export const updateAssumeRolePolicy: QueryHandler = async (call) => {
  await setTrustDocument(
    call.db,
    call.service,
    call.resourceName,
    documentIn(call, "PolicyDocument", "trust"),
    call.context,
  );
  return undefined;
};

export const deleteRoleHandler: QueryHandler = async ({ db, service, resourceName }) => {
  await deleteRole(db, service, { roleName: resourceName, contents: "refuse" });
  return undefined;
};
