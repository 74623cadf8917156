import * as z from "zod";
import { documentText } from "../../../iam/policy-document.js";
import { timestamp } from "../../timestamp.js";
import { managedDocument, versionId } from "../document.js";

export const PolicyVersionCreate = z
  .strictObject({
    document: documentText("permissions", "What the version allows and denies"),
    is_default: z.boolean().default(false).meta({ description: "Whether the new version comes into force at once." }),
  })
  .meta({ id: "PolicyVersionCreate", description: "A new version of a policy's document." });

export const PolicyVersionResponse = z
  .object({
    version_id: versionId("`v` and a number. Numbers count up and are never used again."),
    document: managedDocument,
    is_default: z.boolean().meta({ description: "Whether this version is in force." }),
    // The vendor's text has `create_date` alone, its traffic of late 2025 `created_at` alone: clients of both exist.
    create_date: timestamp("When the version was created").optional(),
    created_at: timestamp("The same as `create_date`, for clients that look for it under this name").optional(),
  })
  .meta({ id: "PolicyVersionResponse", description: "One version of a policy's document." });
export type PolicyVersionResponse = z.output<typeof PolicyVersionResponse>;

export const PolicyVersionListResponse = z
  .array(PolicyVersionResponse)
  .meta({ id: "PolicyVersionListResponse", description: "All versions of a policy, the newest first." });
