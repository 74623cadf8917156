import * as z from "zod";
import { policyArn, systemPolicyArn } from "../../iam/arn.js";
import { view } from "../../schema.js";
import { bodyLimits } from "../body-limits.js";
import { errors } from "../errors.js";
import { exampleNames, exampleService } from "../iam-owners/examples.js";
import { operation } from "../operation.js";
import { storageQuotas } from "../quotas.js";
import { serviceParams } from "../services/path.js";
import { created, done, ok } from "../success.js";
import {
  PolicyCreate,
  type PolicyDetailResponse,
  PolicyDetailResponse as PolicyDetailResponseSchema,
  PolicyListResponse,
  PolicySetDefaultVersion,
  type PolicySummary,
} from "./model.js";
import { answeredDocument, examplePolicyParams, policiesPath, policyParams, policyPath, sentDocument } from "./path.js";
import { versions } from "./versions/operations.js";

const tag = "Object storage policies";
const listParams = view(z.object(serviceParams));

const ownSummary: PolicySummary = {
  arn: policyArn(exampleService.service_uuid, exampleNames.policy),
  name: exampleNames.policy,
  description: "Reads reports, and nothing else.",
  system: false,
  attachment_count: 0,
  default_version_id: "v1",
  created_at: "2026-03-04T09:25:30Z",
  updated_at: "2026-03-04T09:25:30Z",
};
const systemSummary: PolicySummary = {
  arn: systemPolicyArn("ECSS3ReadOnlyAccess"),
  name: "ECSS3ReadOnlyAccess",
  description: "Provides read only access to all buckets.",
  system: true,
  attachment_count: 1,
  default_version_id: "v1",
  created_at: "2026-03-04T09:10:02Z",
  updated_at: "2026-03-04T09:10:02Z",
};
const examplePolicy: PolicyDetailResponse = { ...ownSummary, document: answeredDocument };

/** Creates a managed policy. */
const create = operation({
  method: "POST",
  path: policiesPath,
  readOnly: false,
  costs: true,
  request: { pathParams: listParams, body: view(PolicyCreate) },
  bodyLimit: bodyLimits.document,
  success: { ...created("The policy."), body: view(PolicyDetailResponseSchema) },
  errors: [],
  quotas: [storageQuotas.policiesPerService],
  summary: "Create a policy",
  description:
    "Creates a managed policy. Its document becomes version `v1`, which is in force. The policy has no effect until it is attached to a user, group or role.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "rawJson",
      summary: "Create a policy from raw JSON",
      request: {
        pathParams: exampleService,
        body: { name: exampleNames.policy, description: ownSummary.description, document: sentDocument },
      },
      response: examplePolicy,
    },
    {
      name: "percentEncoded",
      summary: "Create a policy from percent-encoded JSON",
      request: {
        pathParams: exampleService,
        body: {
          name: exampleNames.policy,
          description: ownSummary.description,
          document: encodeURIComponent(sentDocument),
        },
      },
      response: examplePolicy,
    },
  ],
  source: "Create policy",
});

/** Lists a service's managed policies. */
const list = operation({
  method: "GET",
  path: policiesPath,
  readOnly: true,
  costs: false,
  request: { pathParams: listParams },
  success: { ...ok("All managed policies."), body: view(PolicyListResponse) },
  errors: [],
  summary: "List policies",
  description:
    "Lists the system policies in alphabetical order, then the service's own policies, without their documents.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "all",
      summary: "List the policies",
      request: { pathParams: exampleService },
      response: [systemSummary, ownSummary],
    },
  ],
  source: "List policies",
});

/** Reads one managed policy. */
const get = operation({
  method: "GET",
  path: policyPath,
  readOnly: true,
  costs: false,
  request: { pathParams: policyParams },
  success: { ...ok("The policy."), body: view(PolicyDetailResponseSchema) },
  errors: [],
  summary: "Read a policy",
  description: "Reads one managed policy by name, with the document of its default version.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "byName",
      summary: "Read a policy",
      request: { pathParams: examplePolicyParams },
      response: examplePolicy,
    },
  ],
  source: "Get policy details",
});

/** Puts another version of a policy in force. */
const setDefaultVersion = operation({
  method: "PATCH",
  path: policyPath,
  readOnly: false,
  costs: false,
  request: { pathParams: policyParams, body: view(PolicySetDefaultVersion) },
  success: { ...ok("The policy as it is now."), body: view(PolicyDetailResponseSchema) },
  errors: [],
  summary: "Choose the default version of a policy",
  description:
    "Puts another version of the policy in force, wherever the policy is attached. System policies cannot be changed.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "second",
      summary: "Put the second version in force",
      request: { pathParams: examplePolicyParams, body: { version_id: "v2" } },
      response: { ...examplePolicy, default_version_id: "v2", updated_at: "2026-03-06T07:45:13Z" },
    },
  ],
  source: "UpCloud OpenAPI description",
});

/** Deletes a managed policy. */
const deletePolicy = operation({
  method: "DELETE",
  path: policyPath,
  readOnly: false,
  costs: false,
  request: { pathParams: policyParams },
  success: done("The policy was deleted."),
  errors: [errors.invalidRequest],
  summary: "Delete a policy",
  description:
    "Deletes a policy with all its versions. A policy that is attached, or that is a permissions boundary, cannot be deleted; nor can system policies.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    { name: "byName", summary: "Delete a policy", request: { pathParams: examplePolicyParams }, response: null },
  ],
  source: "Delete policy",
});

/** The managed policies of a service. */
export const policies = { create, list, get, setDefaultVersion, delete: deletePolicy, versions };
