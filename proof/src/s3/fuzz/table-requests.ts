import { type S3Operation, s3Operations } from "@concordat/contract/s3";
import { requestFor } from "../../../../server/src/s3/testing/operation-request.js";
import { oneOf, type Random } from "../../kit/random.js";
import type { Family, FuzzRequest, Scope } from "./fuzz-request.js";
import { signAnyhow } from "./sign.js";
import { anyMembers, anyValue } from "./values.js";
import { anyXml } from "./xml-bodies.js";

const headerNames = [
  ...["range", "if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "origin", "expires"],
  ...["content-type", "content-encoding", "content-md5", "content-disposition", "cache-control", "content-language"],
  ...["access-control-request-method", "access-control-request-headers", "expect", "user-agent", "referer"],
  ...["acl", "grant-read", "grant-full-control", "checksum-algorithm", "checksum-crc32", "checksum-crc32c"],
  ...["checksum-crc64nvme", "checksum-mode", "checksum-sha1", "checksum-sha256", "checksum-type", "content-sha256"],
  ...["copy-source", "copy-source-if-match", "copy-source-if-modified-since", "copy-source-range", "date"],
  ...[
    "decoded-content-length",
    "expected-bucket-owner",
    "source-expected-bucket-owner",
    "meta-a",
    "metadata-directive",
  ],
  ...[
    "mp-object-size",
    "sdk-checksum-algorithm",
    "server-side-encryption",
    "storage-class",
    "tagging",
    "object-attributes",
  ],
  ...[
    "server-side-encryption-customer-algorithm",
    "server-side-encryption-customer-key",
    "max-parts",
    "part-number-marker",
  ],
  ...["server-side-encryption-customer-key-md5", "copy-source-server-side-encryption-customer-algorithm"],
  ...["tagging-directive", "trailer", "website-redirect-location", "object-lock-mode", "object-lock-legal-hold"],
  ...["object-lock-retain-until-date", "bypass-governance-retention", "bucket-object-lock-enabled", "object-ownership"],
  ...["request-payer", "mfa", "write-offset-bytes", "security-token", "optional-object-attributes"],
].map((name) =>
  /^(range|if-|origin|expires|content-(type|enc|md5|disp|lang)|cache|access|expect$|user|referer)/.test(name)
    ? name
    : `x-amz-${name}`,
);

const memberNames = [
  ...["continuation-token", "delimiter", "encoding-type", "fetch-owner", "key-marker", "list-type", "marker", "prefix"],
  ...["max-buckets", "max-keys", "max-parts", "max-uploads", "part-number-marker", "partNumber", "start-after"],
  ...["response-content-type", "response-expires", "upload-id-marker", "uploadId", "version-id-marker", "versionId"],
  ...["X-Amz-Algorithm", "X-Amz-Signature", "X-Amz-Expires", "X-Amz-Credential", "X-Amz-Date", "Signature", "x-id"],
  ...["acl", "policy", "tagging", "versions", "uploads", "delete", "cors", "lifecycle", "versioning", "retention"],
];

const roots: { readonly [Name in S3Operation["name"]]?: string } = {
  DeleteObjects: "Delete",
  CompleteMultipartUpload: "CompleteMultipartUpload",
  CreateBucket: "CreateBucketConfiguration",
  PutBucketVersioning: "VersioningConfiguration",
  PutBucketCors: "CORSConfiguration",
  PutBucketTagging: "Tagging",
  PutObjectTagging: "Tagging",
  PutBucketOwnershipControls: "OwnershipControls",
  PutPublicAccessBlock: "PublicAccessBlockConfiguration",
  PutBucketEncryption: "ServerSideEncryptionConfiguration",
  PutBucketLifecycleConfiguration: "LifecycleConfiguration",
  PutBucketAcl: "AccessControlPolicy",
  PutObjectAcl: "AccessControlPolicy",
  PutObjectLockConfiguration: "ObjectLockConfiguration",
  PutObjectRetention: "Retention",
  PutObjectLegalHold: "LegalHold",
};

const encodings: readonly ((text: string) => string)[] = [
  encodeURIComponent,
  encodeURIComponent,
  (text) => encodeURIComponent(text).replaceAll("%20", "+"),
  // what a client of HTTP lets through
  (text) => text.replace(/[^!-~]/g, "").replaceAll("#", ""),
];

const withQuery = (random: Random, path: string, members: readonly [string, string][]): string => {
  const encode = oneOf(random, encodings);
  const query = members.map(([name, value]) => `${name}=${encode(value)}`);
  return query.length === 0 ? path : `${path}${path.includes("?") ? "&" : "?"}${query.join("&")}`;
};

const hostile = [
  "/%2e%2e/%2e%2e",
  "//",
  "/%00",
  "/%ff",
  "/%",
  "/a%2fb",
  "/%F0%9F%98%80",
  `/${"k".repeat(1025)}`,
  "/./..",
  "/;a=b",
];

const methods = ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"];

const bodyOf = ({ random }: Scope, { name, body }: S3Operation, ordinary: unknown): Uint8Array | undefined => {
  const isDocument = body === "xml" || roots[name] !== undefined;
  if (isDocument && random(0, 3) > 0) return anyXml(random, roots[name]);
  if (body === "json" && random(0, 1)) return Buffer.from(anyPolicy(random));
  if (random(0, 4) === 0) return Buffer.from(anyValue(random), "latin1");
  return ordinary === undefined ? undefined : Buffer.from(ordinary as string);
};

const anyPolicy = (random: Random): string => {
  const value = () =>
    oneOf(random, ["*", "Allow", "Deny", "s3:*", "arn:aws:s3:::files", [], {}, null, 1, ["a", "*"]] as unknown[]);
  const statement = () => ({
    Effect: value(),
    Principal: value(),
    Action: value(),
    Resource: value(),
    Condition: value(),
  });
  const document = {
    Version: value(),
    Statement: Array.from({ length: random(0, 3) }, statement),
    Id: anyValue(random),
  };
  return JSON.stringify(document).slice(0, random(0, 9) ? undefined : random(0, 50));
};

/** A request for an operation of the table, of which anything may be otherwise. */
export const tableRequest: Family = (scope) => {
  const { random, bucket, uploadId, hosts } = scope;
  const operation = oneOf(random, s3Operations);
  const ordinary = requestFor(operation, bucket);
  const path = random(0, 15) === 0 ? `/${bucket}${oneOf(random, hostile)}` : ordinary.path;
  const target = withQuery(random, path, anyMembers(random, memberNames, 4)).replace(
    "uploadId=&",
    `uploadId=${uploadId}&`,
  );
  const body = bodyOf(scope, operation, ordinary.body);
  const { "content-md5": md5, ...ordinaryHeaders } = ordinary.headers ?? {};
  const headers = {
    ...ordinaryHeaders,
    ...(md5 !== undefined && random(0, 1) && { "content-md5": md5 }),
    ...Object.fromEntries(anyMembers(random, headerNames, 4)),
    ...(random(0, 3) === 0 && { host: oneOf(random, hosts) }),
  };
  const method = random(0, 15) === 0 ? oneOf(random, methods) : operation.method;
  const request: FuzzRequest = { method, target, headers: sendable(headers), body, operation };
  return signAnyhow(scope, request);
};

/** What a client of HTTP sends: no line ends, no other character than those of Latin-1. */
const sendable = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace(/[^\t -~\u0080-\u00ff]/g, "").trim()]),
  );
