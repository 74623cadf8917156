// Every operation of the table that changes a bucket leaves a record, which is committed with the change.
import { createHash } from "node:crypto";
import { changesBucket, s3Operations } from "@concordat/contract/s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listRecords } from "../audit/list-records.js";
import { requestFor } from "./testing/operation-request.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";

const changing = s3Operations.filter((operation) => changesBucket(operation) && operation.answers === "implemented");

const xml = (name: string, content: string) =>
  `<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content}</${name}>`;

/** Bodies that are accepted, by the names of operations. */
const bodies: Readonly<Record<string, (bucket: string) => string>> = {
  PutBucketVersioning: () => xml("VersioningConfiguration", "<Status>Enabled</Status>"),
  PutBucketTagging: () => xml("Tagging", "<TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet>"),
  PutBucketCors: () =>
    xml("CORSConfiguration", "<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>"),
  PutBucketPolicy: (bucket) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${bucket}/*` }],
    }),
  PutBucketEncryption: () =>
    xml(
      "ServerSideEncryptionConfiguration",
      "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>",
    ),
  PutPublicAccessBlock: () => xml("PublicAccessBlockConfiguration", "<BlockPublicAcls>true</BlockPublicAcls>"),
  PutBucketOwnershipControls: () =>
    xml("OwnershipControls", "<Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule>"),
  PutBucketLifecycleConfiguration: () =>
    xml(
      "LifecycleConfiguration",
      "<Rule><ID>r</ID><Filter><Prefix></Prefix></Filter><Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule>",
    ),
  PutObjectLockConfiguration: () => xml("ObjectLockConfiguration", "<ObjectLockEnabled>Enabled</ObjectLockEnabled>"),
};

/** What an operation sends, which must be accepted. */
const headers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  PutBucketAcl: { "x-amz-acl": "private" },
};

let s3: TestS3;
let nothing: Awaited<ReturnType<TestS3["user"]>>;
beforeAll(async () => {
  s3 = await startTestS3();
  nothing = await s3.user(s3.service.uuid);
});
afterAll(() => s3.close());

const newest = async () => (await listRecords(s3.context.prisma, { limit: 1 }))[0];

describe.each(changing)("$name", (operation) => {
  const bucket = `own-${operation.name.toLowerCase()}`;
  const request = () => {
    const { body, headers: sent = {}, ...asked } = requestFor(operation, bucket);
    const given = bodies[operation.name]?.(bucket);
    const more = headers[operation.name];
    if (given === undefined && more === undefined)
      return { ...asked, headers: sent, ...(body !== undefined && { body }) };
    // what is sent has the digest of another body
    const digest = given === undefined ? {} : { "content-md5": createHash("md5").update(given).digest("base64") };
    const { "content-md5": _, ...others } = sent;
    return { ...asked, headers: { ...others, ...digest, ...more }, ...(given !== undefined && { body: given }) };
  };
  const makesBucket = operation.name === "CreateBucket";
  const created = operation.name.includes("ObjectLock") ? { "x-amz-bucket-object-lock-enabled": "true" } : {};
  const namespace = () => s3.service.uuid.replaceAll("-", "");
  beforeAll(async () => {
    if (makesBucket) return;
    const made = await s3.send({ method: "PUT", path: `/${bucket}`, headers: created });
    expect(made.status).toBe(200);
    if (operation.name !== "PutBucketAcl") return;
    const body = xml("OwnershipControls", "<Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule>");
    await s3.send({ method: "PUT", path: `/${bucket}?ownershipControls`, body });
  });

  it("is on record where it is refused", async () => {
    const { status } = await s3.send({ ...request(), credentials: nothing });
    expect(await newest()).toMatchObject({
      caller: `urn:ecs:iam::${namespace()}:user/${nothing.name}`,
      operation: `s3.${operation.name}`,
      path: `/${bucket}`,
      named: [bucket],
      status,
    });
    expect(status).toBe(403);
  });

  it("makes no change without its record, and leaves one with it", async () => {
    const { prisma } = s3.context;
    await prisma.$executeRaw`ALTER TABLE audit_records ADD CONSTRAINT refusals CHECK (status >= 400) NOT VALID`;
    const refused = await s3
      .send(request())
      .finally(() => prisma.$executeRaw`ALTER TABLE audit_records DROP CONSTRAINT refusals`);
    expect(refused.status, refused.text).toBe(500);
    const before = await prisma.auditRecord.count();
    const { status, text } = await s3.send(request());
    expect(status, text).toBe(operation.status);
    expect(await prisma.auditRecord.count()).toBe(before + 1);
    const { caller, operation: name, address, requestId } = (await newest()) ?? {};
    expect({ caller, name }).toEqual({
      caller: `urn:ecs:iam::${namespace()}:user/${s3.admin.name}`,
      name: `s3.${operation.name}`,
    });
    expect([address, requestId]).toEqual([expect.stringMatching(/127\.0\.0\.1$/), expect.stringMatching(/^\w{16,}$/)]);
  });
});

it("what strangers ask for is counted, and reads and objects leave nothing", async () => {
  const { prisma } = s3.context;
  await s3.send({ method: "PUT", path: "/quiet" });
  const before = await prisma.auditRecord.count();
  await s3.send({ method: "PUT", path: "/quiet/key", body: "body" });
  await s3.send({ path: "/quiet/key" });
  await s3.send({ path: "/quiet?list-type=2" });
  await s3.send({ method: "PUT", path: "/quiet?versioning", body: "", credentials: undefined });
  expect(await prisma.auditRecord.count()).toBe(before);
});
