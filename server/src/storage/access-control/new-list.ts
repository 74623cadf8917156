import type { CannedAcl } from "@concordat/contract/s3";
import { type AccessControlList, type Grant, isOnlyFor, isPublicList, privateList } from "./access-control-list.js";
import { AclRefused } from "./acl-refused.js";
import { type BucketAccess, hasLists, ownershipOf } from "./bucket-access.js";
import { cannedGrants } from "./canned-grants.js";

/** The list that a request asks for: by a name, or grant by grant. */
export type AskedList =
  | { readonly kind: "canned"; readonly canned: CannedAcl }
  | { readonly kind: "grants"; readonly grants: readonly Grant[] };

/** Refuses a list that a bucket does not take. @throws AclRefused */
const requireAccepted = (access: BucketAccess, list: AccessControlList): void => {
  if (!hasLists(access) && !isOnlyFor(list, access.owner)) throw new AclRefused("disabled");
  if (access.block.blockPublicAcls && isPublicList(list)) throw new AclRefused("public");
};

/**
 * The list that a request gives a bucket, or an object that is there.
 *
 * @param owner of the bucket or object, which does not change
 * @throws AclRefused
 */
export const changedList = (access: BucketAccess, owner: string, asked: AskedList): AccessControlList => {
  const grants =
    asked.kind === "canned" ? cannedGrants(asked.canned, { owner, bucketOwner: access.owner }) : asked.grants;
  const list = { owner, grants };
  requireAccepted(access, list);
  return list;
};

const ownerOfNew = (access: BucketAccess, writer: string, asked: AskedList | undefined): string => {
  const ownership = ownershipOf(access);
  if (ownership === "BucketOwnerEnforced") return access.owner;
  const isHandedOver = asked?.kind === "canned" && asked.canned === "bucket-owner-full-control";
  return ownership === "BucketOwnerPreferred" && isHandedOver ? access.owner : writer;
};

/**
 * The list of an object that is written, and with it its owner.
 *
 * @param writer the canonical id of whoever writes it
 * @param asked undefined where the request says nothing of a list
 * @returns null where the owner of the bucket owns it and nobody else is granted anything
 * @throws AclRefused
 */
export const listOfNewObject = (
  access: BucketAccess,
  writer: string,
  asked: AskedList | undefined,
): AccessControlList | null => {
  const owner = ownerOfNew(access, writer, asked);
  const list = asked ? changedList(access, owner, asked) : privateList(owner);
  return storedList(access, list);
};

/** A list as it is stored of an object: null where it says nothing. */
export const storedList = (
  { owner }: Pick<BucketAccess, "owner">,
  list: AccessControlList,
): AccessControlList | null => (list.owner === owner && isOnlyFor(list, owner) ? null : list);
