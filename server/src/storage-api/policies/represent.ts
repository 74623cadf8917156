import { formEncode } from "@concordat/contract/iam";
import type { PolicyDetailResponse, PolicySummary, PolicyVersionResponse } from "@concordat/contract/object-storage";
import type { Policy, PolicyVersion, PolicyWithDocument } from "../../storage/iam/policies/policy.js";
import { wholeSeconds } from "../timestamps.js";

/** Members stand in alphabetical order, as the vendor sends them. */
export const representPolicy = (policy: Policy): PolicySummary => ({
  arn: policy.arn,
  attachment_count: policy.attachmentCount,
  created_at: wholeSeconds(policy.createdAt),
  default_version_id: policy.defaultVersionId,
  description: policy.description,
  name: policy.name,
  system: policy.system,
  updated_at: wholeSeconds(policy.updatedAt),
});

/** A policy with the document that is in force. */
export const representPolicyDetail = (policy: PolicyWithDocument): PolicyDetailResponse => {
  const { name, system, updated_at, ...rest } = representPolicy(policy);
  return { ...rest, document: formEncode(policy.document), name, system, updated_at };
};

/** One version; its time has two names, for clients of either. */
export const representVersion = ({
  versionId,
  document,
  isDefault,
  createdAt,
}: PolicyVersion): PolicyVersionResponse => ({
  create_date: wholeSeconds(createdAt),
  created_at: wholeSeconds(createdAt),
  document: formEncode(document),
  is_default: isDefault,
  version_id: versionId,
});
