import { iamLimits, PolicyVersionId } from "@concordat/contract/iam";
import * as z from "zod";
import { createPolicy } from "../../storage/iam/policies/create.js";
import { deletePolicy } from "../../storage/iam/policies/delete.js";
import { findPolicy, listPolicies } from "../../storage/iam/policies/find.js";
import { listPolicyUses } from "../../storage/iam/policies/uses.js";
import {
  createVersion,
  deleteVersion,
  findVersion,
  listVersions,
  setDefaultVersion,
} from "../../storage/iam/policies/versions.js";
import { documentIn } from "../documents.js";
import { policyElements, versionElements } from "../elements.js";
import { pageOf } from "../pages.js";
import type { QueryHandler } from "../query-call.js";

const Description = z
  .string()
  .max(iamLimits.description.max, `must have at most ${iamLimits.description.max} characters`);
const Flag = z.enum(["true", "false"], "must be true or false").transform((text) => text === "true");
const Scope = z.enum(["All", "AWS", "Local"], "must satisfy enum value set: [All, AWS, Local]");

export const createPolicyHandler: QueryHandler = async (call) => {
  const { context, db, service, resourceName: name, parameters } = call;
  const description = parameters.optional("Description", Description) ?? "";
  const document = documentIn(call, "PolicyDocument", "permissions");
  return [["Policy", policyElements(await createPolicy(db, service, { name, description, document }, context))]];
};

export const getPolicy: QueryHandler = async ({ db, service, resourceName }) => [
  ["Policy", policyElements(await findPolicy(db, service, resourceName))],
];

export const listPoliciesHandler: QueryHandler = async (call) => {
  const { db, service, parameters } = call;
  const scope = parameters.optional("Scope", Scope) ?? "All";
  const isAttached = parameters.optional("OnlyAttached", Flag) ?? false;
  const policies = (await listPolicies(db, service)).filter(
    ({ system, attachmentCount }) =>
      (scope === "All" || system === (scope === "AWS")) && (!isAttached || attachmentCount > 0),
  );
  return pageOf(call, { list: "Policies", items: policies, keyOf: ({ name }) => name, elements: policyElements });
};

export const deletePolicyHandler: QueryHandler = async ({ db, service, resourceName }) => {
  await deletePolicy(db, service, { policyName: resourceName, versions: "refuse" });
  return undefined;
};

export const createPolicyVersion: QueryHandler = async (call) => {
  const isDefault = call.parameters.optional("SetAsDefault", Flag) ?? false;
  const document = documentIn(call, "PolicyDocument", "permissions");
  const version = await createVersion(call.db, call.service, call.resourceName, { document, isDefault }, call.context);
  return [["PolicyVersion", versionElements(version)]];
};

export const getPolicyVersion: QueryHandler = async ({ db, service, resourceName, parameters }) => {
  const versionId = parameters.required("VersionId", PolicyVersionId);
  const version = await findVersion(db, service, resourceName, versionId);
  return [["PolicyVersion", versionElements(version, version.document)]];
};

export const listPolicyVersions: QueryHandler = async (call) =>
  pageOf(call, {
    list: "Versions",
    items: await listVersions(call.db, call.service, call.resourceName),
    keyOf: ({ versionId }) => versionId.slice(1).padStart(10, "0"),
    elements: (version) => versionElements(version),
  });

export const deletePolicyVersion: QueryHandler = async ({ db, service, resourceName, parameters }) => {
  await deleteVersion(db, service, resourceName, parameters.required("VersionId", PolicyVersionId));
  return undefined;
};

export const setDefaultPolicyVersion: QueryHandler = async ({ context, db, service, resourceName, parameters }) => {
  const versionId = parameters.required("VersionId", PolicyVersionId);
  await setDefaultVersion(db, service, resourceName, versionId, context);
  return undefined;
};

export const listEntitiesForPolicy: QueryHandler = async ({ db, service, resourceName }) => {
  const { groups, users, roles } = await listPolicyUses(db, service, resourceName);
  const members = (name: string, id: string) => (use: { readonly name: string; readonly id: string }) =>
    ["member", [[name, use.name] as const, [id, use.id] as const]] as const;
  return [
    ["PolicyGroups", groups.map(members("GroupName", "GroupId"))],
    ["PolicyUsers", users.map(members("UserName", "UserId"))],
    ["PolicyRoles", roles.map(members("RoleName", "RoleId"))],
    ["IsTruncated", false],
  ];
};
