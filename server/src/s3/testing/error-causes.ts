import { randomBytes } from "node:crypto";
import { type S3ErrorCode, type S3Operation, type S3OperationName, s3Limits } from "@concordat/contract/s3";
import { deleteBucket } from "../../storage/buckets/delete.js";
import { knownService } from "../../storage/service-ref.js";
import { beginUpload, completion } from "./multipart.js";
import type { TestS3 } from "./s3-server.js";
import type { TestCredentials, TestRequest } from "./signed-client.js";

/** What causes of errors work with: a bucket of the operation's own with the objects `key` and `source`. */
export interface CauseScope {
  readonly s3: TestS3;
  readonly bucket: string;
  readonly uploadId: string;
  /** Of another service, whom its own policies allow everything. */
  readonly stranger: TestCredentials & { readonly arn: string };
}

/** How a request must differ from an ordinary one. `query` comes behind the query of the operation. */
export interface Cause extends Omit<Partial<TestRequest>, "path"> {
  readonly path?: string;
  readonly query?: string;
  /** Takes back what stands in the way of others. */
  readonly afterwards?: () => Promise<unknown>;
}

type Causing = (scope: CauseScope, operation: S3Operation) => Cause | Promise<Cause>;

const headers = (of: Readonly<Record<string, string>>): Cause => ({ headers: of });
const body = (text: string): Cause => ({ body: text });

/** AWS takes no addresses of email any longer. */
const email: Causing = () => ({ ...headers({ "x-amz-grant-read": "emailAddress=ada@example.com" }), body: "" });
const byEmail = {
  CreateBucket: email,
  PutObject: email,
  CopyObject: email,
  CreateMultipartUpload: email,
  PutBucketAcl: email,
};

/** For each operation one of its own, or the one for all others. */
const byOperation =
  (of: { readonly [Name in S3OperationName]?: Causing }, otherwise: Causing): Causing =>
  (scope, operation) =>
    (of[operation.name] ?? otherwise)(scope, operation);

const chunked = { "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER", "x-amz-decoded-content-length": "1" };
const source =
  (of: string): Causing =>
  ({ bucket }) =>
    headers({ "x-amz-copy-source": of.replace("BUCKET", bucket) });
const tags = (count: number, key = "k"): string =>
  Array.from({ length: count }, (_, index) => `<Tag><Key>${key}${index}</Key><Value/></Tag>`).join("");
const tagging = (text: string): Cause => body(`<Tagging><TagSet>${text}</TagSet></Tagging>`);
const taggingOf =
  (count: number, key?: string): Causing =>
  () =>
    tagging(tags(count, key));
const number =
  (name: string): Causing =>
  () => ({ query: `${name}=x` });

const anyVersion = "0".repeat(32);
const absent: Causing = ({ bucket }) => ({ path: `/${bucket}/absent` });
const noSource = source("/BUCKET/absent");

/** A delete marker, asked for by its version. */
const marker: Causing = async ({ s3, bucket }) => {
  const enabled = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
  await s3.send({ method: "PUT", path: `/${bucket}?versioning`, body: enabled });
  const deleted = await s3.send({ method: "DELETE", path: `/${bucket}/marked` });
  return { path: `/${bucket}/marked`, query: `versionId=${deleted.headers["x-amz-version-id"]}` };
};

/** A completion that would do, but for what is different. @param parts how large they are */
const complete = async (
  { s3, bucket }: CauseScope,
  parts: readonly number[],
  { reverse = false, etag, ...more }: Cause & { readonly reverse?: boolean; readonly etag?: string } = {},
): Promise<Cause> => {
  const path = `/${bucket}/key`;
  await s3.send({ method: "PUT", path, body: "before" });
  const id = await beginUpload(s3, path);
  const etags: string[] = [];
  for (const [index, size] of parts.entries()) {
    const part = { path: `${path}?partNumber=${index + 1}&uploadId=${id}`, body: randomBytes(size) };
    etags.push(etag ?? String((await s3.send({ method: "PUT", ...part })).headers["etag"]));
  }
  const document = completion(etags);
  const swapped = document.replace(/(<Part>.*?<\/Part>)(<Part>.*?<\/Part>)/, "$2$1");
  return { path: `${path}?uploadId=${id}`, body: reverse ? swapped : document, ...more };
};

const publicList = { "x-amz-acl": "public-read" };
const ownership = (text: string): string =>
  `<OwnershipControls><Rule><ObjectOwnership>${text}</ObjectOwnership></Rule></OwnershipControls>`;

/** A bucket whose list is public cannot do without lists. */
const enforced: Causing = async ({ s3, bucket }) => {
  const put = (query: string, more: Cause) => s3.send({ method: "PUT", ...more, path: `/${bucket}?${query}` });
  await put("ownershipControls", body(ownership("ObjectWriter")));
  await put("acl", headers(publicList));
  return {
    ...body(ownership("BucketOwnerEnforced")),
    afterwards: () => put("acl", headers({ "x-amz-acl": "private" })),
  };
};

/** A list with a grant to an address of email. */
const toEmail = async ({ s3, bucket }: CauseScope): Promise<Cause> => {
  const { text } = await s3.send({ path: `/${bucket}?acl` });
  const grantee = `<Grantee xmlns:x="x" x:type="AmazonCustomerByEmail"><EmailAddress>ada@example.com</EmailAddress></Grantee>`;
  return body(text.replace(/<Grantee.*?<\/Grantee>/, grantee));
};

/** How each error is brought about. */
export const errorCauses: { readonly [Code in S3ErrorCode]?: Causing } = {
  AccessControlListNotSupported: () => ({ ...headers(publicList), body: "" }),
  AccessDenied: () => ({ credentials: undefined }),
  AccessForbidden: () => headers({ origin: "https://shop.example", "access-control-request-method": "GET" }),
  BadDigest: () => headers({ "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" }),
  BadRequest: byOperation(
    {
      PutBucketTagging: taggingOf(s3Limits.tagsPerBucket + 1),
      PutObjectTagging: taggingOf(s3Limits.tagsPerObject + 1),
      PreflightBucket: () => ({}),
      PreflightObject: () => ({}),
      CopyObject: () => headers({ "x-amz-tagging": manyTags, "x-amz-tagging-directive": "REPLACE", ...replaced }),
    },
    () => headers({ "x-amz-tagging": manyTags }),
  ),
  BucketAlreadyOwnedByYou: ({ bucket }) => ({ path: `/${bucket}`, body: "" }),
  BucketNotEmpty: () => ({}),
  EmptyBucketInProgress: async ({ s3, bucket }) => {
    await deleteBucket(s3.domain.db, knownService(s3.service.uuid), bucket, s3.domain.context);
    return { path: `/${bucket}`, body: "" };
  },
  EntityTooLarge: (_, { bodyBytes }) => headers({ ...chunked, "x-amz-decoded-content-length": String(bodyBytes + 1) }),
  EntityTooSmall: (scope) => complete(scope, [5, 5]),
  IllegalVersioningConfigurationException: () => body("<VersioningConfiguration/>"),
  IncompleteBody: () => ({ ...headers({ ...chunked, "x-amz-decoded-content-length": "5" }), body: "0\r\n\r\n" }),
  InvalidArgument: byOperation(
    {
      ListBuckets: number("max-buckets"),
      ListObjects: number("max-keys"),
      ListObjectsV2: number("max-keys"),
      ListObjectVersions: number("max-keys"),
      ListMultipartUploads: number("max-uploads"),
      ListParts: number("max-parts"),
      CopyObject: source("nothing"),
      UploadPartCopy: source("nothing"),
      CreateMultipartUpload: () => headers({ "x-amz-tagging": "%" }),
    },
    (_, { body: sent }) =>
      sent === "none" ? { query: "versionId=" } : headers({ ...chunked, "x-amz-decoded-content-length": "x" }),
  ),
  InvalidBucketAclWithObjectOwnership: byOperation({ PutBucketOwnershipControls: enforced }, () => ({
    ...headers(publicList),
    body: "",
  })),
  InvalidBucketName: source("/a!b/key"),
  InvalidDigest: () => headers({ "content-md5": "x" }),
  InvalidEncryptionAlgorithmError: byOperation(
    { CreateBucket: () => headers({ "x-amz-server-side-encryption": "x" }) },
    () => headers({ "x-amz-server-side-encryption-customer-algorithm": "x" }),
  ),
  InvalidPart: (scope) => complete(scope, [5], { etag: '"x"' }),
  InvalidPartNumber: () => ({ query: "partNumber=2" }),
  InvalidPartOrder: (scope) => complete(scope, [5, 5], { reverse: true }),
  InvalidRange: () => headers({ range: "bytes=99-" }),
  InvalidRedirectLocation: () => headers({ "x-amz-website-redirect-location": "x", ...replaced }),
  InvalidRequest: byOperation(
    {
      GetObject: () => ({ query: "partNumber=1", ...headers({ range: "bytes=0-1" }) }),
      HeadObject: () => ({ query: "partNumber=1", ...headers({ range: "bytes=0-1" }) }),
      GetObjectAttributes: () => ({}),
      CreateMultipartUpload: () => headers({ "x-amz-checksum-type": "COMPOSITE" }),
      CopyObject: source("/BUCKET/key"),
      UploadPartCopy: async (scope, operation) => {
        const { path, query } = await marker(scope, operation);
        return headers({ "x-amz-copy-source": `${path}?${query}` });
      },
    },
    () => headers({ "x-amz-trailer": "x-amz-checksum-crc32" }),
  ),
  InvalidStorageClass: () => headers({ "x-amz-storage-class": "x" }),
  InvalidTag: byOperation(
    {
      PutBucketTagging: taggingOf(1, "aws:"),
      PutObjectTagging: taggingOf(1, "aws:"),
      CopyObject: () => headers({ "x-amz-tagging": "aws:a=b", "x-amz-tagging-directive": "REPLACE", ...replaced }),
    },
    () => headers({ "x-amz-tagging": "aws:a=b" }),
  ),
  InvalidURI: source("/BUCKET/%ff"),
  KeyTooLongError: byOperation(
    { DeleteObjects: () => body(`<Delete><Object><Key>${"k".repeat(1025)}</Key></Object></Delete>`) },
    source(`/BUCKET/${"k".repeat(1025)}`),
  ),
  MalformedACLError: () => body("<x"),
  MalformedPolicy: () => body("x"),
  MalformedTrailerError: () => ({
    ...headers({ ...chunked, "x-amz-trailer": "x-amz-checksum-crc32" }),
    body: "1\r\na\r\n0\r\nx-amz-other:1\r\n\r\n",
  }),
  MalformedXML: () => body("<x"),
  MaxMessageLengthExceeded: (_, { bodyBytes }) =>
    headers({ ...chunked, "x-amz-decoded-content-length": String(bodyBytes + 1) }),
  MetadataTooLarge: () => headers({ "x-amz-meta-a": "x".repeat(3000), ...replaced }),
  MethodNotAllowed: byOperation(
    { GetBucketPolicy: stranger, PutBucketPolicy: stranger, DeleteBucketPolicy: stranger, ...byEmail },
    marker,
  ),
  MissingContentLength: () => headers({ "x-amz-content-sha256": chunked["x-amz-content-sha256"] }),
  MissingRequestBodyError: () => body(" "),
  MissingSecurityHeader: () => body(""),
  NoSuchBucket: byOperation(
    {
      CopyObject: source("/absent/key"),
      UploadPartCopy: source("/absent/key"),
    },
    (_, { target }) => ({ path: target === "bucket" ? "/absent" : "/absent/key" }),
  ),
  NoSuchBucketPolicy: () => ({}),
  NoSuchCORSConfiguration: () => ({}),
  NoSuchKey: byOperation(
    {
      PutObject: ({ bucket }) => ({ path: `/${bucket}/absent`, ...headers({ "if-match": "x" }) }),
      DeleteObject: ({ bucket }) => ({ path: `/${bucket}/absent`, ...headers({ "if-match": "x" }) }),
      CopyObject: noSource,
      UploadPartCopy: noSource,
      CompleteMultipartUpload: async ({ s3, bucket, ...scope }) => {
        const cause = await complete({ s3, bucket, ...scope }, [5], headers({ "if-match": "x" }));
        await s3.send({ method: "DELETE", path: `/${bucket}/key` });
        return cause;
      },
    },
    absent,
  ),
  NoSuchPublicAccessBlockConfiguration: () => ({}),
  NoSuchTagSet: () => ({}),
  NoSuchUpload: ({ bucket }, { name, route }) => ({
    path: `/${bucket}/key?uploadId=absent${route.query.includes("partNumber") ? "&partNumber=1" : ""}`,
    ...(name === "CompleteMultipartUpload" && { body: completion(['"x"']) }),
  }),
  NoSuchVersion: byOperation(
    {
      CopyObject: source(`/BUCKET/source?versionId=${anyVersion}`),
      UploadPartCopy: source(`/BUCKET/source?versionId=${anyVersion}`),
      DeleteObjects: () => body("<Delete><Object><Key>key</Key><VersionId>x</VersionId></Object></Delete>"),
    },
    () => ({ query: `versionId=${anyVersion}` }),
  ),
  NotImplemented: byOperation(
    {
      DeleteObject: () => headers({ "x-amz-if-match-size": "1" }),
      DeleteObjects: () => body("<Delete><Object><Key>key</Key><Size>1</Size></Object></Delete>"),
      AbortMultipartUpload: () => headers({ "x-amz-if-match-initiated-time": "Thu, 01 Jan 1970 00:00:00 GMT" }),
      CompleteMultipartUpload: () => headers({ "if-none-match": "x" }),
      PutBucketEncryption: () =>
        body(
          "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>",
        ),
    },
    () => headers({ "x-amz-write-offset-bytes": "0" }),
  ),
  NotModified: () => headers({ "if-none-match": "*" }),
  OwnershipControlsNotFoundError: async ({ s3, bucket }) => {
    await s3.send({ method: "DELETE", path: `/${bucket}?ownershipControls` });
    return {};
  },
  PreconditionFailed: byOperation(
    {
      CopyObject: () => headers({ "x-amz-copy-source-if-match": "x" }),
      UploadPartCopy: () => headers({ "x-amz-copy-source-if-match": "x" }),
      CompleteMultipartUpload: (scope) => complete(scope, [5], headers({ "if-none-match": "*" })),
      DeleteObjects: () => body("<Delete><Object><Key>key</Key><ETag>x</ETag></Object></Delete>"),
    },
    () => headers({ "if-match": "x" }),
  ),
  SignatureDoesNotMatch: () => ({
    ...headers({ "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "x-amz-decoded-content-length": "1" }),
    body: `1;chunk-signature=${"0".repeat(64)}\r\na\r\n0;chunk-signature=${"0".repeat(64)}\r\n\r\n`,
  }),
  TooManyBuckets: async ({ s3: { domain, service, context } }) => {
    const names = Array.from({ length: context.configuration.quotas.bucketsPerService }, (_, index) => `many-${index}`);
    const data = names.map((name) => ({ serviceUuid: service.uuid, name, createdAt: context.clock() }));
    await domain.db.storageBucket.createMany({ data });
    const where = { name: { startsWith: "many-" } };
    return { body: "", afterwards: () => domain.db.storageBucket.deleteMany({ where }) };
  },
  UnexpectedContent: () => headers(publicList),
  UnresolvableGrantByEmailAddress: toEmail,
  XAmzContentSHA256Mismatch: () => headers({ "x-amz-content-sha256": "0".repeat(64) }),
};

const manyTags = Array.from({ length: s3Limits.tagsPerObject + 1 }, (_, index) => `k${index}=v`).join("&");
const replaced = { "x-amz-metadata-directive": "REPLACE" };

/** Who may, but belongs to another account. */
async function stranger({ s3, bucket, stranger: who }: CauseScope): Promise<Cause> {
  const everything = {
    Effect: "Allow",
    Action: "s3:*",
    Resource: `arn:aws:s3:::${bucket}`,
    Principal: { AWS: who.arn },
  };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [everything] });
  await s3.send({ method: "PUT", path: `/${bucket}?policy`, body: policy });
  return { credentials: who, afterwards: () => s3.send({ method: "DELETE", path: `/${bucket}?policy` }) };
}
