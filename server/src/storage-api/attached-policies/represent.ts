import type { PolicyAttachmentResponse, RolePolicyResponse } from "@concordat/contract/object-storage";
import type { NamedPolicy } from "../../storage/iam/policies/named-policy.js";

/** An attached policy, as its owner shows it. */
export const representAttached = ({ arn, name }: NamedPolicy): PolicyAttachmentResponse => ({ arn, name });

/** The same for a role: under the names of the vendor's text, and under those that a deployed client reads. */
export const representAttachedToRole = ({ arn, name }: NamedPolicy): RolePolicyResponse => ({
  arn,
  name,
  policy_arn: arn,
  policy_name: name,
});
