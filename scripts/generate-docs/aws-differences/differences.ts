import { queryOperations } from "../../../contract/src/query-api/index.js";
import { type S3Operation, s3Operations } from "../../../contract/src/s3/index.js";
import type { AwsDifference } from "./difference.js";

const namesOf = (operations: readonly { readonly name: string }[]): readonly string[] =>
  operations.map(({ name }) => name);
const those = (holds: (operation: S3Operation) => boolean): readonly string[] => namesOf(s3Operations.filter(holds));

const everyS3Operation = namesOf(s3Operations);
const isPreflight = ({ method }: S3Operation): boolean => method === "OPTIONS";
const writing = ["PutObject", "CopyObject", "PostObject", "CreateMultipartUpload"];
const withKeys = [...writing, "UploadPart", "UploadPartCopy", "GetObject", "HeadObject", "GetObjectAttributes"];
const listsAndOwners = [
  "ListBuckets",
  "GetBucketAcl",
  "GetObjectAcl",
  "ListObjects",
  "ListObjectVersions",
  "ListParts",
];

/** How S3 differs from AWS. */
const s3Differences: readonly AwsDifference[] = [
  {
    operations: those(({ answers }) => answers === "not-implemented"),
    aws: "The operation answers.",
    here: "It is refused with 501 `NotImplemented`, by name, once the caller is allowed to use it.",
    shownBy: { file: "server/src/s3/clients/every-operation.test.ts", test: "%s is answered, or refused by name" },
  },
  {
    operations: everyS3Operation,
    aws: "A signature is for one region.",
    here: "Any region in the scope of a signature is accepted; answers name that of the service.",
    shownBy: { file: "server/src/aws/signature/authorization.test.ts", test: "what is said of %s is read" },
  },
  {
    operations: those((operation) => !isPreflight(operation)),
    aws: "A bucket's name tells whose it is, at every address.",
    here: "At an address that names no service, the access key tells the service: requests without a signature are refused there, and told where to go.",
    shownBy: {
      file: "server/src/s3/protocol.test.ts",
      test: "is told to callers without a signature who come to a plain address",
    },
  },
  {
    operations: those(isPreflight),
    aws: "A bucket's name tells whose configuration counts.",
    here: "At an address that names no service, only presigned URLs can be asked about.",
    shownBy: {
      file: "server/src/s3/cors/cors.test.ts",
      test: "at a plain address is for presigned URLs: only their keys tell the service",
    },
  },
  {
    operations: ["CreateBucket"],
    aws: "Names have 3 to 63 small letters, digits, dots and hyphens, and are unique among all accounts of a partition.",
    here: "Names have 1 to 254 letters of either case, digits, dots, hyphens and underscores, and are unique within the service.",
    shownBy: {
      file: "server/src/s3/differences-from-aws.test.ts",
      test: "buckets have the names that the control plane takes, each service its own",
    },
  },
  {
    operations: ["CreateBucket"],
    aws: "The location must be a region that the endpoint goes with. Tags can be set in the request.",
    here: "Every region that is named is that of the service. Tags in the request are refused with `NotImplemented`.",
    shownBy: { file: "server/src/s3/buckets.test.ts", test: "are created once, of any region that is named" },
  },
  {
    operations: ["CreateBucket"],
    aws: "A deleted bucket's name is free some time after.",
    here: "A bucket that the control plane deletes is emptied first: until then its name is refused with 403 `EmptyBucketInProgress`.",
    shownBy: {
      file: "server/src/s3/buckets.test.ts",
      test: "that the control plane deletes are gone, and their names are not free at once",
    },
  },
  {
    operations: ["ListBuckets"],
    aws: "A request without a signature is led to a page about S3.",
    here: "It is refused with 403 `AccessDenied`.",
    shownBy: {
      file: "server/src/s3/differences-from-aws.test.ts",
      test: "buckets are not listed for callers without a signature",
    },
  },
  {
    operations: writing,
    aws: "An object is kept in the storage class that is asked for.",
    here: "All storage classes of AWS are accepted, and every object is kept as `STANDARD`, which answers say.",
    shownBy: {
      file: "server/src/s3/differences-from-aws.test.ts",
      test: "objects of every storage class are kept as STANDARD",
    },
  },
  {
    operations: [...writing, "CreateBucket"],
    aws: "Objects can be encrypted with keys of KMS.",
    here: "Keys of KMS are refused with 501 `NotImplemented`. Every object is encrypted with AES-256.",
    shownBy: { file: "server/src/s3/headers/headers.test.ts", test: "ask for what there is" },
  },
  {
    operations: ["PutBucketEncryption"],
    aws: "Keys of KMS can be the default.",
    here: "They are refused with 501 `NotImplemented`.",
    shownBy: { file: "server/src/s3/public-access.test.ts", test: "is refused with %s" },
  },
  {
    operations: withKeys,
    aws: "Keys of customers are taken over TLS only.",
    here: "They are taken without TLS from the machine itself, too, so that a proxy in front may end TLS.",
    shownBy: {
      file: "server/src/s3/encryption/customer-key.test.ts",
      test: "must come over TLS, but for callers on this machine",
    },
  },
  {
    operations: ["PutBucketLifecycleConfiguration"],
    aws: "Objects can move to another storage class.",
    here: "Transitions are refused with 501 `NotImplemented`: there is one storage class.",
    shownBy: { file: "server/src/s3/lifecycle.test.ts", test: "are refused: %s" },
  },
  {
    operations: ["PutBucketVersioning"],
    aws: "Deletions can ask for a second factor.",
    here: "Nobody has one: `MfaDelete` is refused with 403 `AccessDenied`, as for callers without.",
    shownBy: { file: "server/src/s3/versions.test.ts", test: "cannot be %s" },
  },
  {
    operations: listsAndOwners,
    aws: "A canonical id has 64 digits; names of accounts are no longer told.",
    here: "It is the id of the service in 32 digits, and its name is told beside it.",
    shownBy: {
      file: "server/src/s3/differences-from-aws.test.ts",
      test: "owners are services, with an id of 32 digits and a name",
    },
  },
  {
    operations: ["PutBucketPolicy"],
    aws: "Resources and principals are named by ARNs of AWS.",
    here: "The vendor's ARNs (`urn:ecs:…`) and bare names of buckets and users are read, too.",
    shownBy: {
      file: "server/src/s3/differences-from-aws.test.ts",
      test: "policies may name users and buckets as the vendor does",
    },
  },
  {
    operations: ["GetObject", "PutObject", "ListObjectsV2"],
    aws: "The owner of a bucket can let the requester pay.",
    here: "`x-amz-request-payer` is accepted, and makes no difference.",
    shownBy: { file: "server/src/s3/odds.test.ts", test: "who pays makes no difference, and is accepted" },
  },
];

/** How IAM and STS differ from AWS. */
const queryDifferences: readonly AwsDifference[] = [
  {
    operations: namesOf(queryOperations.filter(({ absence }) => absence !== undefined)),
    aws: "The operation is about things of an account that services of object storage do not have.",
    here: "Lists are empty, nothing is found, and nothing can be made: 501 `NotImplemented`, by name.",
    shownBy: {
      file: "server/src/iam-api/clients/aws-sdk.test.ts",
      test: "what services do not have is answered by name",
    },
  },
  {
    operations: ["CreateUser", "CreateGroup", "CreateRole", "CreatePolicy", "UpdateUser", "UpdateGroup"],
    aws: "Identities and policies have paths.",
    here: "There is one path, `/`.",
    shownBy: { file: "server/src/iam-api/account-details.test.ts", test: "there is one path" },
  },
  {
    operations: namesOf(queryOperations.filter(({ absence }) => absence === undefined)),
    aws: "ARNs begin with `arn:aws:`.",
    here: "ARNs in answers are the vendor's, `urn:ecs:iam::…`; those of AWS are read, too.",
    shownBy: {
      file: "server/src/iam-api/identities.test.ts",
      test: "is in groups, which have names of the vendor",
    },
  },
];

/** How this server differs from AWS, as data: the page about coverage tells it. */
export const awsDifferences: readonly AwsDifference[] = [...s3Differences, ...queryDifferences];
