import * as z from "zod";
import { userArn } from "../../iam/arn.js";
import { view } from "../../schema.js";
import { PolicyAttachmentListResponse } from "../attached-policies/model.js";
import { attachedPolicies } from "../attached-policies/operations.js";
import { exampleAttachment, exampleNames, exampleService } from "../iam-owners/examples.js";
import { ownerParams } from "../iam-owners/owner.js";
import { userOwner, usersPath } from "../iam-owners/owners.js";
import { inlinePolicies } from "../inline-policies/operations.js";
import { operation } from "../operation.js";
import { permissionsBoundary } from "../permissions-boundary/operations.js";
import { storageQuotas } from "../quotas.js";
import { serviceParams } from "../services/path.js";
import { created, done, ok } from "../success.js";
import { tags } from "../tags/operations.js";
import { accessKeys, exampleAccessKey } from "./access-keys/operations.js";
import {
  UserCreate,
  type UserDetailResponse,
  UserDetailResponse as UserDetailResponseSchema,
  UserListResponse,
} from "./model.js";

const { tag, example } = userOwner;
const listParams = view(z.object(serviceParams));
const oneParams = ownerParams(userOwner);

const newUser: UserDetailResponse = {
  username: exampleNames.user,
  arn: userArn(exampleService.service_uuid, exampleNames.user),
  created_at: "2026-03-04T09:12:40Z",
  access_keys: [],
  policies: [],
};
const exampleUser: UserDetailResponse = {
  ...newUser,
  access_keys: [exampleAccessKey],
  policies: [exampleAttachment],
};

/** Creates a user. */
const create = operation({
  method: "POST",
  path: usersPath,
  readOnly: false,
  costs: true,
  request: { pathParams: listParams, body: view(UserCreate) },
  success: { ...created("The user."), body: view(UserDetailResponseSchema) },
  errors: [],
  quotas: [storageQuotas.usersPerService],
  summary: "Create a user",
  description:
    "Creates a user within the service. A new user has no keys and no permissions. The users of a service are separate from the account's own users and tokens.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "one",
      summary: "Create a user",
      request: { pathParams: exampleService, body: { username: exampleNames.user } },
      response: newUser,
    },
  ],
  source: "Create user",
});

/** Lists a service's users. */
const list = operation({
  method: "GET",
  path: usersPath,
  readOnly: true,
  costs: false,
  request: { pathParams: listParams },
  success: { ...ok("All users of the service."), body: view(UserListResponse) },
  errors: [],
  summary: "List users",
  description: "Lists all users of the service, each with its access keys and attached policies.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    { name: "all", summary: "List the users", request: { pathParams: exampleService }, response: [exampleUser] },
  ],
  source: "List users",
});

/** Reads one of a service's users. */
const get = operation({
  method: "GET",
  path: userOwner.path,
  readOnly: true,
  costs: false,
  request: { pathParams: oneParams },
  success: { ...ok("The user."), body: view(UserDetailResponseSchema) },
  errors: [],
  summary: "Read a user",
  description: "Reads one user by name, with access keys and attached policies.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byName", summary: "Read a user", request: { pathParams: example }, response: exampleUser }],
  source: "Get user details",
});

/** Deletes a user. */
const deleteUser = operation({
  method: "DELETE",
  path: userOwner.path,
  readOnly: false,
  costs: false,
  request: { pathParams: oneParams },
  success: done("The user was deleted."),
  errors: [],
  summary: "Delete a user",
  description:
    "Deletes a user with its access keys (even active ones), inline policies, tags and memberships. Attached policies stay, and their `attachment_count` decreases.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byName", summary: "Delete a user", request: { pathParams: example }, response: null }],
  source: "Delete user",
});

/** The users of a service, with their access keys and permissions. */
export const users = {
  create,
  list,
  get,
  delete: deleteUser,
  accessKeys,
  policies: attachedPolicies(userOwner, {
    listed: view(PolicyAttachmentListResponse),
    exampleItem: exampleAttachment,
    sources: { list: "List attached user policies", attach: "Attach user policy", detach: "Detach user policy" },
  }),
  inlinePolicies: inlinePolicies(userOwner, {
    create: "Create user inline policy",
    list: "List user inline policies",
    get: "Get user inline policy",
    delete: "Delete user inline policy",
  }),
  tags: tags(userOwner, { get: "Get user tags", replace: "Replace user tags", delete: "Delete user tags" }),
  permissionsBoundary: permissionsBoundary(userOwner, {
    set: "Create user permissions boundary",
    delete: "Delete user permissions boundary",
  }),
};
