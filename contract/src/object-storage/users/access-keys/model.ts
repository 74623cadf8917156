import * as z from "zod";
import { AccessKeyId } from "../../../iam/names.js";
import { timestamp } from "../../timestamp.js";

/** Whether a key can be used. */
export const AccessKeyStatus = z.enum(["Active", "Inactive"]).meta({
  id: "AccessKeyStatus",
  description: "Whether requests signed with the key are accepted.",
});

const accessKeyMembers = {
  access_key_id: AccessKeyId.meta({ description: "The public half of the key.", examples: ["AKIA4C0FFEE15BAD5EED"] }),
  status: AccessKeyStatus,
  created_at: timestamp("When the key was created"),
  last_used_at: timestamp("When the key last signed a request; the time of its creation if it never has"),
} as const;

/** An access key in reads: without its secret. */
export const AccessKeyDetailResponse = z
  .object(accessKeyMembers)
  .meta({ id: "AccessKeyDetailResponse", description: "An access key of a user, without its secret." });
export type AccessKeyDetailResponse = z.output<typeof AccessKeyDetailResponse>;

export const AccessKeyListResponse = z
  .array(AccessKeyDetailResponse)
  .meta({ id: "AccessKeyListResponse", description: "All access keys of a user, without their secrets." });

/** A new access key: the only response with its secret. */
export const CreateAccessKeyResponse = z
  .object({
    ...accessKeyMembers,
    secret_access_key: z
      .string()
      .regex(/^[A-Za-z0-9+/]{40}$/, "must be 40 characters of the Base64 alphabet")
      .meta({
        description: "The secret half of the key, 40 characters. No other response contains it: store it.",
        examples: ["ThisIsNoRealSecret+ItOnlyLooksLikeOne/40"],
        readOnly: true,
      }),
  })
  .meta({ id: "CreateAccessKeyResponse", description: "A new access key, with its secret." });
export type CreateAccessKeyResponse = z.output<typeof CreateAccessKeyResponse>;

/** Clients send an empty object or no body. */
export const AccessKeyCreate = z
  .strictObject({})
  .meta({ id: "AccessKeyCreate", description: "Empty: a new key has no settings." });

export const AccessKeyModify = z
  .strictObject({
    status: AccessKeyStatus.optional().meta({
      description: "Whether requests signed with the key should be accepted.",
    }),
  })
  .meta({ id: "AccessKeyModify", description: "A change of an access key (JSON Merge Patch)." });
