import { describe, expect, test } from "vitest";
import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";
import { presign } from "./presign.js";
import type { S3Connection } from "./s3-connection.js";

const connection: S3Connection = {
  endpoint: "https://s3.amazonaws.com",
  region: "us-east-1",
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  pathStyle: false,
};
const bucket = "examplebucket";
const signedAt = new Date("2013-05-24T00:00:00Z");

test("AWS's example of a presigned URL has the signature that AWS gives", async () => {
  const url = await presign(connection, { bucket, key: "test.txt", expiresInSeconds: 86_400, signedAt });
  expect(url).toBe(
    "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
  );
});

test("the URL tells the session, the members of the query and which headers must be there", async () => {
  const url = new URL(
    await presign(
      { ...connection, endpoint: "http://127.0.0.1:9000", pathStyle: true, sessionToken: "token/+=" },
      {
        bucket,
        key: "a b/ü+%.txt",
        method: "PUT",
        expiresInSeconds: 60,
        query: { partNumber: "1", uploadId: "a&b=c" },
        headers: { "X-Amz-Meta-Name": " a  b ", "Content-Type": "text/plain" },
      },
    ),
  );
  expect(url.origin + url.pathname).toBe("http://127.0.0.1:9000/examplebucket/a%20b/%C3%BC%2B%25.txt");
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    "X-Amz-Security-Token": "token/+=",
    "X-Amz-SignedHeaders": "content-type;host;x-amz-meta-name",
    "X-Amz-Expires": "60",
    partNumber: "1",
    uploadId: "a&b=c",
  });
});

describe("what is signed makes the signature", () => {
  const base = { bucket, key: "k", expiresInSeconds: 60, signedAt };
  const signatureOf = async (options: Partial<Parameters<typeof presign>[1]>, over: Partial<S3Connection> = {}) =>
    new URL(await presign({ ...connection, ...over }, { ...base, ...options })).searchParams.get("X-Amz-Signature");

  test.each([
    ["method", { method: "PUT" }],
    ["bucket", { bucket: "another" }],
    ["key", { key: "another" }],
    ["time", { signedAt: new Date("2013-05-24T00:00:01Z") }],
    ["expiry", { expiresInSeconds: 61 }],
    ["query", { query: { versionId: "1" } }],
    ["headers", { headers: { "content-type": "text/plain" } }],
  ] as const)("%s", async (_, options) => {
    expect(await signatureOf(options)).not.toBe(await signatureOf({}));
  });

  test("secret", async () => {
    expect(await signatureOf({}, { secretAccessKey: "another" })).not.toBe(await signatureOf({}));
  });
});

test.each([0, -1, 1.5, 604_801, Number.NaN])("%d seconds are refused", async (expiresInSeconds) => {
  const presigning = presign(connection, { bucket, key: "k", expiresInSeconds });
  await expect(presigning).rejects.toThrow(InvalidArgumentError);
  await expect(presigning).rejects.toThrow("`expiresInSeconds` must be an integer from 1 to 604800");
});
