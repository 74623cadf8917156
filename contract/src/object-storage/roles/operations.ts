import * as z from "zod";
import { roleArn } from "../../iam/arn.js";
import { view } from "../../schema.js";
import { RolePolicyListResponse } from "../attached-policies/model.js";
import { attachedPolicies } from "../attached-policies/operations.js";
import { bodyLimits } from "../body-limits.js";
import {
  exampleAttachment,
  exampleNames,
  examplePolicyArn,
  exampleService,
  exampleTags,
  exampleTrustDocument,
} from "../iam-owners/examples.js";
import { ownerParams } from "../iam-owners/owner.js";
import { roleOwner, rolesPath } from "../iam-owners/owners.js";
import { inlinePolicies } from "../inline-policies/operations.js";
import { operation } from "../operation.js";
import { permissionsBoundary } from "../permissions-boundary/operations.js";
import { storageQuotas } from "../quotas.js";
import { serviceParams } from "../services/path.js";
import { created, done, ok } from "../success.js";
import { tags } from "../tags/operations.js";
import {
  AssumeRolePolicyRequest,
  AssumeRolePolicyResponse,
  RoleCreate,
  RoleListResponse,
  type RoleResponse,
  RoleResponse as RoleResponseSchema,
  RoleUpdate,
} from "./model.js";

const { tag, example } = roleOwner;
const listParams = view(z.object(serviceParams));
const oneParams = ownerParams(roleOwner);
const trustDocument = JSON.stringify(exampleTrustDocument);

const newRole: RoleResponse = {
  arn: roleArn(exampleService.service_uuid, exampleNames.role),
  name: exampleNames.role,
  description: "Reads reports.",
  assume_role_policy_document: trustDocument,
  max_session_duration: 7200,
  permissions_boundary: exampleNames.policy,
  policies: [],
  inline_policies: [],
  created_at: "2026-03-04T09:31:58Z",
  tags: exampleTags,
};
const exampleRole: RoleResponse = {
  ...newRole,
  policies: [exampleAttachment],
  inline_policies: [{ name: "list-buckets" }],
};
const { tags: _, ...exampleSummary } = exampleRole;

/** Creates a role. */
const create = operation({
  method: "POST",
  path: rolesPath,
  readOnly: false,
  costs: false,
  request: { pathParams: listParams, body: view(RoleCreate) },
  bodyLimit: bodyLimits.trustDocument,
  success: { ...created("The role."), body: view(RoleResponseSchema) },
  errors: [],
  quotas: [storageQuotas.rolesPerService, storageQuotas.trustBytesPerService, storageQuotas.tagsPerIdentity],
  summary: "Create a role",
  description:
    "Creates a role. The principals in its trust document can assume it for a session. Its permissions come from policies, which are attached later.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "bounded",
      summary: "Create a role with a boundary and tags",
      request: {
        pathParams: exampleService,
        body: {
          name: exampleNames.role,
          assume_role_policy_document: trustDocument,
          description: "Reads reports.",
          max_session_duration: 7200,
          permissions_boundary: exampleNames.policy,
          tags: exampleTags,
        },
      },
      response: newRole,
    },
  ],
  source: "Create Role",
});

/** Lists a service's roles. */
const list = operation({
  method: "GET",
  path: rolesPath,
  readOnly: true,
  costs: false,
  request: { pathParams: listParams },
  success: { ...ok("All roles of the service."), body: view(RoleListResponse) },
  errors: [],
  summary: "List roles",
  description: "Lists all roles of the service with their trust documents and policies, without tags.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    { name: "all", summary: "List the roles", request: { pathParams: exampleService }, response: [exampleSummary] },
  ],
  source: "List Roles",
});

/** Reads one of a service's roles. */
const get = operation({
  method: "GET",
  path: roleOwner.path,
  readOnly: true,
  costs: false,
  request: { pathParams: oneParams },
  success: { ...ok("The role."), body: view(RoleResponseSchema) },
  errors: [],
  summary: "Read a role",
  description: "Reads one role by name, with its trust document, policies and tags.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byName", summary: "Read a role", request: { pathParams: example }, response: exampleRole }],
  source: "Get Role",
});

/** Changes the description and the session duration of a role. */
const update = operation({
  method: "PATCH",
  path: roleOwner.path,
  readOnly: false,
  costs: false,
  request: { pathParams: oneParams, body: view(RoleUpdate) },
  success: { ...ok("The role as it is now."), body: view(RoleResponseSchema) },
  errors: [],
  summary: "Change a role",
  description:
    "Changes the description of a role and the maximum duration of its sessions; everything else has its own calls. Only in this response, the boundary is an object with the policy's ARN.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "both",
      summary: "Change description and session duration",
      request: { pathParams: example, body: { description: "Reads last year's reports.", max_session_duration: 3600 } },
      response: {
        ...exampleRole,
        description: "Reads last year's reports.",
        max_session_duration: 3600,
        permissions_boundary: {
          permissions_boundary_arn: examplePolicyArn,
          permissions_boundary_type: "Policy",
        },
      },
    },
  ],
  source: "Update Role",
});

/** Deletes a role. */
const deleteRole = operation({
  method: "DELETE",
  path: roleOwner.path,
  readOnly: false,
  costs: false,
  request: { pathParams: oneParams },
  success: done("The role was deleted."),
  errors: [],
  summary: "Delete a role",
  description:
    "Deletes a role with its inline policies and tags. Attached policies stay, and their `attachment_count` decreases.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byName", summary: "Delete a role", request: { pathParams: example }, response: null }],
  source: "Delete Role",
});

/** Changes who may assume a role. */
const setAssumeRolePolicy = operation({
  method: "PUT",
  path: `${roleOwner.path}/assume-role-policy`,
  readOnly: false,
  costs: false,
  request: { pathParams: oneParams, body: view(AssumeRolePolicyRequest) },
  bodyLimit: bodyLimits.trustDocument,
  success: { ...ok("The trust document that is now in force."), body: view(AssumeRolePolicyResponse) },
  errors: [],
  quotas: [storageQuotas.trustBytesPerService],
  summary: "Replace the trust document of a role",
  description:
    "Replaces the role's trust document, which says who may assume the role. The vendor calls this assuming the role, but it creates no session.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "oneUser",
      summary: "Trust one user",
      request: { pathParams: example, body: { document: trustDocument } },
      response: { document: trustDocument },
    },
  ],
  source: "Assume Role Policy",
});

/** Roles that users can assume for a session. */
export const roles = {
  create,
  list,
  get,
  update,
  delete: deleteRole,
  assumeRolePolicy: { set: setAssumeRolePolicy },
  policies: attachedPolicies(roleOwner, {
    listed: view(RolePolicyListResponse),
    exampleItem: { policy_name: exampleAttachment.name, policy_arn: exampleAttachment.arn, ...exampleAttachment },
    sources: {
      list: "List Attached Role Policies",
      attach: "Attach Policy To Role",
      detach: "Detach Policy From Role",
    },
  }),
  inlinePolicies: inlinePolicies(roleOwner, {
    create: "Create role inline policy",
    list: "List Role Inline Policies",
    get: "Get Role Inline Policies",
    delete: "Delete role inline policy",
  }),
  tags: tags(roleOwner, { get: "Get role tags", replace: "Replace role tags", delete: "Delete role tags" }),
  permissionsBoundary: permissionsBoundary(roleOwner, {
    set: "Create role permissions boundary",
    delete: "Delete role permissions boundary",
  }),
};
