import { formEncode, normalizedDocument, type PolicyDocument } from "@concordat/contract/iam";
import type { PolicyDetailResponse, PolicySummary, PolicyVersionResponse } from "@concordat/contract/object-storage";
import type { Policy, PolicyVersion, PolicyWithDocument } from "../../storage/iam/policies/policy.js";
import { wholeSeconds } from "../timestamps.js";

/** The vendor normalises the documents of own policies, and tells those of the system as they are. */
const encoded = ({ document, system }: { readonly document: string; readonly system: boolean }): string =>
  formEncode(system ? document : normalizedDocument(JSON.parse(document) as PolicyDocument));

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
  return { ...rest, document: encoded(policy), name, system, updated_at };
};

/** One version; its time has two names, for clients of either. */
export const representVersion = (version: PolicyVersion): PolicyVersionResponse => ({
  create_date: wholeSeconds(version.createdAt),
  created_at: wholeSeconds(version.createdAt),
  document: encoded(version),
  is_default: version.isDefault,
  version_id: version.versionId,
});
