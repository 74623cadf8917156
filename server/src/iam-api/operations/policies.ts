import { iamLimits, PolicyVersionId } from "@concordat/contract/iam";
import * as z from "zod";
import { createPolicy } from "../../storage/iam/policies/create.js";
import { deletePolicy } from "../../storage/iam/policies/delete.js";
import { findPolicy, listPolicies } from "../../storage/iam/policies/find.js";
import { listPolicyUses, type PolicyUsage } from "../../storage/iam/policies/uses.js";
import {
  createVersion,
  deleteVersion,
  findVersion,
  listVersions,
  setDefaultVersion,
} from "../../storage/iam/policies/versions.js";
import { changePolicyTags, listPolicyTags } from "../../storage/iam/tags/policy-tags.js";
import { documentIn } from "../documents.js";
import { policyElements, tagsElement, versionElements } from "../elements.js";
import { cutPage, pageOf } from "../pages.js";
import { isBelowPrefix, requireRootPath } from "../paths.js";
import type { QueryCall, QueryHandler } from "../query-call.js";
import { readTags } from "../tags.js";
import { withinTransaction } from "../within-transaction.js";

const Description = z
  .string()
  .max(iamLimits.description.max, `must have at most ${iamLimits.description.max} characters`);
const Flag = z.enum(["true", "false"], "must be true or false").transform((text) => text === "true");
const Scope = z.enum(["All", "AWS", "Local"], "must satisfy enum value set: [All, AWS, Local]");

const usages: Readonly<Record<string, PolicyUsage>> = {
  PermissionsPolicy: "attachment",
  PermissionsBoundary: "boundary",
};

const Usage = z
  .enum(
    ["PermissionsPolicy", "PermissionsBoundary"],
    "must satisfy enum value set: [PermissionsPolicy, PermissionsBoundary]",
  )
  .transform((name) => usages[name]);

/** Policy and tags become one change. */
export const createPolicyHandler: QueryHandler = async (call) => {
  const { context, db, service, resourceName: name, parameters } = call;
  requireRootPath(call);
  const description = parameters.optional("Description", Description) ?? "";
  const document = documentIn(call, "PolicyDocument", "permissions");
  const tags = readTags(call);
  const policy = await withinTransaction(db, async (tx) => {
    const created = await createPolicy(tx, service, { name, description, document }, context);
    if (tags.length > 0) await changePolicyTags(tx, service, name, { put: tags, remove: [] });
    return created;
  });
  return [["Policy", [...policyElements(policy), tagsElement(tags)]]];
};

export const getPolicy: QueryHandler = async ({ db, service, resourceName: name }) => {
  const [policy, tags] = await Promise.all([findPolicy(db, service, name), listPolicyTags(db, service, name)]);
  return [["Policy", [...policyElements(policy), tagsElement(tags)]]];
};

export const listPoliciesHandler: QueryHandler = async (call) => {
  const { db, service, parameters } = call;
  const scope = parameters.optional("Scope", Scope) ?? "All";
  const isAttached = parameters.optional("OnlyAttached", Flag) ?? false;
  const usage = parameters.optional("PolicyUsageFilter", Usage);
  const isBelow = isBelowPrefix(call);
  const policies = (await listPolicies(db, service)).filter(
    ({ system, attachmentCount, boundaryCount }) =>
      isBelow &&
      (scope === "All" || system === (scope === "AWS")) &&
      (!isAttached || attachmentCount > 0) &&
      (usage === undefined || (usage === "attachment" ? attachmentCount : boundaryCount) > 0),
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

const kindsOfFilter = {
  User: ["user"],
  Group: ["group"],
  Role: ["role"],
  LocalManagedPolicy: [],
  AWSManagedPolicy: [],
} as const;

const EntityFilter = z.enum(
  Object.keys(kindsOfFilter) as (keyof typeof kindsOfFilter)[],
  `must satisfy enum value set: [${Object.keys(kindsOfFilter).join(", ")}]`,
);

/** Who uses the policy of a call, of the kinds and in the way that are asked for. */
const readUses = async (call: QueryCall) => {
  const filter = call.parameters.optional("EntityFilter", EntityFilter);
  const usage = call.parameters.optional("PolicyUsageFilter", Usage);
  const isBelow = isBelowPrefix(call);
  const kinds: readonly string[] = filter === undefined ? ["user", "group", "role"] : kindsOfFilter[filter];
  const uses = await listPolicyUses(call.db, call.service, call.resourceName, usage && [usage]);
  const all = [
    ...uses.groups.map((use) => ({ kind: "group", ...use })),
    ...uses.users.map((use) => ({ kind: "user", ...use })),
    ...uses.roles.map((use) => ({ kind: "role", ...use })),
  ];
  return all.filter(({ kind }) => isBelow && kinds.includes(kind));
};

export const listEntitiesForPolicy: QueryHandler = async (call) => {
  const uses = await readUses(call);
  const { items, tail } = cutPage(call, uses, uses.length);
  const members = (kind: string, name: string, id: string) =>
    items
      .filter((use) => use.kind === kind)
      .map((use) => ["member", [[name, use.name] as const, [id, use.id] as const]] as const);
  return [
    ["PolicyGroups", members("group", "GroupName", "GroupId")],
    ["PolicyUsers", members("user", "UserName", "UserId")],
    ["PolicyRoles", members("role", "RoleName", "RoleId")],
    ...tail,
  ];
};
