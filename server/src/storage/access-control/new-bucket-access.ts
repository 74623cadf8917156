import type { ObjectOwnership } from "@concordat/contract/s3";
import { isOnlyFor } from "./access-control-list.js";
import { AclRefused } from "./acl-refused.js";
import { bucketAccess, bucketListKind, type ConfigurationRow, hasLists, ownershipKind } from "./bucket-access.js";
import { type AskedList, changedList } from "./new-list.js";

/** What a request says of the access to a bucket that it creates. */
export interface NewBucketAccess {
  readonly ownership?: ObjectOwnership | undefined;
  readonly list?: AskedList | undefined;
}

/**
 * The configurations of a new bucket.
 *
 * @param owner the canonical id of its service
 * @throws AclRefused `enforced` for a list that grants something to others, in a bucket without lists
 */
export const configurationsOfNew = (owner: string, { ownership, list }: NewBucketAccess): ConfigurationRow[] => {
  const controls = ownership && { kind: ownershipKind, document: JSON.stringify({ ownership }) };
  const rows: ConfigurationRow[] = controls ? [controls] : [];
  if (!list) return rows;
  const withLists = bucketAccess(owner, [{ kind: ownershipKind, document: JSON.stringify({ ownership: null }) }]);
  const made = changedList(withLists, owner, list);
  if (isOnlyFor(made, owner)) return rows;
  if (!hasLists(bucketAccess(owner, rows))) throw new AclRefused("enforced");
  return [...rows, { kind: bucketListKind, document: JSON.stringify(made) }];
};
