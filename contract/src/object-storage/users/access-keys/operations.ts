import { iamLimits } from "../../../iam/limits.js";
import { view } from "../../../schema.js";
import { ownerParams, paramsBelow } from "../../iam-owners/owner.js";
import { userOwner } from "../../iam-owners/owners.js";
import { operation } from "../../operation.js";
import { storageQuotas } from "../../quotas.js";
import { created, done, ok } from "../../success.js";
import {
  AccessKeyCreate,
  type AccessKeyDetailResponse,
  AccessKeyDetailResponse as AccessKeyDetailResponseSchema,
  AccessKeyListResponse,
  AccessKeyModify,
  type CreateAccessKeyResponse,
  CreateAccessKeyResponse as CreateAccessKeyResponseSchema,
} from "./model.js";

const { tag, example } = userOwner;
const path = `${userOwner.path}/access-keys` as const;
const onePath = `${path}/:access_key_id` as const;
const pathParams = ownerParams(userOwner);

export const exampleAccessKey: AccessKeyDetailResponse = {
  access_key_id: "AKIA4C0FFEE15BAD5EED",
  status: "Active",
  created_at: "2026-03-04T09:12:44Z",
  last_used_at: "2026-03-05T16:40:02Z",
};
const newAccessKey: CreateAccessKeyResponse = {
  ...exampleAccessKey,
  last_used_at: exampleAccessKey.created_at,
  secret_access_key: "ThisIsNoRealSecret+ItOnlyLooksLikeOne/40",
};
const oneParams = paramsBelow(userOwner, "access_key_id", {
  description: "Id of the access key.",
  examples: [exampleAccessKey.access_key_id],
});
const exampleOne = { ...example, access_key_id: exampleAccessKey.access_key_id };

/** Creates an access key. */
const create = operation({
  method: "POST",
  path,
  readOnly: false,
  costs: true,
  // one of the vendor's clients sends `{}`, another sends no body
  request: { pathParams, body: view(AccessKeyCreate.optional()) },
  success: { ...created("The access key, with its secret."), body: view(CreateAccessKeyResponseSchema) },
  errors: [],
  quotas: [storageQuotas.accessKeysPerUser],
  summary: "Create an access key",
  description: `Creates a key that signs S3 requests on behalf of the user. It is active immediately. Only this response contains the secret. A user has at most ${iamLimits.accessKeysPerUser} keys, so that one can replace the other.`,
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "noBody",
      summary: "Create an access key without a body",
      request: { pathParams: example },
      response: newAccessKey,
    },
    {
      name: "emptyBody",
      summary: "Create an access key with an empty object",
      request: { pathParams: example, body: {} },
      response: newAccessKey,
    },
  ],
  source: "Create access key",
});

/** Lists a user's access keys. */
const list = operation({
  method: "GET",
  path,
  readOnly: true,
  costs: false,
  request: { pathParams },
  success: { ...ok("The access keys."), body: view(AccessKeyListResponse) },
  errors: [],
  summary: "List access keys",
  description: "Lists all access keys of the user, without their secrets.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    { name: "all", summary: "List access keys", request: { pathParams: example }, response: [exampleAccessKey] },
  ],
  source: "List access keys",
});

/** Reads one of a user's access keys. */
const get = operation({
  method: "GET",
  path: onePath,
  readOnly: true,
  costs: false,
  request: { pathParams: oneParams },
  success: { ...ok("The access key."), body: view(AccessKeyDetailResponseSchema) },
  errors: [],
  summary: "Read an access key",
  description: "Reads one access key of the user by its id, without its secret.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    { name: "byId", summary: "Read an access key", request: { pathParams: exampleOne }, response: exampleAccessKey },
  ],
  source: "Get access key details",
});

/** Activates or deactivates an access key. */
const modify = operation({
  method: "PATCH",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: oneParams, body: view(AccessKeyModify) },
  success: { ...ok("The access key as it is now."), body: view(AccessKeyDetailResponseSchema) },
  errors: [],
  summary: "Activate or deactivate an access key",
  description: "Activates or deactivates an access key. Requests signed with an inactive key are refused.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "deactivate",
      summary: "Deactivate an access key",
      request: { pathParams: exampleOne, body: { status: "Inactive" } },
      response: { ...exampleAccessKey, status: "Inactive" },
    },
  ],
  source: "Modify access key details",
});

/** Deletes an access key. */
const deleteKey = operation({
  method: "DELETE",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: oneParams },
  success: done("The access key was deleted."),
  errors: [],
  summary: "Delete an access key",
  description: "Deletes an access key. Requests signed with it are refused from then on.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byId", summary: "Delete an access key", request: { pathParams: exampleOne }, response: null }],
  source: "Delete access key",
});

/** The keys that sign a user's S3 requests. */
export const accessKeys = { create, list, get, modify, delete: deleteKey };
