/** The permissions that a list grants. `FULL_CONTROL` is all others. */
export const aclPermissions = ["READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"] as const;

export type AclPermission = (typeof aclPermissions)[number];

/** Groups that a list may grant permissions to, by their URIs. */
export const aclGroups = {
  /** Everyone, with or without a signature. */
  allUsers: "http://acs.amazonaws.com/groups/global/AllUsers",
  /** Everyone who signs, of whatever account. */
  authenticatedUsers: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
  /** The writers of access logs, which this server does not have. */
  logDelivery: "http://acs.amazonaws.com/groups/s3/LogDelivery",
} as const;

export type AclGroup = (typeof aclGroups)[keyof typeof aclGroups];

/** Canonical ids of AWS that belong to no account of this server. */
export const wellKnownIds = {
  /** The owner of what anonymous callers write. */
  anonymous: "65a011a29cdf8ec533ec3d1ccaae921c",
  /** Amazon EC2, which `aws-exec-read` grants reading to. */
  ec2: "6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c",
} as const;

/** The most grants of a list. */
export const maxGrants = 100;

/** What a list is on. */
export type AclTarget = "bucket" | "object";

/** What a permission on a list allows: AWS's table "Mapping of ACL permissions and access policy permissions". */
const actionsOf: Readonly<
  Record<AclTarget, Readonly<Record<Exclude<AclPermission, "FULL_CONTROL">, readonly string[]>>>
> = {
  bucket: {
    READ: ["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"],
    // AWS has s3:DeleteObjectVersion for the owner of the bucket only
    WRITE: ["s3:PutObject", "s3:DeleteObject"],
    READ_ACP: ["s3:GetBucketAcl"],
    WRITE_ACP: ["s3:PutBucketAcl"],
  },
  object: {
    READ: ["s3:GetObject", "s3:GetObjectVersion"],
    WRITE: [],
    READ_ACP: ["s3:GetObjectAcl", "s3:GetObjectVersionAcl"],
    WRITE_ACP: ["s3:PutObjectAcl", "s3:PutObjectVersionAcl"],
  },
};

/** The list, and the permission on it, that allows an action. */
export interface AclRight {
  readonly on: AclTarget;
  readonly permission: Exclude<AclPermission, "FULL_CONTROL">;
}

const rights: ReadonlyMap<string, AclRight> = new Map(
  (["bucket", "object"] as const).flatMap((on) =>
    (["READ", "WRITE", "READ_ACP", "WRITE_ACP"] as const).flatMap((permission) =>
      actionsOf[on][permission].map((action): [string, AclRight] => [action, { on, permission }]),
    ),
  ),
);

/** What a list must grant to allow an action. @returns undefined for actions that no list allows */
export const aclRightOf = (action: string): AclRight | undefined => rights.get(action);

/** Lists that a name stands for. */
export const cannedAcls = [
  "private",
  "public-read",
  "public-read-write",
  "authenticated-read",
  "aws-exec-read",
  "bucket-owner-read",
  "bucket-owner-full-control",
  "log-delivery-write",
] as const;

export type CannedAcl = (typeof cannedAcls)[number];

/** Who owns what is written into a bucket, and whether lists count there. */
export const objectOwnerships = ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"] as const;

export type ObjectOwnership = (typeof objectOwnerships)[number];

/** The header of each permission. */
export const grantHeaders: Readonly<Record<string, AclPermission>> = {
  "x-amz-grant-full-control": "FULL_CONTROL",
  "x-amz-grant-read": "READ",
  "x-amz-grant-read-acp": "READ_ACP",
  "x-amz-grant-write": "WRITE",
  "x-amz-grant-write-acp": "WRITE_ACP",
};
