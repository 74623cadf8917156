import * as z from "zod";

/** Names and ids as bodies and paths share them. A path variable obeys the pattern of the name that it carries. */
const iamPattern = /^[\w+=,.@-]+$/;
const iamReason = "must hold only letters, digits and _ + = , . @ -";

export const nameLimits = {
  resource: 64,
  bucket: 254,
  user: 64,
  role: 64,
  group: 128,
  policy: 128,
} as const;

const iamName = (max: number) => z.string().min(1).max(max).regex(iamPattern, iamReason);

/** Name of a service, network or region. */
export const ResourceName = z
  .string()
  .min(1)
  .max(nameLimits.resource)
  .regex(/^[a-zA-Z0-9_-]+$/, "must hold only letters, digits, _ and -");

export const BucketName = z
  .string()
  .min(1)
  .max(nameLimits.bucket)
  .regex(/^[a-zA-Z0-9._-]+$/, "must hold only letters, digits, dots, _ and -");

/** Names that the vendor keeps for itself; nobody can make or see them. */
export const reservedNames = { user: "_upcloud-internal-user", role: "_upcloud-internal-role" } as const;

export const UserName = iamName(nameLimits.user);
export const RoleName = iamName(nameLimits.role);
export const GroupName = iamName(nameLimits.group);
export const PolicyName = iamName(nameLimits.policy);

export const PolicyVersionId = z.string().regex(/^v[1-9][0-9]*$/, "must be v and a number, such as v2");
export const AccessKeyId = z
  .string()
  .regex(/^AKIA[0-9A-F]{16}$/, "must be AKIA and 16 hexadecimal digits in upper case");
