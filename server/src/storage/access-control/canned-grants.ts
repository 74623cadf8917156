import { type AclPermission, aclGroups, type CannedAcl, wellKnownIds } from "@concordat/contract/s3";
import { type Grant, type Grantee, privateList } from "./access-control-list.js";

/** The accounts that a canned list speaks of. */
export interface CannedAccounts {
  /** Who owns the bucket or object, or will. */
  readonly owner: string;
  readonly bucketOwner: string;
}

const to = (grantee: Grantee, ...permissions: readonly AclPermission[]): readonly Grant[] =>
  permissions.map((permission) => ({ grantee, permission }));

const [everyone, signed, logs] = [
  { uri: aclGroups.allUsers },
  { uri: aclGroups.authenticatedUsers },
  { uri: aclGroups.logDelivery },
];

/** What each canned list grants beside the owner's full control. Those of bucket owners add nothing where the owner is the same. */
const granted: Readonly<Record<CannedAcl, (bucketOwner: Grantee) => readonly Grant[]>> = {
  private: () => [],
  "public-read": () => to(everyone, "READ"),
  "public-read-write": () => to(everyone, "READ", "WRITE"),
  "authenticated-read": () => to(signed, "READ"),
  "aws-exec-read": () => to({ id: wellKnownIds.ec2 }, "READ"),
  "bucket-owner-read": (bucketOwner) => to(bucketOwner, "READ"),
  "bucket-owner-full-control": (bucketOwner) => to(bucketOwner, "FULL_CONTROL"),
  "log-delivery-write": () => to(logs, "WRITE", "READ_ACP"),
};

const isOf = ({ grantee }: Grant, account: string): boolean => "id" in grantee && grantee.id === account;

/** The grants that a canned list stands for. */
export const cannedGrants = (canned: CannedAcl, { owner, bucketOwner }: CannedAccounts): readonly Grant[] => [
  ...privateList(owner).grants,
  ...granted[canned]({ id: bucketOwner }).filter((grant) => !isOf(grant, owner)),
];
