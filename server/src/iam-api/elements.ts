import { formEncode } from "@concordat/contract/iam";
import type { XmlElement } from "../aws/xml/write-xml.js";
import type { Group } from "../storage/iam/groups/group.js";
import type { Member } from "../storage/iam/groups/members-of.js";
import type { NamedPolicy } from "../storage/iam/policies/named-policy.js";
import type { Policy, PolicyVersion } from "../storage/iam/policies/policy.js";
import type { Role, RoleSummary } from "../storage/iam/roles/role.js";
import type { Tag } from "../storage/iam/tags/tag.js";
import type { User } from "../storage/iam/users/user.js";

/** IAM shows whole seconds. */
export const timeText = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

/** Documents are percent-encoded in answers (RFC 3986). */
export const encodedDocument = (document: string): string => formEncode(document).replaceAll("+", "%20");

export const tagElements = ({ key, value }: Tag): readonly XmlElement[] => [
  ["Key", key],
  ["Value", value],
];

/** The tags of an identity or policy, where it has any. */
export const tagsElement = (tags: readonly Tag[]): XmlElement => [
  "Tags",
  tags.length === 0 ? undefined : tags.map((tag) => ["member", tagElements(tag)] as const),
];

/** The boundary of an identity, where it has one. */
export const boundaryElement = (boundary: NamedPolicy | null): XmlElement => [
  "PermissionsBoundary",
  boundary === null
    ? undefined
    : [
        ["PermissionsBoundaryType", "Policy"],
        ["PermissionsBoundaryArn", boundary.arn],
      ],
];

/** A user as lists show it: IAM leaves tags and boundary to `GetUser`. */
export const userElements = ({ username, id, arn, createdAt }: Member): readonly XmlElement[] => [
  ["Path", "/"],
  ["UserName", username],
  ["UserId", id],
  ["Arn", arn],
  ["CreateDate", timeText(createdAt)],
];

export const wholeUser = (user: User): readonly XmlElement[] => [
  ...userElements(user),
  boundaryElement(user.boundary),
  tagsElement(user.tags),
];

export const groupElements = ({ name, id, arn, createdAt }: Group): readonly XmlElement[] => [
  ["Path", "/"],
  ["GroupName", name],
  ["GroupId", id],
  ["Arn", arn],
  ["CreateDate", timeText(createdAt)],
];

export const roleElements = (role: RoleSummary): readonly XmlElement[] => [
  ["Path", "/"],
  ["RoleName", role.name],
  ["RoleId", role.id],
  ["Arn", role.arn],
  ["CreateDate", timeText(role.createdAt)],
  ["AssumeRolePolicyDocument", encodedDocument(role.trustDocument)],
  ["Description", role.description === "" ? undefined : role.description],
  ["MaxSessionDuration", role.maxSessionDuration],
];

export const wholeRole = (role: Role): readonly XmlElement[] => [
  ...roleElements(role),
  boundaryElement(role.boundary),
  tagsElement(role.tags),
];

export const policyElements = (policy: Policy): readonly XmlElement[] => [
  ["PolicyName", policy.name],
  ["PolicyId", policy.id],
  ["Arn", policy.arn],
  ["Path", "/"],
  ["DefaultVersionId", policy.defaultVersionId],
  ["AttachmentCount", policy.attachmentCount],
  ["PermissionsBoundaryUsageCount", policy.boundaryCount],
  ["IsAttachable", true],
  ["Description", policy.description === "" ? undefined : policy.description],
  ["CreateDate", timeText(policy.createdAt)],
  ["UpdateDate", timeText(policy.updatedAt)],
];

export const versionElements = (
  { versionId, isDefault, createdAt }: PolicyVersion,
  document?: string,
): readonly XmlElement[] => [
  ["Document", document === undefined ? undefined : encodedDocument(document)],
  ["VersionId", versionId],
  ["IsDefaultVersion", isDefault],
  ["CreateDate", timeText(createdAt)],
];
