import { describe, expect, test } from "vitest";
import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";
import { presignPost } from "./presign-post.js";
import type { S3Connection } from "./s3-connection.js";

const connection: S3Connection = {
  endpoint: "https://s3.example",
  region: "europe-1",
  accessKeyId: "AKIA",
  secretAccessKey: "secret",
  pathStyle: true,
};
const signedAt = new Date("2026-01-02T03:04:05Z");
const form = { bucket: "photos", key: "cat.jpg", expiresInSeconds: 60, signedAt };

const policyOf = (fields: Readonly<Record<string, string>>) =>
  JSON.parse(Buffer.from(fields["Policy"] ?? "", "base64").toString()) as { expiration: string; conditions: unknown[] };

// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how AWS writes it
const anyFile = "ä/${filename}";

test("a form has a policy that covers each of its fields", async () => {
  const { url, fields } = await presignPost(
    { ...connection, sessionToken: "token" },
    { ...form, key: anyFile, fields: { "Content-Type": "image/jpeg" }, size: { least: 1, most: 10 } },
  );
  expect(url).toBe("https://s3.example/photos/");
  const { expiration, conditions } = policyOf(fields);
  expect(expiration).toBe("2026-01-02T03:05:05.000Z");
  expect(conditions).toEqual([
    { bucket: "photos" },
    ["starts-with", "$key", "ä/"],
    { "Content-Type": "image/jpeg" },
    { "X-Amz-Algorithm": "AWS4-HMAC-SHA256" },
    { "X-Amz-Credential": "AKIA/20260102/europe-1/s3/aws4_request" },
    { "X-Amz-Date": "20260102T030405Z" },
    { "X-Amz-Security-Token": "token" },
    ["content-length-range", 1, 10],
  ]);
  expect(fields["key"]).toBe(anyFile);
});

describe("what is signed makes the signature", () => {
  const signatureOf = async (options: object, over: Partial<S3Connection> = {}) =>
    (await presignPost({ ...connection, ...over }, { ...form, ...options })).fields["X-Amz-Signature"];

  test.each([
    ["key", { key: "another" }],
    ["bucket", { bucket: "another" }],
    ["expiry", { expiresInSeconds: 61 }],
    ["size", { size: { least: 0, most: 1 } }],
    ["conditions", { conditions: [["starts-with", "$acl", ""]] }],
  ])("%s", async (_, options) => {
    expect(await signatureOf(options)).not.toBe(await signatureOf({}));
  });

  test("with the secret", async () => {
    expect(await signatureOf({}, { secretAccessKey: "other" })).not.toBe(await signatureOf({}));
  });
});

test("a form is good for a week at most", async () => {
  for (const expiresInSeconds of [0, 1.5, 604_801])
    await expect(presignPost(connection, { ...form, expiresInSeconds })).rejects.toThrow(InvalidArgumentError);
});
