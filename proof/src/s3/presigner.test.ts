import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { awsSdkSettings, minioSettings, presign, type S3Connection, s3Connection } from "@concordat/sdk/s3";
import { Client } from "minio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostileKeys, isLostInUrls } from "../../../server/src/s3/clients/testing/objects.js";
import { startTestS3, type TestS3 } from "../../../server/src/s3/testing/s3-server.js";

const bucket = "photos";
let s3: TestS3;
let connection: S3Connection;

beforeAll(async () => {
  s3 = await startTestS3();
  const { accessKeyId: access_key_id, secret: secret_access_key } = s3.admin;
  const service = { region: s3.service.region, endpoints: [] };
  connection = s3Connection(service, { access_key_id, secret_access_key }, { endpoint: s3.url });
  const client = new S3Client(awsSdkSettings(connection));
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
});

afterAll(() => s3?.close());

describe("URLs signed by the SDK", () => {
  test.each(hostileKeys.filter((key) => !isLostInUrls(key)))("write and read %j", async (key) => {
    const object = { bucket, key, expiresInSeconds: 60 };
    const headers = { "content-type": "text/x", "x-amz-meta-name": "two  words" };
    const put = await presign(connection, { ...object, method: "PUT", headers });
    expect((await fetch(put, { method: "PUT", body: key, headers })).status).toBe(200);
    const answer = await fetch(await presign(connection, object));
    expect(await answer.text()).toBe(key);
    expect(answer.headers.get("content-type")).toBe("text/x");
  });

  test("are good for what is signed only", async () => {
    const object = { bucket, key: "cat.jpg", expiresInSeconds: 60 };
    const put = await presign(connection, { ...object, method: "PUT", headers: { "content-type": "image/jpeg" } });
    const putAs = (type: string) => fetch(put, { method: "PUT", body: "cat", headers: { "content-type": type } });
    expect((await putAs("text/plain")).status).toBe(403);
    expect((await putAs("image/jpeg")).status).toBe(200);
    expect((await fetch(put)).status).toBe(403);
    const get = await presign(connection, { ...object, query: { "response-content-disposition": "attachment" } });
    expect((await fetch(get)).headers.get("content-disposition")).toBe("attachment");
    expect((await fetch(get.replace("cat.jpg", "dog.jpg"))).status).toBe(403);
    const signedAt = new Date(Date.now() - 3_600_000);
    const old = await fetch(await presign(connection, { ...object, signedAt }));
    expect([old.status, await old.text()]).toEqual([403, expect.stringContaining("Request has expired")]);
  });

  test("list a bucket", async () => {
    const url = await presign(connection, { bucket, query: { "list-type": "2" }, expiresInSeconds: 60 });
    expect(await (await fetch(url)).text()).toContain("<ListBucketResult");
  });
});

test("minio takes its settings", async () => {
  expect(await new Client(minioSettings(connection)).bucketExists(bucket)).toBe(true);
});
