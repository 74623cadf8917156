import * as z from "zod";
import { iamNameLimits } from "../../iam/names.js";
import { documentText } from "../../iam/policy-document.js";
import { text } from "../text.js";

/** Reads return the document as it was sent, decoded: raw JSON text. */
const storedDocument = z.string().meta({
  description: "The document as raw JSON text, however it was sent.",
  examples: ['{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}'],
});

export const InlinePolicyCreate = z
  .strictObject({
    name: text(iamNameLimits.policy)
      .min(1)
      .meta({
        description: `Name of the inline policy, unique for its owner, 1 to ${iamNameLimits.policy} characters.`,
        examples: ["list-buckets"],
      }),
    document: documentText("permissions", "What the owner may do"),
  })
  .meta({ id: "InlinePolicyCreate", description: "A policy that belongs to one user, group or role." });

export const InlinePolicyResponse = z
  .object({
    name: z.string().meta({ description: "Name of the inline policy.", examples: ["list-buckets"] }),
    document: storedDocument,
  })
  .meta({ id: "InlinePolicyResponse", description: "An inline policy with its document." });
export type InlinePolicyResponse = z.output<typeof InlinePolicyResponse>;

export const InlinePolicyListResponse = z
  .array(InlinePolicyResponse)
  .meta({ id: "InlinePolicyListResponse", description: "All inline policies of the owner, with their documents." });

/** An inline policy in reads of a role. */
export const InlinePolicyName = z
  .object({
    name: z.string().meta({ description: "Name of the inline policy.", examples: ["list-buckets"] }),
  })
  .meta({ id: "InlinePolicyName", description: "An inline policy, by its name." });
