import type { PolicyAttachmentResponse } from "@concordat/contract/object-storage";
import type { NamedPolicy } from "../../storage/iam/policies/named-policy.js";

/** An attached policy, as its owner shows it. */
export const representAttached = ({ arn, name }: NamedPolicy): PolicyAttachmentResponse => ({ arn, name });
