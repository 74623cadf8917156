// Every error that the table declares for an operation is brought about, or has a reason why it is not.
import { createHash } from "node:crypto";
import { namespaceOf } from "@concordat/contract/iam";
import {
  declaredErrorsOf,
  ownErrorsOf,
  type S3ErrorCode,
  type S3Operation,
  type S3OperationName,
  s3Errors,
  s3Operations,
} from "@concordat/contract/s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cause, type CauseScope, errorCauses } from "./testing/error-causes.js";
import { beginUpload } from "./testing/multipart.js";
import { requestFor } from "./testing/operation-request.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import type { TestAnswer } from "./testing/signed-client.js";

let s3: TestS3;
let stranger: CauseScope["stranger"];
beforeAll(async () => {
  s3 = await startTestS3();
  const other = await s3.domain.service(s3.accountId);
  const user = await s3.user(other.uuid, { Effect: "Allow", Action: "*", Resource: "*" });
  stranger = { ...user, arn: `arn:aws:iam::${namespaceOf(other.uuid)}:user/${user.name}` };
});
afterAll(() => s3.close());

/** A form carries all that other requests have in their heads: its errors have a file of their own, `post/post-object.test.ts`. */
const implemented = s3Operations.filter(({ answers, body }) => answers === "implemented" && body !== "form");

/** Codes that no request brings about by itself. */
const elsewhere: { readonly [Code in S3ErrorCode]?: string } = {
  SlowDown: "the source of a copy changes between two statements",
  OperationAborted: "an object is replaced between two statements",
  InvalidBucketState: "the tests of object lock bring it about",
};
const unreachable: { readonly [Name in S3OperationName]?: { readonly [Code in S3ErrorCode]?: string } } = {
  CreateBucket: { NoSuchBucket: "the service is deleted between two statements" },
  UploadPartCopy: { EntityTooLarge: "takes an object of more than 5 GiB" },
};

/** Operations whose own errors the tests of object lock and of lifecycle rules bring about. */
const ownTests: ReadonlySet<S3OperationName> = new Set([
  "GetObjectLockConfiguration",
  "PutObjectLockConfiguration",
  "GetObjectRetention",
  "PutObjectRetention",
  "GetObjectLegalHold",
  "PutObjectLegalHold",
  "GetBucketLifecycleConfiguration",
  "PutBucketLifecycleConfiguration",
]);
/** Operations that demand a digest of their body. */
const digested: ReadonlySet<S3OperationName> = new Set([
  "DeleteObjects",
  "PutBucketLifecycleConfiguration",
  "PutObjectLockConfiguration",
]);

const ofServer: readonly S3ErrorCode[] = ["InternalError", "ServiceUnavailable"];

const caused = (operation: S3Operation): readonly S3ErrorCode[] =>
  declaredErrorsOf(operation).filter(
    (code) =>
      !(ownTests.has(operation.name) && ownErrorsOf(operation).includes(code)) &&
      !ofServer.includes(code) &&
      !elsewhere[code] &&
      !unreachable[operation.name]?.[code],
  );

let buckets = 0;
const openScope = async ({ name }: S3Operation): Promise<CauseScope> => {
  const bucket = `${name.toLowerCase()}-${buckets++}`;
  await s3.send({ method: "PUT", path: `/${bucket}` });
  for (const key of ["key", "source"]) await s3.send({ method: "PUT", path: `/${bucket}/${key}`, body: "before" });
  return { s3, bucket, uploadId: await beginUpload(s3, `/${bucket}/key`), stranger };
};

/** The path of an ordinary request, with another one in its place where the cause has one, and more of a query. */
const pathOf = (ordinary: string, { path, query }: Cause, uploadId: string): string => {
  const [own = "", ownQuery] = ordinary.split("?");
  const queries = [path?.includes("?") ? undefined : ownQuery, query].filter((text) => text !== undefined);
  const whole = [path ?? own, ...(queries.length > 0 ? [queries.join("&")] : [])].join("?");
  return whole.replace(/uploadId=(?=&|$)/, `uploadId=${uploadId}`);
};

const send = (operation: S3Operation, { bucket, uploadId }: CauseScope, cause: Cause): Promise<TestAnswer> => {
  const { name } = operation;
  const isNew = name === "CreateBucket" && cause.path === undefined;
  const ordinary = requestFor(operation, isNew ? `${bucket}-new` : bucket);
  const { query: _query, afterwards: _, headers, ...more } = cause;
  const body = cause.body ?? ordinary.body;
  // the digest that the list of objects must have is right, unless it is the cause
  const md5 = body !== undefined && digested.has(name) && createHash("md5").update(body).digest("base64");
  const { "content-md5": _md5, ...kept } = ordinary.headers ?? {};
  return s3.send({
    ...ordinary,
    ...more,
    path: pathOf(ordinary.path, cause, uploadId),
    headers: { ...kept, ...(md5 && { "content-md5": md5 }), ...headers },
    host: `${s3.service.domainPrefix}.${s3.domain.context.objectsDomain}`,
  });
};

/** Each object of a list is refused on its own, in an answer that succeeds. */
const codeOf = ({ code, text }: TestAnswer): string | undefined =>
  code ?? /<Error>.*?<Code>(\w+)<\/Code>/s.exec(text)?.[1];

const expectCode = (operation: S3Operation, answer: TestAnswer, expected: S3ErrorCode): void => {
  const { status } = s3Errors[expected];
  const isBodiless = operation.method === "HEAD" || status === 304;
  expect(isBodiless ? answer.status : (codeOf(answer) ?? answer.text)).toBe(isBodiless ? status : expected);
};

describe.each(implemented)("$name", (operation) => {
  let scope: CauseScope;
  beforeAll(async () => {
    scope = await openScope(operation);
  });

  it.each(caused(operation))("answers %s", async (code) => {
    const cause = errorCauses[code] ?? expect.fail(`Nothing brings ${code} about.`);
    const made = await cause(scope, operation);
    const answer = await send(operation, scope, made).finally(made.afterwards);
    expectCode(operation, answer, code);
  });

  it("answers InternalError where the database does not have what it needs", async () => {
    const { db } = s3.domain;
    await db.$executeRaw`ALTER SCHEMA public RENAME TO elsewhere`;
    const answer = await send(operation, scope, {}).finally(
      () => db.$executeRaw`ALTER SCHEMA elsewhere RENAME TO public`,
    );
    expectCode(operation, answer, "InternalError");
    expect(answer.text).not.toMatch(/relation|storage_|select/i);
  });

  if (operation.method === "OPTIONS") return;
  it("answers ServiceUnavailable where its service is stopped", async () => {
    const where = { uuid: s3.service.uuid };
    await s3.domain.db.storageService.update({ where, data: { configuredStatus: "stopped" } });
    const answer = await send(operation, scope, {});
    await s3.domain.db.storageService.update({ where, data: { configuredStatus: "started" } });
    expectCode(operation, answer, "ServiceUnavailable");
  });
});
