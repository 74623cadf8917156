// A second model of access control lists, as plain as AWS's documentation states them ("Access control list (ACL) overview",
// "Controlling ownership of objects", "Blocking public access"). It shares nothing with the server.
import type { S3OperationName } from "@concordat/contract/s3";

/** Whom a list grants what: `all READ`, `signed READ`, `other FULL_CONTROL`. The first word is the owner. */
export interface ModelList {
  readonly owner: "own" | "other";
  readonly grants: readonly (readonly ["all" | "signed" | "own" | "other", string])[];
}

export interface Cell {
  readonly bucketList: ModelList;
  /** Undefined where no object has the key. */
  readonly objectList: ModelList | undefined;
  readonly ownership: "BucketOwnerEnforced" | "BucketOwnerPreferred" | "ObjectWriter";
  readonly ignoresPublic: boolean;
  readonly caller: ModelCaller;
  readonly asked: ModelRequest;
}

/** `own`, `own with policy`: users of the bucket's service. `other`, `other without policy`: users of another one. */
export type ModelCaller = "own" | "own with policy" | "other" | "other without policy" | "anonymous";

/** A request, and what lists must grant for it. */
export interface ModelRequest {
  readonly name: S3OperationName;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Nothing: no list allows it. */
  readonly needs?: readonly ["bucket" | "object", "READ" | "WRITE" | "READ_ACP" | "WRITE_ACP"];
}

const version = { versionId: "null" };

/** "Mapping of ACL permissions and access policy permissions". */
export const modelRequests: readonly ModelRequest[] = [
  { name: "ListObjects", needs: ["bucket", "READ"] },
  { name: "ListObjectsV2", needs: ["bucket", "READ"] },
  { name: "ListObjectVersions", needs: ["bucket", "READ"] },
  { name: "ListMultipartUploads", needs: ["bucket", "READ"] },
  { name: "HeadBucket", needs: ["bucket", "READ"] },
  { name: "PutObject", needs: ["bucket", "WRITE"] },
  // "object owner has FULL_CONTROL over their object"
  { name: "PutObject", headers: { "x-amz-acl": "private" }, needs: ["bucket", "WRITE"] },
  { name: "PutObject", headers: { "x-amz-tagging": "a=b" } },
  { name: "CreateMultipartUpload", needs: ["bucket", "WRITE"] },
  { name: "DeleteObject", needs: ["bucket", "WRITE"] },
  { name: "DeleteObject", query: version },
  { name: "GetObject", needs: ["object", "READ"] },
  { name: "GetObject", query: version, needs: ["object", "READ"] },
  { name: "HeadObject", needs: ["object", "READ"] },
  { name: "GetObjectAcl", needs: ["object", "READ_ACP"] },
  { name: "GetObjectAcl", query: version, needs: ["object", "READ_ACP"] },
  { name: "PutObjectAcl", needs: ["object", "WRITE_ACP"] },
  { name: "PutObjectAcl", query: version, needs: ["object", "WRITE_ACP"] },
  { name: "GetObjectTagging" },
  { name: "GetObjectAttributes" },
  { name: "GetBucketAcl", needs: ["bucket", "READ_ACP"] },
  { name: "PutBucketAcl", needs: ["bucket", "WRITE_ACP"] },
  { name: "GetBucketLocation" },
  { name: "GetBucketPolicy" },
  { name: "PutBucketOwnershipControls" },
  { name: "DeleteBucket" },
];

const groupsOf: Readonly<Record<ModelCaller, readonly string[]>> = {
  own: ["all", "signed", "own"],
  "own with policy": ["all", "signed", "own"],
  other: ["all", "signed", "other"],
  "other without policy": ["all", "signed", "other"],
  anonymous: ["all"],
};

const isPublic = ({ grants }: ModelList): boolean => grants.some(([to]) => to === "all" || to === "signed");

const grants = (list: ModelList, permission: string, { caller, ignoresPublic }: Cell): boolean => {
  const isOwner = caller.startsWith("other") && list.owner === "other";
  if (isOwner && (permission === "READ_ACP" || permission === "WRITE_ACP")) return true;
  // "S3 ignores all public ACLs"
  if (ignoresPublic && isPublic(list)) return false;
  return list.grants.some(
    ([to, granted]) => groupsOf[caller].includes(to) && (granted === permission || granted === "FULL_CONTROL"),
  );
};

/** Whether a request is allowed. */
export const isAllowed = (cell: Cell): boolean => {
  const { caller, ownership, asked, bucketList, objectList } = cell;
  // lists never restrict principals of the bucket's own service, and grant them nothing
  if (caller === "own" || caller === "own with policy") return caller === "own with policy";
  // "both sides must allow"
  if (caller === "other without policy") return false;
  // "ACLs no longer affect permissions"
  if (ownership === "BucketOwnerEnforced" || !asked.needs) return false;
  const [on, permission] = asked.needs;
  if (on === "bucket") return grants(bucketList, permission, cell);
  // "If you have the s3:ListBucket permission on the bucket, Amazon S3 returns 404"
  return objectList ? grants(objectList, permission, cell) : grants(bucketList, "READ", cell);
};

const of = (owner: ModelList["owner"], ...more: ModelList["grants"]): ModelList => ({
  owner,
  grants: [[owner, "FULL_CONTROL"], ...more],
});
const permissions = ["READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"] as const;

export const modelBucketLists: readonly ModelList[] = [
  of("own"),
  { owner: "own", grants: [] },
  of("own", ["all", "READ"], ["all", "WRITE"]),
  of("own", ["signed", "READ"], ["other", "WRITE"]),
  ...permissions.map((permission) => of("own", ["other", permission])),
  ...(["READ", "FULL_CONTROL"] as const).map((permission) => of("own", ["all", permission])),
];

export const modelObjectLists: readonly (ModelList | undefined)[] = [
  undefined,
  of("own"),
  of("own", ["all", "READ"]),
  of("own", ["signed", "READ"], ["all", "READ_ACP"]),
  ...permissions.map((permission) => of("own", ["other", permission])),
  of("own", ["all", "WRITE_ACP"]),
  of("other"),
  of("other", ["own", "FULL_CONTROL"]),
  { owner: "other", grants: [["all", "READ"]] },
  { owner: "other", grants: [] },
];
