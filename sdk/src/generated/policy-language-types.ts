// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.

/** One item or several: documents may write a list of one item without its brackets. */
export type OneOrMore<Item> = Item | readonly Item[];

/** A value of a condition key. */
export type ConditionValue = string | number | boolean;

/** The values of a condition key: one of them must match. */
export type ConditionValues = ConditionValue | readonly ConditionValue[];

/** An action with its service, with `*` for any text and `?` for any character; or `*`. */
export type PolicyAction =
  | "*"
  | "s3:*"
  | "iam:*"
  | "sts:*"
  | "s3:AbortMultipartUpload"
  | "s3:BypassGovernanceRetention"
  | "s3:DeleteObject"
  | "s3:DeleteObjectTagging"
  | "s3:DeleteObjectVersion"
  | "s3:DeleteObjectVersionTagging"
  | "s3:GetObject"
  | "s3:GetObjectAcl"
  | "s3:GetObjectAttributes"
  | "s3:GetObjectLegalHold"
  | "s3:GetObjectRetention"
  | "s3:GetObjectTagging"
  | "s3:GetObjectVersion"
  | "s3:GetObjectVersionAcl"
  | "s3:GetObjectVersionAttributes"
  | "s3:GetObjectVersionTagging"
  | "s3:ListMultipartUploadParts"
  | "s3:PutObject"
  | "s3:PutObjectAcl"
  | "s3:PutObjectLegalHold"
  | "s3:PutObjectRetention"
  | "s3:PutObjectTagging"
  | "s3:PutObjectVersionAcl"
  | "s3:PutObjectVersionTagging"
  | "s3:CreateBucket"
  | "s3:DeleteBucket"
  | "s3:DeleteBucketPolicy"
  | "s3:GetBucketAcl"
  | "s3:GetBucketCORS"
  | "s3:GetBucketLocation"
  | "s3:GetBucketObjectLockConfiguration"
  | "s3:GetBucketOwnershipControls"
  | "s3:GetBucketPolicy"
  | "s3:GetBucketPolicyStatus"
  | "s3:GetBucketPublicAccessBlock"
  | "s3:GetBucketTagging"
  | "s3:GetBucketVersioning"
  | "s3:GetEncryptionConfiguration"
  | "s3:GetLifecycleConfiguration"
  | "s3:ListAllMyBuckets"
  | "s3:ListBucket"
  | "s3:ListBucketMultipartUploads"
  | "s3:ListBucketVersions"
  | "s3:PutBucketAcl"
  | "s3:PutBucketCORS"
  | "s3:PutBucketObjectLockConfiguration"
  | "s3:PutBucketOwnershipControls"
  | "s3:PutBucketPolicy"
  | "s3:PutBucketPublicAccessBlock"
  | "s3:PutBucketTagging"
  | "s3:PutBucketVersioning"
  | "s3:PutEncryptionConfiguration"
  | "s3:PutLifecycleConfiguration"
  | "iam:AddUserToGroup"
  | "iam:AttachGroupPolicy"
  | "iam:AttachRolePolicy"
  | "iam:AttachUserPolicy"
  | "iam:CreateAccessKey"
  | "iam:CreateGroup"
  | "iam:CreatePolicy"
  | "iam:CreatePolicyVersion"
  | "iam:CreateRole"
  | "iam:CreateUser"
  | "iam:DeleteAccessKey"
  | "iam:DeleteGroup"
  | "iam:DeleteGroupPolicy"
  | "iam:DeletePolicy"
  | "iam:DeletePolicyVersion"
  | "iam:DeleteRole"
  | "iam:DeleteRolePermissionsBoundary"
  | "iam:DeleteRolePolicy"
  | "iam:DeleteUser"
  | "iam:DeleteUserPermissionsBoundary"
  | "iam:DeleteUserPolicy"
  | "iam:DetachGroupPolicy"
  | "iam:DetachRolePolicy"
  | "iam:DetachUserPolicy"
  | "iam:GetAccessKeyLastUsed"
  | "iam:GetAccountAuthorizationDetails"
  | "iam:GetAccountSummary"
  | "iam:GetGroup"
  | "iam:GetGroupPolicy"
  | "iam:GetPolicy"
  | "iam:GetPolicyVersion"
  | "iam:GetRole"
  | "iam:GetRolePolicy"
  | "iam:GetUser"
  | "iam:GetUserPolicy"
  | "iam:ListAccessKeys"
  | "iam:ListAttachedGroupPolicies"
  | "iam:ListAttachedRolePolicies"
  | "iam:ListAttachedUserPolicies"
  | "iam:ListEntitiesForPolicy"
  | "iam:ListGroupPolicies"
  | "iam:ListGroups"
  | "iam:ListGroupsForUser"
  | "iam:ListPolicies"
  | "iam:ListPolicyTags"
  | "iam:ListPolicyVersions"
  | "iam:ListRolePolicies"
  | "iam:ListRoleTags"
  | "iam:ListRoles"
  | "iam:ListUserPolicies"
  | "iam:ListUserTags"
  | "iam:ListUsers"
  | "iam:PutGroupPolicy"
  | "iam:PutRolePermissionsBoundary"
  | "iam:PutRolePolicy"
  | "iam:PutUserPermissionsBoundary"
  | "iam:PutUserPolicy"
  | "iam:RemoveUserFromGroup"
  | "iam:SetDefaultPolicyVersion"
  | "iam:SimulateCustomPolicy"
  | "iam:SimulatePrincipalPolicy"
  | "iam:TagPolicy"
  | "iam:TagRole"
  | "iam:TagUser"
  | "iam:UntagPolicy"
  | "iam:UntagRole"
  | "iam:UntagUser"
  | "iam:UpdateAccessKey"
  | "iam:UpdateAssumeRolePolicy"
  | "iam:UpdateGroup"
  | "iam:UpdateRole"
  | "iam:UpdateRoleDescription"
  | "iam:UpdateUser"
  | "sts:AssumeRole"
  | "sts:GetCallerIdentity"
  | "sts:GetFederationToken"
  | "sts:GetSessionToken"
  | "sts:TagSession"
  | (string & {});

/** Condition key → the values to compare with. All keys must match. */
export interface ConditionTests {
  /** Type: date. */
  readonly "aws:CurrentTime"?: ConditionValues;
  /** Type: date. */
  readonly "aws:EpochTime"?: ConditionValues;
  /** Type: string. */
  readonly "aws:PrincipalAccount"?: ConditionValues;
  /** Type: arn. */
  readonly "aws:PrincipalArn"?: ConditionValues;
  /** Followed by the key of a tag; string. */
  readonly "aws:PrincipalTag/"?: ConditionValues;
  /** Type: string. */
  readonly "aws:PrincipalType"?: ConditionValues;
  /** Type: string. */
  readonly "aws:Referer"?: ConditionValues;
  /** Followed by the key of a tag; string. */
  readonly "aws:RequestTag/"?: ConditionValues;
  /** Followed by the key of a tag; string. */
  readonly "aws:ResourceTag/"?: ConditionValues;
  /** Type: boolean. */
  readonly "aws:SecureTransport"?: ConditionValues;
  /** Type: IP addresses. */
  readonly "aws:SourceIp"?: ConditionValues;
  /** Type: string, several values. */
  readonly "aws:TagKeys"?: ConditionValues;
  /** Type: date. */
  readonly "aws:TokenIssueTime"?: ConditionValues;
  /** Type: string. */
  readonly "aws:UserAgent"?: ConditionValues;
  /** Type: string. */
  readonly "aws:userid"?: ConditionValues;
  /** Type: string. */
  readonly "aws:username"?: ConditionValues;
  /** Type: string. */
  readonly "s3:authType"?: ConditionValues;
  /** Type: string. */
  readonly "s3:delimiter"?: ConditionValues;
  /** Followed by the key of a tag; string. */
  readonly "s3:ExistingObjectTag/"?: ConditionValues;
  /** Type: string. */
  readonly "s3:if-match"?: ConditionValues;
  /** Type: string. */
  readonly "s3:if-none-match"?: ConditionValues;
  /** Type: string. */
  readonly "s3:LocationConstraint"?: ConditionValues;
  /** Type: numeric. */
  readonly "s3:max-keys"?: ConditionValues;
  /** Type: string. */
  readonly "s3:object-lock-legal-hold"?: ConditionValues;
  /** Type: string. */
  readonly "s3:object-lock-mode"?: ConditionValues;
  /** Type: numeric. */
  readonly "s3:object-lock-remaining-retention-days"?: ConditionValues;
  /** Type: date. */
  readonly "s3:object-lock-retain-until-date"?: ConditionValues;
  /** Type: string. */
  readonly "s3:prefix"?: ConditionValues;
  /** Followed by the key of a tag; string. */
  readonly "s3:RequestObjectTag/"?: ConditionValues;
  /** Type: string, several values. */
  readonly "s3:RequestObjectTagKeys"?: ConditionValues;
  /** Type: numeric. */
  readonly "s3:signatureAge"?: ConditionValues;
  /** Type: string. */
  readonly "s3:signatureversion"?: ConditionValues;
  /** Type: string. */
  readonly "s3:VersionId"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-acl"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-content-sha256"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-copy-source"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-grant-full-control"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-grant-read"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-grant-read-acp"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-grant-write"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-grant-write-acp"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-metadata-directive"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-object-ownership"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-server-side-encryption"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-server-side-encryption-customer-algorithm"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-storage-class"?: ConditionValues;
  /** Type: string. */
  readonly "s3:x-amz-website-redirect-location"?: ConditionValues;
  /** Type: arn. */
  readonly "iam:PermissionsBoundary"?: ConditionValues;
  /** Type: arn. */
  readonly "iam:PolicyARN"?: ConditionValues;
  /** Followed by the key of a tag; string. */
  readonly "iam:ResourceTag/"?: ConditionValues;
  /** Type: string. */
  readonly "sts:ExternalId"?: ConditionValues;
  /** Type: string. */
  readonly "sts:RoleSessionName"?: ConditionValues;
  /** Type: string, several values. */
  readonly "sts:TransitiveTagKeys"?: ConditionValues;
  readonly [key: string]: ConditionValues | undefined;
}

/** Operator → condition key → the values to compare with. All operators must match. */
export interface PolicyCondition {
  readonly "StringEquals"?: ConditionTests;
  readonly "StringEqualsIfExists"?: ConditionTests;
  readonly "StringNotEquals"?: ConditionTests;
  readonly "StringNotEqualsIfExists"?: ConditionTests;
  readonly "StringEqualsIgnoreCase"?: ConditionTests;
  readonly "StringEqualsIgnoreCaseIfExists"?: ConditionTests;
  readonly "StringNotEqualsIgnoreCase"?: ConditionTests;
  readonly "StringNotEqualsIgnoreCaseIfExists"?: ConditionTests;
  readonly "StringLike"?: ConditionTests;
  readonly "StringLikeIfExists"?: ConditionTests;
  readonly "StringNotLike"?: ConditionTests;
  readonly "StringNotLikeIfExists"?: ConditionTests;
  readonly "NumericEquals"?: ConditionTests;
  readonly "NumericEqualsIfExists"?: ConditionTests;
  readonly "NumericNotEquals"?: ConditionTests;
  readonly "NumericNotEqualsIfExists"?: ConditionTests;
  readonly "NumericLessThan"?: ConditionTests;
  readonly "NumericLessThanIfExists"?: ConditionTests;
  readonly "NumericLessThanEquals"?: ConditionTests;
  readonly "NumericLessThanEqualsIfExists"?: ConditionTests;
  readonly "NumericGreaterThan"?: ConditionTests;
  readonly "NumericGreaterThanIfExists"?: ConditionTests;
  readonly "NumericGreaterThanEquals"?: ConditionTests;
  readonly "NumericGreaterThanEqualsIfExists"?: ConditionTests;
  readonly "DateEquals"?: ConditionTests;
  readonly "DateEqualsIfExists"?: ConditionTests;
  readonly "DateNotEquals"?: ConditionTests;
  readonly "DateNotEqualsIfExists"?: ConditionTests;
  readonly "DateLessThan"?: ConditionTests;
  readonly "DateLessThanIfExists"?: ConditionTests;
  readonly "DateLessThanEquals"?: ConditionTests;
  readonly "DateLessThanEqualsIfExists"?: ConditionTests;
  readonly "DateGreaterThan"?: ConditionTests;
  readonly "DateGreaterThanIfExists"?: ConditionTests;
  readonly "DateGreaterThanEquals"?: ConditionTests;
  readonly "DateGreaterThanEqualsIfExists"?: ConditionTests;
  readonly "Bool"?: ConditionTests;
  readonly "BoolIfExists"?: ConditionTests;
  readonly "BinaryEquals"?: ConditionTests;
  readonly "BinaryEqualsIfExists"?: ConditionTests;
  readonly "IpAddress"?: ConditionTests;
  readonly "IpAddressIfExists"?: ConditionTests;
  readonly "NotIpAddress"?: ConditionTests;
  readonly "NotIpAddressIfExists"?: ConditionTests;
  readonly "ArnEquals"?: ConditionTests;
  readonly "ArnEqualsIfExists"?: ConditionTests;
  readonly "ArnNotEquals"?: ConditionTests;
  readonly "ArnNotEqualsIfExists"?: ConditionTests;
  readonly "ArnLike"?: ConditionTests;
  readonly "ArnLikeIfExists"?: ConditionTests;
  readonly "ArnNotLike"?: ConditionTests;
  readonly "ArnNotLikeIfExists"?: ConditionTests;
  readonly "ForAllValues:StringEquals"?: ConditionTests;
  readonly "ForAllValues:StringEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:StringNotEquals"?: ConditionTests;
  readonly "ForAllValues:StringNotEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:StringEqualsIgnoreCase"?: ConditionTests;
  readonly "ForAllValues:StringEqualsIgnoreCaseIfExists"?: ConditionTests;
  readonly "ForAllValues:StringNotEqualsIgnoreCase"?: ConditionTests;
  readonly "ForAllValues:StringNotEqualsIgnoreCaseIfExists"?: ConditionTests;
  readonly "ForAllValues:StringLike"?: ConditionTests;
  readonly "ForAllValues:StringLikeIfExists"?: ConditionTests;
  readonly "ForAllValues:StringNotLike"?: ConditionTests;
  readonly "ForAllValues:StringNotLikeIfExists"?: ConditionTests;
  readonly "ForAllValues:NumericEquals"?: ConditionTests;
  readonly "ForAllValues:NumericEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:NumericNotEquals"?: ConditionTests;
  readonly "ForAllValues:NumericNotEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:NumericLessThan"?: ConditionTests;
  readonly "ForAllValues:NumericLessThanIfExists"?: ConditionTests;
  readonly "ForAllValues:NumericLessThanEquals"?: ConditionTests;
  readonly "ForAllValues:NumericLessThanEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:NumericGreaterThan"?: ConditionTests;
  readonly "ForAllValues:NumericGreaterThanIfExists"?: ConditionTests;
  readonly "ForAllValues:NumericGreaterThanEquals"?: ConditionTests;
  readonly "ForAllValues:NumericGreaterThanEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:DateEquals"?: ConditionTests;
  readonly "ForAllValues:DateEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:DateNotEquals"?: ConditionTests;
  readonly "ForAllValues:DateNotEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:DateLessThan"?: ConditionTests;
  readonly "ForAllValues:DateLessThanIfExists"?: ConditionTests;
  readonly "ForAllValues:DateLessThanEquals"?: ConditionTests;
  readonly "ForAllValues:DateLessThanEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:DateGreaterThan"?: ConditionTests;
  readonly "ForAllValues:DateGreaterThanIfExists"?: ConditionTests;
  readonly "ForAllValues:DateGreaterThanEquals"?: ConditionTests;
  readonly "ForAllValues:DateGreaterThanEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:Bool"?: ConditionTests;
  readonly "ForAllValues:BoolIfExists"?: ConditionTests;
  readonly "ForAllValues:BinaryEquals"?: ConditionTests;
  readonly "ForAllValues:BinaryEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:IpAddress"?: ConditionTests;
  readonly "ForAllValues:IpAddressIfExists"?: ConditionTests;
  readonly "ForAllValues:NotIpAddress"?: ConditionTests;
  readonly "ForAllValues:NotIpAddressIfExists"?: ConditionTests;
  readonly "ForAllValues:ArnEquals"?: ConditionTests;
  readonly "ForAllValues:ArnEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:ArnNotEquals"?: ConditionTests;
  readonly "ForAllValues:ArnNotEqualsIfExists"?: ConditionTests;
  readonly "ForAllValues:ArnLike"?: ConditionTests;
  readonly "ForAllValues:ArnLikeIfExists"?: ConditionTests;
  readonly "ForAllValues:ArnNotLike"?: ConditionTests;
  readonly "ForAllValues:ArnNotLikeIfExists"?: ConditionTests;
  readonly "ForAnyValue:StringEquals"?: ConditionTests;
  readonly "ForAnyValue:StringEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:StringNotEquals"?: ConditionTests;
  readonly "ForAnyValue:StringNotEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:StringEqualsIgnoreCase"?: ConditionTests;
  readonly "ForAnyValue:StringEqualsIgnoreCaseIfExists"?: ConditionTests;
  readonly "ForAnyValue:StringNotEqualsIgnoreCase"?: ConditionTests;
  readonly "ForAnyValue:StringNotEqualsIgnoreCaseIfExists"?: ConditionTests;
  readonly "ForAnyValue:StringLike"?: ConditionTests;
  readonly "ForAnyValue:StringLikeIfExists"?: ConditionTests;
  readonly "ForAnyValue:StringNotLike"?: ConditionTests;
  readonly "ForAnyValue:StringNotLikeIfExists"?: ConditionTests;
  readonly "ForAnyValue:NumericEquals"?: ConditionTests;
  readonly "ForAnyValue:NumericEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:NumericNotEquals"?: ConditionTests;
  readonly "ForAnyValue:NumericNotEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:NumericLessThan"?: ConditionTests;
  readonly "ForAnyValue:NumericLessThanIfExists"?: ConditionTests;
  readonly "ForAnyValue:NumericLessThanEquals"?: ConditionTests;
  readonly "ForAnyValue:NumericLessThanEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:NumericGreaterThan"?: ConditionTests;
  readonly "ForAnyValue:NumericGreaterThanIfExists"?: ConditionTests;
  readonly "ForAnyValue:NumericGreaterThanEquals"?: ConditionTests;
  readonly "ForAnyValue:NumericGreaterThanEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:DateEquals"?: ConditionTests;
  readonly "ForAnyValue:DateEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:DateNotEquals"?: ConditionTests;
  readonly "ForAnyValue:DateNotEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:DateLessThan"?: ConditionTests;
  readonly "ForAnyValue:DateLessThanIfExists"?: ConditionTests;
  readonly "ForAnyValue:DateLessThanEquals"?: ConditionTests;
  readonly "ForAnyValue:DateLessThanEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:DateGreaterThan"?: ConditionTests;
  readonly "ForAnyValue:DateGreaterThanIfExists"?: ConditionTests;
  readonly "ForAnyValue:DateGreaterThanEquals"?: ConditionTests;
  readonly "ForAnyValue:DateGreaterThanEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:Bool"?: ConditionTests;
  readonly "ForAnyValue:BoolIfExists"?: ConditionTests;
  readonly "ForAnyValue:BinaryEquals"?: ConditionTests;
  readonly "ForAnyValue:BinaryEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:IpAddress"?: ConditionTests;
  readonly "ForAnyValue:IpAddressIfExists"?: ConditionTests;
  readonly "ForAnyValue:NotIpAddress"?: ConditionTests;
  readonly "ForAnyValue:NotIpAddressIfExists"?: ConditionTests;
  readonly "ForAnyValue:ArnEquals"?: ConditionTests;
  readonly "ForAnyValue:ArnEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:ArnNotEquals"?: ConditionTests;
  readonly "ForAnyValue:ArnNotEqualsIfExists"?: ConditionTests;
  readonly "ForAnyValue:ArnLike"?: ConditionTests;
  readonly "ForAnyValue:ArnLikeIfExists"?: ConditionTests;
  readonly "ForAnyValue:ArnNotLike"?: ConditionTests;
  readonly "ForAnyValue:ArnNotLikeIfExists"?: ConditionTests;
  readonly "Null"?: ConditionTests;
  readonly [operator: string]: ConditionTests | undefined;
}
