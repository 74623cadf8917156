import type { S3ErrorCode } from "./errors.js";
import type { S3Body } from "./operation.js";
import type { S3Operation, S3OperationName } from "./operations/index.js";

type Codes = readonly S3ErrorCode[];

/** What any request may be answered before it is known which operation it asks for, and who asks. */
export const errorsOfAnyRequest = [
  "AccessDenied",
  "AuthorizationHeaderMalformed",
  "AuthorizationQueryParametersError",
  "BadRequest",
  "ExpiredToken",
  "InternalError",
  "InvalidAccessKeyId",
  "InvalidArgument",
  "InvalidBucketName",
  "InvalidRequest",
  "InvalidToken",
  "InvalidURI",
  "KeyTooLongError",
  "MethodNotAllowed",
  "NoSuchBucket",
  "NotImplemented",
  "RequestHeaderSectionTooLarge",
  "RequestTimeTooSkewed",
  "RequestTimeout",
  "ServiceUnavailable",
  "SignatureDoesNotMatch",
  "SlowDown",
] as const satisfies Codes;

const ofEvery = ["InternalError", "ServiceUnavailable", "SlowDown"] as const satisfies Codes;

/** Of bodies that are not as their headers say, in any payload mode. */
const ofPayloads = [
  "BadDigest",
  "IncompleteBody",
  "InvalidArgument",
  "InvalidDigest",
  "InvalidRequest",
  "MalformedTrailerError",
  "MissingContentLength",
  "SignatureDoesNotMatch",
  "XAmzContentSHA256Mismatch",
] as const satisfies Codes;

const ofBodies: Readonly<Record<S3Body, Codes>> = {
  none: [],
  xml: [...ofPayloads, "MalformedXML", "MaxMessageLengthExceeded"],
  json: [...ofPayloads, "MalformedPolicy", "MaxMessageLengthExceeded", "MissingRequestBodyError"],
  object: [...ofPayloads, "EntityTooLarge"],
  form: [...ofPayloads, "EntityTooLarge"],
  events: [],
};

/** Of headers with an access control list. */
const ofAclHeaders = ["InvalidArgument", "InvalidRequest", "MethodNotAllowed"] as const satisfies Codes;

/** Of lists that headers or a body bring, for a bucket or object that is there. */
const ofAcls = [
  ...ofAclHeaders,
  "AccessControlListNotSupported",
  "MalformedACLError",
  "MissingSecurityHeader",
  "UnexpectedContent",
  "UnresolvableGrantByEmailAddress",
] as const satisfies Codes;

/** Of a customer's key. */
const ofCustomerKeys = [
  "InvalidArgument",
  "InvalidEncryptionAlgorithmError",
  "InvalidRequest",
] as const satisfies Codes;

/** Of headers that a new object is described with. */
const ofNewObjects = [
  ...ofAclHeaders,
  "AccessControlListNotSupported",
  ...ofCustomerKeys,
  "BadRequest",
  "InvalidArgument",
  "InvalidEncryptionAlgorithmError",
  "InvalidRedirectLocation",
  "InvalidStorageClass",
  "InvalidTag",
  "MetadataTooLarge",
  "NotImplemented",
] as const satisfies Codes;

/** Of conditions on what a write replaces. */
const ofWriteConditions = ["NoSuchKey", "NotImplemented", "PreconditionFailed"] as const satisfies Codes;

/** Of an object, or a version of it, that must be there. */
const ofObjects = ["InvalidArgument", "MethodNotAllowed", "NoSuchKey", "NoSuchVersion"] as const satisfies Codes;

/** Of an object whose bytes are read. */
const ofReads = [
  ...ofObjects,
  ...ofCustomerKeys,
  "InvalidPartNumber",
  "InvalidRange",
  "InvalidRequest",
  "NotModified",
  "PreconditionFailed",
] as const satisfies Codes;

/** Of the object that a copy reads. */
const ofSources = [
  ...ofCustomerKeys,
  "InvalidArgument",
  "InvalidBucketName",
  "InvalidRequest",
  "InvalidURI",
  "KeyTooLongError",
  "NoSuchKey",
  "NoSuchVersion",
  "PreconditionFailed",
] as const satisfies Codes;

/** Of parts under headers that they do not have. */
const ofParts = [
  ...ofCustomerKeys,
  "InvalidArgument",
  "InvalidEncryptionAlgorithmError",
  "NoSuchUpload",
  "NotImplemented",
] as const satisfies Codes;

/** Of the lock of an object. */
const ofLocks = [...ofObjects, "InvalidRequest", "NoSuchObjectLockConfiguration"] as const satisfies Codes;

const ofPolicies = ["MethodNotAllowed", "NoSuchBucketPolicy"] as const satisfies Codes;

/** What operations may answer beside what every one may, and what their bodies bring with them. */
const own: { readonly [Name in S3OperationName]?: Codes } = {
  ListBuckets: ["InvalidArgument"],
  CreateBucket: [
    ...ofAclHeaders,
    "BucketAlreadyOwnedByYou",
    "EmptyBucketInProgress",
    "InvalidBucketAclWithObjectOwnership",
    "InvalidEncryptionAlgorithmError",
    "NotImplemented",
    "TooManyBuckets",
  ],
  DeleteBucket: ["BucketNotEmpty"],
  GetBucketTagging: ["NoSuchTagSet"],
  PutBucketTagging: ["BadRequest", "InvalidTag"],
  ListObjects: ["InvalidArgument"],
  ListObjectsV2: ["InvalidArgument"],
  ListObjectVersions: ["InvalidArgument"],
  ListMultipartUploads: ["InvalidArgument"],
  PutObject: [...ofNewObjects, ...ofWriteConditions],
  CopyObject: [...ofNewObjects, ...ofWriteConditions, ...ofSources, "SlowDown"],
  // its fields tell who asks, so that what any request may be answered is answered by it
  PostObject: [
    ...errorsOfAnyRequest,
    ...ofNewObjects,
    "EntityTooSmall",
    "IncorrectNumberOfFilesInPostRequest",
    "InvalidPolicyDocument",
    "MalformedPOSTRequest",
    "MalformedXML",
    "MaxPostPreDataLengthExceededError",
    "RequestIsNotMultiPartContent",
    "UserKeyMustBeSpecified",
  ],
  GetObject: ofReads,
  HeadObject: ofReads,
  DeleteObject: ["InvalidArgument", ...ofWriteConditions],
  // of each object, in the answer's document
  DeleteObjects: ["NotImplemented", "KeyTooLongError", "NoSuchVersion", "PreconditionFailed"],
  GetObjectAttributes: [...ofObjects, ...ofCustomerKeys],
  GetObjectTagging: ofObjects,
  PutObjectTagging: [...ofObjects, "BadRequest", "InvalidTag", "OperationAborted"],
  DeleteObjectTagging: [...ofObjects, "OperationAborted"],
  CreateMultipartUpload: [...ofNewObjects, "InvalidRequest"],
  UploadPart: ofParts,
  UploadPartCopy: [...ofParts, ...ofSources, "EntityTooLarge"],
  CompleteMultipartUpload: [
    ...ofWriteConditions,
    ...ofCustomerKeys,
    "EntityTooSmall",
    "InvalidPart",
    "InvalidPartOrder",
    "NoSuchUpload",
  ],
  AbortMultipartUpload: ["NotImplemented", "NoSuchUpload"],
  ListParts: ["InvalidArgument", "NoSuchUpload"],
  GetObjectAcl: ofObjects,
  PutBucketAcl: ofAcls,
  PutObjectAcl: [...ofObjects, ...ofAcls, "OperationAborted"],
  GetBucketOwnershipControls: ["OwnershipControlsNotFoundError"],
  PutBucketOwnershipControls: ["InvalidBucketAclWithObjectOwnership"],
  GetPublicAccessBlock: ["NoSuchPublicAccessBlockConfiguration"],
  GetBucketPolicy: ofPolicies,
  PutBucketPolicy: ["MethodNotAllowed"],
  DeleteBucketPolicy: ["MethodNotAllowed"],
  GetBucketPolicyStatus: ["NoSuchBucketPolicy"],
  GetBucketCors: ["NoSuchCORSConfiguration"],
  PreflightBucket: ["AccessForbidden", "BadRequest"],
  PreflightObject: ["AccessForbidden", "BadRequest"],
  PutBucketVersioning: ["IllegalVersioningConfigurationException", "InvalidBucketState"],
  GetBucketLifecycleConfiguration: ["NoSuchLifecycleConfiguration"],
  PutBucketLifecycleConfiguration: ["NotImplemented"],
  GetObjectLockConfiguration: ["ObjectLockConfigurationNotFoundError"],
  PutObjectLockConfiguration: ["InvalidBucketState"],
  GetObjectRetention: ofLocks,
  PutObjectRetention: [...ofObjects, "OperationAborted"],
  GetObjectLegalHold: ofLocks,
  PutObjectLegalHold: [...ofObjects, "OperationAborted"],
  PutBucketEncryption: ["NotImplemented"],
};

/** The codes that only this operation has, or that few share: those of a row of the table above. */
export const ownErrorsOf = ({ name }: S3Operation): Codes => own[name] ?? [];

/**
 * The codes with which an operation may refuse a request that asks for it, each once and in order. A request that is refused
 * before that has one of `errorsOfAnyRequest`.
 */
export const declaredErrorsOf = (operation: S3Operation): Codes => {
  const { answers, method, target, body } = operation;
  // nobody is known who asks beforehand, and nothing is told of buckets
  const isPreflight = method === "OPTIONS";
  const codes: Codes = [
    ...ofEvery,
    ...(isPreflight ? [] : (["AccessDenied"] as const)),
    ...(isPreflight || target === "service" ? [] : (["NoSuchBucket"] as const)),
    ...(answers === "not-implemented" ? (["NotImplemented"] as const) : []),
    ...ofBodies[body],
    ...ownErrorsOf(operation),
  ];
  // documents of access control lists have an error of their own
  const without = codes.includes("MalformedACLError") ? "MalformedXML" : undefined;
  return [...new Set(codes)].filter((code) => code !== without).sort();
};
