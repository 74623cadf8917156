import * as z from "zod";
import { documentText } from "../../../iam/policy-document.js";
import { timestamp } from "../../timestamp.js";
import { managedDocument, versionId } from "../document.js";

export const PolicyVersionCreate = z
  .strictObject({
    document: documentText("permissions", "What the version allows and denies"),
    is_default: z
      .boolean()
      .default(false)
      .meta({ description: "Whether the new version is put in force immediately." }),
  })
  .meta({ id: "PolicyVersionCreate", description: "A new version of a policy's document." });

export const PolicyVersionResponse = z
  .object({
    version_id: versionId("`v` and a number. Numbers increase and are never reused."),
    document: managedDocument,
    is_default: z.boolean().meta({ description: "Whether this version is in force." }),
    // the vendor's text has only `create_date`, its traffic of late 2025 only `created_at`: there are clients of both
    create_date: timestamp("When the version was created").optional(),
    created_at: timestamp("The same as `create_date`, for clients that read this name").optional(),
  })
  .meta({ id: "PolicyVersionResponse", description: "One version of a policy's document." });
export type PolicyVersionResponse = z.output<typeof PolicyVersionResponse>;

export const PolicyVersionListResponse = z
  .array(PolicyVersionResponse)
  .meta({ id: "PolicyVersionListResponse", description: "All versions of a policy, newest first." });
