import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBucket } from "../buckets/create.js";
import { deleteBucket } from "../buckets/delete.js";
import { knownService, type ServiceRef, serviceOfAccount } from "../service-ref.js";
import { refusalOf, startTestDomain, type TestDomain } from "../testing/domain.js";
import { deleteBucketPolicy } from "./delete.js";
import { bucketPolicyStatus, findBucketPolicy } from "./find.js";
import { putBucketPolicy } from "./put.js";

let domain: TestDomain;
let account: string;
let service: ServiceRef;
beforeAll(async () => {
  domain = await startTestDomain();
  account = await domain.account("ada");
});
afterAll(() => domain.close());

const newBucket = async (bucketName: string) => {
  service = knownService((await domain.service(account)).uuid);
  return createBucket(domain.db, service, bucketName, domain.context);
};
const documentFor = (bucketName: string, principal: unknown = "*") =>
  JSON.stringify(
    {
      Statement: {
        Effect: "Allow",
        Principal: principal,
        Action: "s3:GetObject",
        Resource: `arn:aws:s3:::${bucketName}/*`,
      },
    },
    null,
    2,
  );
const revision = async () =>
  (await domain.db.iamRevision.findUnique({ where: { serviceUuid: service.uuid } }))?.revision ?? 0n;
const put = (bucketName: string, document: string) => putBucketPolicy(domain.db, service, { bucketName, document });

describe("a bucket policy", () => {
  it("is given back as it was put, and replaced", async () => {
    await newBucket("files");
    expect(await findBucketPolicy(domain.db, service, "files")).toBeUndefined();
    expect(await bucketPolicyStatus(domain.db, service, "files")).toBeUndefined();
    await put("files", documentFor("files"));
    expect(await findBucketPolicy(domain.db, service, "files")).toBe(documentFor("files"));
    expect(await bucketPolicyStatus(domain.db, service, "files")).toEqual({ isPublic: true });
    await put("files", documentFor("files", { AWS: "ada" }));
    expect(await findBucketPolicy(domain.db, service, "files")).toBe(documentFor("files", { AWS: "ada" }));
    expect(await bucketPolicyStatus(domain.db, service, "files")).toEqual({ isPublic: false });
  });

  it("moves the revision with each change, and with no refused one", async () => {
    await newBucket("files");
    const before = await revision();
    await put("files", documentFor("files"));
    expect(await revision()).toBe(before + 1n);
    await refusalOf(put("files", documentFor("other")));
    await refusalOf(put("other", documentFor("other")));
    expect(await revision()).toBe(before + 1n);
    await deleteBucketPolicy(domain.db, service, "files");
    expect(await revision()).toBe(before + 2n);
    expect(await findBucketPolicy(domain.db, service, "files")).toBeUndefined();
    await deleteBucketPolicy(domain.db, service, "files");
  });

  it("is refused with all its faults, and the one that was there stays", async () => {
    await newBucket("files");
    await put("files", documentFor("files"));
    const faulty = documentFor("other").replace("Allow", "Permit").replace("GetObject", "GetObjects");
    expect(await refusalOf(put("files", faulty))).toMatchObject({
      code: "Invalid",
      message: 'The policy is not valid: Statement.Effect must be "Allow" or "Deny".',
    });
    const ofOther = documentFor("other").replace("GetObject", "GetObjects");
    expect(await refusalOf(put("files", ofOther))).toMatchObject({
      faults: [
        { field: "document.Statement.Resource", reason: "must name the bucket files or objects in it" },
        { field: "document.Statement.Action", reason: "must be an action of S3" },
      ],
    });
    expect(await refusalOf(put("files", ""))).toMatchObject({ faults: [{ field: "document" }] });
    expect(await findBucketPolicy(domain.db, service, "files")).toBe(documentFor("files"));
  });

  it("needs a bucket of the service that is in use", async () => {
    const { id } = await newBucket("files");
    await put("files", documentFor("files"));
    const bob = serviceOfAccount(await domain.account(`bob-${id}`), service.uuid);
    expect(await refusalOf(findBucketPolicy(domain.db, bob, "files"))).toMatchObject({ code: "NotFound" });
    expect(await refusalOf(put("none", documentFor("none")))).toMatchObject({ code: "NotFound" });
    await deleteBucket(domain.db, service, "files", domain.context);
    for (const call of [
      () => findBucketPolicy(domain.db, service, "files"),
      () => bucketPolicyStatus(domain.db, service, "files"),
      () => put("files", documentFor("files")),
      () => deleteBucketPolicy(domain.db, service, "files"),
    ])
      expect(await refusalOf(call())).toMatchObject({ code: "NotFound" });
  });

  it("goes with its bucket", async () => {
    const { id } = await newBucket("files");
    await put("files", documentFor("files"));
    await domain.db.storageBucket.delete({ where: { id } });
    expect(await domain.db.storageBucketPolicy.count({ where: { bucketId: id } })).toBe(0);
  });
});
