import * as z from "zod";
import { iamNameLimits, reservedNames, UserName } from "../../iam/names.js";
import { PolicyAttachmentResponse } from "../attached-policies/model.js";
import { PermissionsBoundaryResponse } from "../permissions-boundary/model.js";
import { TagResponse } from "../tags/model.js";
import { timestamp } from "../timestamp.js";
import { AccessKeyDetailResponse } from "./access-keys/model.js";

/** A user in reads. */
export const UserDetailResponse = z
  .object({
    username: z.string().meta({ description: "Name of the user, unique within the service.", examples: ["ada"] }),
    arn: z.string().meta({
      description: "ARN of the user.",
      examples: ["urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada"],
    }),
    created_at: timestamp("When the user was created"),
    access_keys: z.array(AccessKeyDetailResponse).meta({ description: "The user's access keys, without secrets." }),
    policies: z.array(PolicyAttachmentResponse).meta({ description: "Managed policies attached to the user." }),
    tags: z.array(TagResponse).optional().meta({ description: "The user's tags." }),
    permissions_boundary: PermissionsBoundaryResponse.optional().meta({
      description: "Name of the policy that is the user's permissions boundary; missing if there is none.",
    }),
  })
  .meta({ id: "UserDetailResponse", description: "A user of a service. It is not a user of the account." });
export type UserDetailResponse = z.output<typeof UserDetailResponse>;

export const UserListResponse = z
  .array(UserDetailResponse)
  .meta({ id: "UserListResponse", description: "All users of a service." });

export const UserCreate = z
  .strictObject({
    username: UserName.refine((name) => name !== reservedNames.user, "is reserved for internal use").meta({
      description: `Name of the new user, unique within the service, 1 to ${iamNameLimits.user} characters. \`${reservedNames.user}\` is reserved.`,
      examples: ["ada"],
    }),
  })
  .meta({ id: "UserCreate", description: "A user to create." });
