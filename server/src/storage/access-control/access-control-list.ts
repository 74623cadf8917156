import { type AclGroup, type AclPermission, aclGroups } from "@concordat/contract/s3";

/** Whom a list grants something to: an account, by its canonical id, or a group. */
export type Grantee = { readonly id: string } | { readonly uri: AclGroup };

/** A permission that a list grants. */
export interface Grant {
  readonly grantee: Grantee;
  readonly permission: AclPermission;
}

/** An access control list, as it is stored. */
export interface AccessControlList {
  /** The canonical id of the account that owns the bucket or object. */
  readonly owner: string;
  readonly grants: readonly Grant[];
}

/** The list of what belongs to an account, of which others may do nothing. */
export const privateList = (owner: string): AccessControlList => ({
  owner,
  grants: [{ grantee: { id: owner }, permission: "FULL_CONTROL" }],
});

/** Whether a list grants an account full control, and nobody else anything. */
export const isOnlyFor = ({ grants }: Pick<AccessControlList, "grants">, account: string): boolean =>
  grants.length > 0 &&
  grants.every(({ grantee, permission }) => "id" in grantee && grantee.id === account && permission === "FULL_CONTROL");

const publicGroups: ReadonlySet<string> = new Set([aclGroups.allUsers, aclGroups.authenticatedUsers]);

/** Whether a list is public, by AWS's definition: it grants anything to everyone, or to everyone who signs. */
export const isPublicList = ({ grants }: Pick<AccessControlList, "grants">): boolean =>
  grants.some(({ grantee }) => "uri" in grantee && publicGroups.has(grantee.uri));
