import type { ObjectOwnership } from "@concordat/contract/s3";
import type { ConfigurationKind } from "../../object-store/configurations/configurations.js";
import type { PublicAccessBlock } from "../bucket-policies/public-access-block.js";
import { type AccessControlList, privateList } from "./access-control-list.js";

/** Who owns what is written into a bucket, as it is stored. Null once the setting was removed: then the writer does. */
export interface OwnershipControls {
  readonly ownership: ObjectOwnership | null;
}

/** What decides about a bucket beside its policy: its list, whether lists count, and how it keeps the public out. */
export interface BucketAccess {
  /** The canonical id of the account that owns the bucket. */
  readonly owner: string;
  readonly controls: OwnershipControls;
  readonly list: AccessControlList;
  readonly block: PublicAccessBlock;
}

export const ownershipKind = "object-ownership" satisfies ConfigurationKind;
export const bucketListKind = "access-control-list" satisfies ConfigurationKind;

/** The ownership of buckets for which nothing else was set, as AWS has it since April 2023. */
const usualControls: OwnershipControls = { ownership: "BucketOwnerEnforced" };

const noBlock: PublicAccessBlock = {
  blockPublicAcls: false,
  ignorePublicAcls: false,
  blockPublicPolicy: false,
  restrictPublicBuckets: false,
};

/** A configuration of a bucket, as a row has it. */
export interface ConfigurationRow {
  readonly kind: string;
  /** JSON text. */
  readonly document: string;
}

/** What follows from a bucket's configurations. */
export const bucketAccess = (owner: string, rows: readonly ConfigurationRow[]): BucketAccess => {
  const read = <Document>(kind: ConfigurationKind, otherwise: Document): Document => {
    const row = rows.find((one) => one.kind === kind);
    return row ? (JSON.parse(row.document) as Document) : otherwise;
  };
  return {
    owner,
    controls: read(ownershipKind, usualControls),
    list: read(bucketListKind, privateList(owner)),
    block: read<PublicAccessBlock>("public-access-block", noBlock),
  };
};

/** What applies: without the setting, the writer owns. */
export const ownershipOf = ({ controls }: Pick<BucketAccess, "controls">): ObjectOwnership =>
  controls.ownership ?? "ObjectWriter";

/** Whether lists count. */
export const hasLists = (access: Pick<BucketAccess, "controls">): boolean =>
  ownershipOf(access) !== "BucketOwnerEnforced";

/** The list of the bucket as it is told: where lists do not count, that of the owner alone. */
export const toldBucketList = (access: BucketAccess): AccessControlList =>
  hasLists(access) ? access.list : privateList(access.owner);

/** The list of an object as it is told. @param list what is stored of it */
export const toldObjectList = (access: BucketAccess, list: AccessControlList | null): AccessControlList =>
  hasLists(access) ? (list ?? privateList(access.owner)) : privateList(access.owner);
