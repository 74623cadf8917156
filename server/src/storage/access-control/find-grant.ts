import { type AclPermission, aclGroups, aclRightOf } from "@concordat/contract/s3";
import type { AclGrantRef, Principal } from "../iam/evaluate/index.js";
import { type AccessControlList, type Grant, isPublicList } from "./access-control-list.js";
import { type BucketAccess, hasLists, toldObjectList } from "./bucket-access.js";

/**
 * The object that a request is about. `new`: one that the request writes, or one that was not looked at. `absent`: none has the key,
 * or the version is none.
 */
export type ObjectOfRequest =
  | { readonly state: "there"; readonly list: AccessControlList | null }
  | { readonly state: "absent" | "new" };

type Signed = Exclude<Principal, { readonly kind: "anonymous" }>;

const isGrantee = ({ grantee }: Grant, principal: Principal): boolean => {
  if ("uri" in grantee) {
    if (grantee.uri === aclGroups.allUsers) return true;
    return grantee.uri === aclGroups.authenticatedUsers && principal.kind !== "anonymous";
  }
  return principal.kind !== "anonymous" && grantee.id === principal.namespace;
};

const isOwner = ({ owner }: AccessControlList, principal: Principal): principal is Signed =>
  principal.kind !== "anonymous" && principal.namespace === owner;

interface Asked {
  readonly on: AclGrantRef["on"];
  readonly permission: AclPermission;
  readonly ignoresPublic: boolean;
}

const grantIn = (
  list: AccessControlList,
  principal: Principal,
  { on, permission, ignoresPublic }: Asked,
): AclGrantRef | undefined => {
  // whatever the list says, its owner can mend it
  if (permission.endsWith("_ACP") && isOwner(list, principal))
    return { set: "acl", on, grantee: list.owner, permission: "OWNER" };
  if (ignoresPublic && isPublicList(list)) return undefined;
  const grant = list.grants.find(
    (one) => (one.permission === permission || one.permission === "FULL_CONTROL") && isGrantee(one, principal),
  );
  if (!grant) return undefined;
  const { grantee } = grant;
  return { set: "acl", on, grantee: "uri" in grantee ? grantee.uri : grantee.id, permission: grant.permission };
};

/**
 * Finds what an access control list grants a caller. It grants callers of the bucket's own account nothing, whom policies decide
 * about alone.
 *
 * An object that is not there has no list: who may list the bucket is let through, and told so. Who may write into the bucket owns
 * what it writes, and may therefore set its list.
 *
 * @param action with its service: `s3:GetObject`
 */
export const findGrant = (
  action: string,
  principal: Principal,
  access: BucketAccess,
  object: ObjectOfRequest,
): AclGrantRef | undefined => {
  if (!hasLists(access) || (principal.kind !== "anonymous" && principal.namespace === access.owner)) return undefined;
  const right = aclRightOf(action);
  if (!right) return undefined;
  const { on, permission } = right;
  const ofBucket = (asked: AclPermission) =>
    grantIn(access.list, principal, { on: "bucket", permission: asked, ignoresPublic });
  const ignoresPublic = access.block.ignorePublicAcls;
  if (on === "bucket") return ofBucket(permission);
  if (object.state === "there")
    return grantIn(toldObjectList(access, object.list), principal, { on, permission, ignoresPublic });
  if (object.state === "absent") return ofBucket("READ");
  return action === "s3:PutObjectAcl" ? ofBucket("WRITE") : undefined;
};
