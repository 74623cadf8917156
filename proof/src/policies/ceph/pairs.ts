import type { S3OperationName } from "@concordat/contract/s3";
import fc from "fast-check";
import type { GatewayRequest } from "./gateway.js";

/** Who sends a request. `ada` has the user policy, `bob` has none. */
export type Sender = "ada" | "bob" | "anyone";

/** A request about the bucket `files`, as both sides understand it. */
export interface PairRequest {
  readonly operation: S3OperationName;
  readonly sender: Sender;
  readonly key: string;
  readonly sent: GatewayRequest;
}

/** Policies, and requests that are decided under them. Principals are written as `{user}/ada`. */
export interface Pair {
  readonly user: string | undefined;
  readonly bucket: string | undefined;
  readonly requests: readonly PairRequest[];
}

const oneOrMore = <Item>(item: fc.Arbitrary<Item>) =>
  fc.oneof({ arbitrary: item, weight: 2 }, { arbitrary: fc.array(item, { minLength: 2, maxLength: 3 }), weight: 1 });

const action = fc.oneof(
  { arbitrary: fc.constantFrom("s3:*", "s3:Get*", "s3:List*", "s3:*Object"), weight: 3 },
  {
    arbitrary: fc.constantFrom(
      ...["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket", "s3:GetBucketLocation"],
      ...["s3:GetBucketPolicy", "s3:GetObjectAcl", "s3:ListBucketMultipartUploads", "s3:GetBucketAcl"],
    ),
    weight: 5,
  },
);

const resource = fc.constantFrom(
  ...["arn:aws:s3:::files", "arn:aws:s3:::files/*", "arn:aws:s3:::files*", "arn:aws:s3:::files/home/*"],
  ...["arn:aws:s3:::files/a", "arn:aws:s3:::f?les/*", "arn:aws:s3:::*", "*", "arn:aws:s3:::files/*/x"],
);

const text = fc.constantFrom("a", "home/*", "home/ada", "*", "agent/?", "agent/1", "", "https://*.example/*");
// without s3:x-amz-acl, which Ceph has, empty, in every PUT
const tests = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...["StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase"]),
      fc.constantFrom("", "IfExists"),
      fc.constantFrom("s3:prefix", "s3:delimiter", "aws:UserAgent", "aws:Referer"),
      oneOrMore(text),
    )
    .map(([name, end, key, values]) => ({ [name + end]: { [key]: values } })),
  fc
    .tuple(fc.constantFrom("IpAddress", "NotIpAddress"), fc.constantFrom("127.0.0.0/8", "127.0.0.1", "10.0.0.0/8"))
    .map(([name, range]) => ({ [name]: { "aws:SourceIp": range } })),
  fc
    .tuple(
      fc.constantFrom("NumericLessThanEquals", "NumericGreaterThan", "NumericEquals", "NumericLessThanIfExists"),
      fc.constantFrom("5", "10", "100"),
    )
    .map(([name, value]) => ({ [name]: { "s3:max-keys": value } })),
  fc.constantFrom("true", "false").map((value) => ({ Bool: { "aws:SecureTransport": value } })),
  fc
    .tuple(fc.constantFrom("s3:prefix", "aws:Referer", "s3:nothing"), fc.constantFrom("true", "false"))
    .map(([key, value]) => ({ Null: { [key]: value } })),
  fc
    .tuple(
      fc.constantFrom("DateGreaterThan", "DateLessThan"),
      fc.constantFrom("2020-01-01T00:00:00Z", "2200-01-01T00:00:00Z"),
    )
    .map(([name, value]) => ({ [name]: { "aws:CurrentTime": value } })),
);

const principal = fc.constantFrom<unknown>(
  "*",
  { AWS: "*" },
  { AWS: "{user}/ada" },
  { AWS: ["{user}/ada", "{user}/bob"] },
  { AWS: "{user}/bob" },
);

const statement = (isOfBucket: boolean) =>
  fc
    .record({
      effect: fc.oneof({ arbitrary: fc.constant("Allow"), weight: 7 }, { arbitrary: fc.constant("Deny"), weight: 3 }),
      action: oneOrMore(action),
      isNotAction: fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, { arbitrary: fc.constant(true), weight: 1 }),
      resource: oneOrMore(resource),
      principal,
      condition: fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary: tests, weight: 2 }),
    })
    .map((each) => ({
      Effect: each.effect,
      ...(isOfBucket ? { Principal: each.principal } : {}),
      [each.isNotAction ? "NotAction" : "Action"]: each.action,
      Resource: each.resource,
      ...(each.condition === undefined ? {} : { Condition: each.condition }),
    }));

const document = (isOfBucket: boolean) =>
  fc
    .array(statement(isOfBucket), { minLength: 1, maxLength: 3 })
    .map((Statement) => JSON.stringify({ Version: "2012-10-17", Statement }));

const sometimes = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 1 }, { arbitrary: value, weight: 3 });

/** Keys of objects that are there, and of those that requests write: in Ceph, who writes an object may do everything with it. */
export const keys = ["a", "home/ada/x", "home/bob/x"] as const;
const writtenKeys = { a: "b", "home/ada/x": "home/ada/new/x", "home/bob/x": "home/new" } as const;

interface Form {
  readonly operation: S3OperationName;
  readonly method: string;
  readonly on: "bucket" | "object";
  readonly query?: Readonly<Record<string, string>>;
}

const forms: readonly Form[] = [
  { operation: "GetObject", method: "GET", on: "object" },
  { operation: "HeadObject", method: "HEAD", on: "object" },
  { operation: "PutObject", method: "PUT", on: "object" },
  { operation: "GetObjectAcl", method: "GET", on: "object", query: { acl: "" } },
  { operation: "ListObjects", method: "GET", on: "bucket" },
  { operation: "ListObjects", method: "GET", on: "bucket", query: { prefix: "home/ada" } },
  { operation: "ListObjects", method: "GET", on: "bucket", query: { prefix: "", delimiter: "a" } },
  {
    operation: "ListObjectsV2",
    method: "GET",
    on: "bucket",
    query: { "list-type": "2", prefix: "a", "max-keys": "10" },
  },
  { operation: "HeadBucket", method: "HEAD", on: "bucket" },
  { operation: "GetBucketLocation", method: "GET", on: "bucket", query: { location: "" } },
  { operation: "ListMultipartUploads", method: "GET", on: "bucket", query: { uploads: "" } },
];

const request: fc.Arbitrary<PairRequest> = fc
  .record({
    form: fc.constantFrom(...forms),
    sender: fc.oneof(
      { arbitrary: fc.constant("ada" as const), weight: 4 },
      { arbitrary: fc.constantFrom("bob" as const, "anyone" as const), weight: 2 },
    ),
    key: fc.constantFrom(...keys),
    headers: fc.record(
      {
        "user-agent": fc.constantFrom("agent/1", "a"),
        referer: fc.constantFrom("https://www.example/x", "a"),
      },
      { requiredKeys: ["user-agent"] },
    ),
  })
  .map(({ form: { operation, method, on, query }, sender, key: read, headers }) => {
    const key = method === "PUT" ? writtenKeys[read] : read;
    return {
      operation,
      sender,
      key: on === "object" ? key : "",
      sent: {
        method,
        path: on === "object" ? `/files/${key}` : "/files",
        ...(query && { query }),
        headers: headers as Record<string, string>,
      },
    };
  });

export const pair: fc.Arbitrary<Pair> = fc.record({
  user: sometimes(document(false)),
  bucket: sometimes(document(true)),
  requests: fc.array(request, { minLength: 8, maxLength: 8 }),
});
