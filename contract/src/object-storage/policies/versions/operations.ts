import { iamLimits } from "../../../iam/limits.js";
import { view } from "../../../schema.js";
import { bodyLimits } from "../../body-limits.js";
import { errors } from "../../errors.js";
import { operation } from "../../operation.js";
import { storageQuotas } from "../../quotas.js";
import { created, done, ok } from "../../success.js";
import {
  answeredDocument,
  examplePolicyParams,
  policyParams,
  policyPath,
  sentDocument,
  versionParams,
} from "../path.js";
import {
  PolicyVersionCreate,
  PolicyVersionListResponse,
  type PolicyVersionResponse,
  PolicyVersionResponse as PolicyVersionResponseSchema,
} from "./model.js";

const tag = "Object storage policies";
const path = `${policyPath}/versions` as const;
const onePath = `${path}/:policy_version` as const;
const exampleOne = { ...examplePolicyParams, policy_version: "v2" };

const version = (id: string, isDefault: boolean, at: string): PolicyVersionResponse => ({
  version_id: id,
  document: answeredDocument,
  is_default: isDefault,
  create_date: at,
  created_at: at,
});
const first = version("v1", false, "2026-03-04T09:25:30Z");
const second = version("v2", true, "2026-03-06T07:45:13Z");

/** Adds a version to a policy. */
const create = operation({
  method: "POST",
  path,
  readOnly: false,
  costs: false,
  request: { pathParams: policyParams, body: view(PolicyVersionCreate) },
  bodyLimit: bodyLimits.document,
  success: { ...created("The version."), body: view(PolicyVersionResponseSchema) },
  errors: [],
  quotas: [storageQuotas.versionsPerPolicy],
  summary: "Add a version to a policy",
  description: `Adds a version to a policy, and puts it in force if \`is_default\` is true. A policy has at most ${iamLimits.versionsPerPolicy} versions: delete one before you add another. System policies cannot be changed.`,
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "inForce",
      summary: "Add a version and put it in force",
      request: { pathParams: examplePolicyParams, body: { document: sentDocument, is_default: true } },
      response: second,
    },
  ],
  source: "Create policy version",
});

/** Lists the versions of a policy. */
const list = operation({
  method: "GET",
  path,
  readOnly: true,
  costs: false,
  request: { pathParams: policyParams },
  success: { ...ok("The versions."), body: view(PolicyVersionListResponse) },
  errors: [errors.invalidRequest],
  summary: "List the versions of a policy",
  description: "Lists all versions of a policy with their documents, newest first.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "all",
      summary: "List the versions",
      request: { pathParams: examplePolicyParams },
      response: [second, first],
    },
  ],
  source: "List policy versions",
});

/** Reads one version of a policy. */
const get = operation({
  method: "GET",
  path: onePath,
  readOnly: true,
  costs: false,
  request: { pathParams: versionParams },
  success: { ...ok("The version."), body: view(PolicyVersionResponseSchema) },
  errors: [errors.invalidRequest],
  summary: "Read a version of a policy",
  description: "Reads one version of a policy with its document.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "byId", summary: "Read a version", request: { pathParams: exampleOne }, response: second }],
  source: "Get policy version",
});

/** Deletes one version of a policy. */
const deleteVersion = operation({
  method: "DELETE",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: versionParams },
  success: done("The version was deleted."),
  errors: [errors.invalidRequest],
  summary: "Delete a version of a policy",
  description:
    "Deletes one version of a policy. The default version cannot be deleted: put another one in force first. The number is not reused.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "first",
      summary: "Delete the first version",
      request: { pathParams: { ...examplePolicyParams, policy_version: "v1" } },
      response: null,
    },
  ],
  source: "Delete a policy version",
});

/** The versions of a policy's document, one of which is in force. */
export const versions = { create, list, get, delete: deleteVersion };
