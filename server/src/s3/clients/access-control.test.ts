// Access control lists by the AWS SDK.
import {
  CreateBucketCommand,
  GetBucketAclCommand,
  GetBucketOwnershipControlsCommand,
  GetObjectAclCommand,
  type Grant,
  PutBucketAclCommand,
  PutBucketOwnershipControlsCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "../testing/s3-server.js";

let s3: TestS3;
let client: S3Client;
beforeAll(async () => {
  s3 = await startTestS3();
  client = new S3Client({
    endpoint: s3.url,
    region: "europe-1",
    forcePathStyle: true,
    credentials: { accessKeyId: s3.admin.accessKeyId, secretAccessKey: s3.admin.secret },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  await s3.close();
});

const Bucket = "lists";
const everyone = { Type: "Group", URI: "http://acs.amazonaws.com/groups/global/AllUsers" } as const;
const shown = (grants: readonly Grant[] = []) =>
  grants.map(({ Grantee, Permission }) => `${Grantee?.Type} ${Grantee?.URI ?? Grantee?.ID} ${Permission}`);

it("goes around: by name, by grants and as a document", async () => {
  await client.send(new CreateBucketCommand({ Bucket, ObjectOwnership: "BucketOwnerPreferred", ACL: "public-read" }));
  const controls = await client.send(new GetBucketOwnershipControlsCommand({ Bucket }));
  expect(controls.OwnershipControls?.Rules).toEqual([{ ObjectOwnership: "BucketOwnerPreferred" }]);
  const { Owner, Grants } = await client.send(new GetBucketAclCommand({ Bucket }));
  expect(shown(Grants)).toEqual([`CanonicalUser ${Owner?.ID} FULL_CONTROL`, `Group ${everyone.URI} READ`]);

  const object = { Bucket, Key: "a" };
  await client.send(new PutObjectCommand({ ...object, Body: "x", GrantRead: `uri="${everyone.URI}"` }));
  const put = await client.send(new GetObjectAclCommand(object));
  expect(shown(put.Grants)).toEqual([`Group ${everyone.URI} READ`]);
  await client.send(new PutObjectAclCommand({ ...object, AccessControlPolicy: { Owner, Grants } }));
  const { Grants: told, Owner: owner } = await client.send(new GetObjectAclCommand(object));
  expect({ Owner: owner, Grants: told }).toEqual({ Owner, Grants });
  await client.send(new PutObjectAclCommand({ ...object, ACL: "private" }));
  expect(shown((await client.send(new GetObjectAclCommand(object))).Grants)).toEqual([
    `CanonicalUser ${Owner?.ID} FULL_CONTROL`,
  ]);

  const enforced = new PutBucketOwnershipControlsCommand({
    Bucket,
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
  });
  await expect(client.send(enforced)).rejects.toMatchObject({ name: "InvalidBucketAclWithObjectOwnership" });
  await client.send(new PutBucketAclCommand({ Bucket, ACL: "private" }));
  await client.send(enforced);
  await expect(client.send(new PutObjectAclCommand({ ...object, ACL: "public-read" }))).rejects.toMatchObject({
    name: "AccessControlListNotSupported",
    $metadata: { httpStatusCode: 400 },
  });
});
