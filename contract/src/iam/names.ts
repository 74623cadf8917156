import * as z from "zod";

/** The pattern of IAM names, in bodies and in paths. */
const iamPattern = /^[\w+=,.@-]+$/;
const iamReason = "must contain only letters, digits and _ + = , . @ -";

export const iamNameLimits = { user: 64, role: 64, group: 128, policy: 128 } as const;

const iamName = (max: number) => z.string().min(1).max(max).regex(iamPattern, iamReason);

/** Names that the vendor reserves; callers can neither create nor see them. */
export const reservedNames = { user: "_upcloud-internal-user", role: "_upcloud-internal-role" } as const;

export const UserName = iamName(iamNameLimits.user);
export const RoleName = iamName(iamNameLimits.role);
export const GroupName = iamName(iamNameLimits.group);
export const PolicyName = iamName(iamNameLimits.policy);

export const PolicyVersionId = z.string().regex(/^v[1-9][0-9]*$/, "must be v and a number, such as v2");

export const AccessKeyId = z
  .string()
  .regex(/^AKIA[0-9A-F]{16}$/, "must be AKIA and 16 hexadecimal digits in upper case");
