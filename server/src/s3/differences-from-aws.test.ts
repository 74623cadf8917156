// What is deliberately otherwise than in AWS, and has no better place. The page about coverage lists all differences.
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
  await s3.send({ method: "PUT", path: "/files" });
});
afterAll(() => s3.close());

it("buckets have the names that the control plane takes, each service its own", async () => {
  for (const name of ["A", "Under_score", "b".repeat(254)])
    expect((await s3.send({ method: "PUT", path: `/${name}` })).status).toBe(200);
  const tooLong = await s3.send({ method: "PUT", path: `/${"b".repeat(255)}` });
  expect([tooLong.status, tooLong.code]).toEqual([400, "InvalidBucketName"]);
  const other = await s3.domain.service(s3.accountId);
  const credentials = await s3.user(other.uuid, { Effect: "Allow", Action: "*", Resource: "*" });
  expect((await s3.send({ method: "PUT", path: "/files", credentials })).status).toBe(200);
});

it("buckets are not listed for callers without a signature", async () => {
  const host = `${s3.service.domainPrefix}.${s3.domain.context.objectsDomain}`;
  const { status, code } = await s3.send({ path: "/", host, credentials: undefined });
  expect([status, code]).toEqual([403, "AccessDenied"]);
});

it("objects of every storage class are kept as STANDARD", async () => {
  const headers = { "x-amz-storage-class": "GLACIER" };
  expect((await s3.send({ method: "PUT", path: "/files/cold", body: "x", headers })).status).toBe(200);
  const read = await s3.send({ path: "/files/cold" });
  expect([read.status, read.headers["x-amz-storage-class"]]).toEqual([200, undefined]);
  const { text } = await s3.send({ path: "/files?list-type=2&prefix=cold" });
  expect(text).toContain("<StorageClass>STANDARD</StorageClass>");
});

it("owners are services, with an id of 32 digits and a name", async () => {
  const owner = `<Owner><ID>${s3.service.uuid.replaceAll("-", "")}</ID><DisplayName>${s3.service.name}</DisplayName></Owner>`;
  for (const path of ["/", "/files?acl"]) expect((await s3.send({ path })).text).toContain(owner);
});

it("policies may name users and buckets as the vendor does", async () => {
  const credentials = await s3.user(s3.service.uuid);
  const namespace = s3.service.uuid.replaceAll("-", "");
  const statement = {
    Effect: "Allow",
    Principal: { AWS: `urn:ecs:iam::${namespace}:user/${credentials.name}` },
    Action: "s3:ListBucket",
    Resource: "files",
  };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  expect((await s3.send({ path: "/files", credentials })).status).toBe(403);
  expect((await s3.send({ method: "PUT", path: "/files?policy", body: policy })).status).toBe(204);
  expect((await s3.send({ path: "/files", credentials })).status).toBe(200);
});
