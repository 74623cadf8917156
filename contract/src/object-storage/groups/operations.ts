import * as z from "zod";
import { groupArn } from "../../iam/arn.js";
import { view } from "../../schema.js";
import { PolicyAttachmentListResponse } from "../attached-policies/model.js";
import { attachedPolicies } from "../attached-policies/operations.js";
import { errors } from "../errors.js";
import { exampleAttachment, exampleNames, exampleService } from "../iam-owners/examples.js";
import { ownerParams, paramsBelow } from "../iam-owners/owner.js";
import { groupOwner, groupsPath } from "../iam-owners/owners.js";
import { inlinePolicies } from "../inline-policies/operations.js";
import { operation } from "../operation.js";
import { storageQuotas } from "../quotas.js";
import { serviceParams } from "../services/path.js";
import { created, done, ok } from "../success.js";
import { GroupCreate, GroupListResponse, type GroupResponse, GroupResponse as GroupResponseSchema } from "./model.js";

const { tag, example } = groupOwner;
const memberPath = `${groupOwner.path}/users/:username` as const;
const listParams = view(z.object(serviceParams));
const oneParams = ownerParams(groupOwner);
const memberParams = paramsBelow(groupOwner, "username", {
  description: "Name of the user.",
  examples: [exampleNames.user],
});
const exampleMember = { ...example, username: exampleNames.user };

const exampleGroup: GroupResponse = {
  arn: groupArn(exampleService.service_uuid, exampleNames.group),
  name: exampleNames.group,
  created_at: "2026-03-04T09:20:11Z",
};

/** Creates a group. */
const create = operation({
  method: "POST",
  path: groupsPath,
  readOnly: false,
  costs: false,
  request: { pathParams: listParams, body: view(GroupCreate) },
  success: { ...created("The group."), body: view(GroupResponseSchema) },
  errors: [],
  quotas: [storageQuotas.groupsPerService],
  summary: "Create a group",
  description: "Creates a group without members. Policies that are attached to the group apply to all its members.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "one",
      summary: "Create a group",
      request: { pathParams: exampleService, body: { name: exampleNames.group } },
      response: exampleGroup,
    },
  ],
  source: "Create group",
});

/** Lists a service's groups. */
const list = operation({
  method: "GET",
  path: groupsPath,
  readOnly: true,
  costs: false,
  request: { pathParams: listParams },
  success: { ...ok("All groups of the service."), body: view(GroupListResponse) },
  errors: [errors.invalidRequest],
  summary: "List groups",
  description: "Lists all groups of the service.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    { name: "all", summary: "List the groups", request: { pathParams: exampleService }, response: [exampleGroup] },
  ],
  source: "List groups",
});

/** Reads one of a service's groups. */
const get = operation({
  method: "GET",
  path: groupOwner.path,
  readOnly: true,
  costs: false,
  request: { pathParams: oneParams },
  success: { ...ok("The group."), body: view(GroupResponseSchema) },
  errors: [errors.invalidRequest],
  summary: "Read a group",
  description: "Reads one group by name. The response does not contain its members.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byName", summary: "Read a group", request: { pathParams: example }, response: exampleGroup }],
  source: "Get group",
});

/** Deletes a group. */
const deleteGroup = operation({
  method: "DELETE",
  path: groupOwner.path,
  readOnly: false,
  costs: false,
  request: { pathParams: oneParams },
  success: done("The group was deleted."),
  errors: [errors.invalidRequest],
  summary: "Delete a group",
  description:
    "Deletes a group, even if it has members or attached policies. The users stay, and lose the permissions that only the group gave them.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byName", summary: "Delete a group", request: { pathParams: example }, response: null }],
  source: "Delete group",
});

/** Adds a user to a group. */
const attach = operation({
  method: "POST",
  path: memberPath,
  readOnly: false,
  costs: false,
  request: { pathParams: memberParams },
  success: done("The user is a member."),
  errors: [errors.invalidRequest],
  quotas: [storageQuotas.groupsPerUser],
  summary: "Add a user to a group",
  description: "Adds a user to the group. The request has no body. Adding a member again changes nothing.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "add", summary: "Add a user", request: { pathParams: exampleMember }, response: null }],
  source: "Attach user to group",
});

/** Removes a user from a group. */
const remove = operation({
  method: "DELETE",
  path: memberPath,
  readOnly: false,
  costs: false,
  request: { pathParams: memberParams },
  success: done("The user is no longer a member."),
  errors: [errors.invalidRequest],
  summary: "Remove a user from a group",
  description: "Removes a user from the group. The user itself stays. A user who is not a member is not found.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "remove", summary: "Remove a user", request: { pathParams: exampleMember }, response: null }],
  source: "Remove user from group",
});

/** Groups of users with the same permissions. */
export const groups = {
  create,
  list,
  get,
  delete: deleteGroup,
  users: { attach, remove },
  policies: attachedPolicies(groupOwner, {
    listed: view(PolicyAttachmentListResponse),
    exampleItem: exampleAttachment,
    sources: { list: "List IAM Group Policies", attach: "Attach IAM Group Policy", detach: "Detach IAM Group Policy" },
  }),
  inlinePolicies: inlinePolicies(groupOwner, {
    create: "Create group inline policy",
    list: "List group inline policies",
    get: "Get group inline policy",
    delete: "Delete group inline policy",
  }),
};
