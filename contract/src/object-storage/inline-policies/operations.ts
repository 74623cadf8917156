import { view } from "../../schema.js";
import { bodyLimits } from "../body-limits.js";
import { errors } from "../errors.js";
import { type Owner, ownerParams, paramsBelow } from "../iam-owners/owner.js";
import { operation } from "../operation.js";
import { storageQuotas } from "../quotas.js";
import { created, done, ok } from "../success.js";
import {
  InlinePolicyCreate,
  InlinePolicyListResponse,
  type InlinePolicyResponse,
  InlinePolicyResponse as InlinePolicyResponseSchema,
} from "./model.js";

/** The sections of the vendor's text about the inline policies of one kind of owner. */
interface InlinePolicySources {
  readonly create: string;
  readonly list: string;
  readonly get: string;
  readonly delete: string;
}

const examplePolicy: InlinePolicyResponse = {
  name: "list-buckets",
  document: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}',
};

/** The operations on the inline policies of a user, group or role. */
export const inlinePolicies = <const Path extends string, Params extends Readonly<Record<string, string>>>(
  owner: Owner<Path, Params>,
  sources: InlinePolicySources,
) => {
  const { noun, tag, example } = owner;
  const path = `${owner.path}/inline-policies` as const;
  const onePath = `${path}/:policy_name` as const;
  const pathParams = ownerParams(owner);
  const oneParams = paramsBelow(owner, "policy_name", {
    description: "Name of the inline policy, percent-encoded.",
    examples: [examplePolicy.name],
  });
  const exampleOne = { ...example, policy_name: examplePolicy.name };

  const create = operation({
    method: "POST",
    path,
    readOnly: false,
    costs: false,
    request: { pathParams, body: view(InlinePolicyCreate) },
    bodyLimit: bodyLimits.document,
    success: { ...created("The inline policy."), body: view(InlinePolicyResponseSchema) },
    errors: [],
    quotas: [storageQuotas.inlinePoliciesPerIdentity, storageQuotas.inlineBytesPerIdentity],
    summary: `Add an inline policy to a ${noun}`,
    description: `Adds a policy that belongs to the ${noun}. It cannot be attached to anything else, and is deleted with the ${noun}. The name must be unique among the inline policies of the ${noun}.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [
      {
        name: "listBuckets",
        summary: "Allow listing buckets",
        request: { pathParams: example, body: examplePolicy },
        response: examplePolicy,
      },
    ],
    source: sources.create,
  });

  const list = operation({
    method: "GET",
    path,
    readOnly: true,
    costs: false,
    request: { pathParams },
    success: { ...ok("The inline policies."), body: view(InlinePolicyListResponse) },
    errors: [errors.invalidRequest],
    summary: `List the inline policies of a ${noun}`,
    description: `Lists the inline policies of the ${noun}, with their documents.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [
      { name: "all", summary: "List inline policies", request: { pathParams: example }, response: [examplePolicy] },
    ],
    source: sources.list,
  });

  const get = operation({
    method: "GET",
    path: onePath,
    readOnly: true,
    costs: false,
    request: { pathParams: oneParams },
    success: { ...ok("The inline policy."), body: view(InlinePolicyResponseSchema) },
    errors: [errors.invalidRequest],
    summary: `Read an inline policy of a ${noun}`,
    description: `Reads one inline policy of the ${noun} by its name.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [
      {
        name: "byName",
        summary: "Read an inline policy",
        request: { pathParams: exampleOne },
        response: examplePolicy,
      },
    ],
    source: sources.get,
  });

  const deletePolicy = operation({
    method: "DELETE",
    path: onePath,
    readOnly: false,
    costs: false,
    request: { pathParams: oneParams },
    success: done("The inline policy was deleted."),
    errors: [errors.invalidRequest],
    summary: `Delete an inline policy of a ${noun}`,
    description: `Deletes one inline policy of the ${noun}. The ${noun} loses the permissions that only this policy gave it.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [
      { name: "byName", summary: "Delete an inline policy", request: { pathParams: exampleOne }, response: null },
    ],
    source: sources.delete,
  });

  return { create, list, get, delete: deletePolicy };
};
