// Every operation that AWS's own SDK knows, sent by it: what is not implemented is refused by name, and nothing is left without an answer.
import * as sdk from "@aws-sdk/client-s3";
import { s3Operations } from "@concordat/contract/s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "../testing/s3-server.js";

const isCommand = (name: string): boolean => /^[A-Z]\w+Command$/.test(name);
const exported = new Map<string, unknown>(Object.entries(sdk));
const names = [...exported.keys()].filter(isCommand).map((name) => name.replace(/Command$/, ""));

let s3: TestS3;
let client: sdk.S3Client;
const bucket = "every";
beforeAll(async () => {
  s3 = await startTestS3();
  const { accessKeyId, secret: secretAccessKey } = s3.admin;
  client = new sdk.S3Client({
    endpoint: s3.url,
    region: "europe-1",
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
    // they ask for another host, or for other credentials first
    disableS3ExpressSessionAuth: true,
  });
  await s3.send({ method: "PUT", path: `/${bucket}` });
});
afterAll(async () => {
  client.destroy();
  await s3.close();
});

/** What an operation must be given beside a bucket, so that the SDK sends it at all. */
const inputs: Readonly<Record<string, object>> = {
  CompleteMultipartUpload: { MultipartUpload: { Parts: [{ PartNumber: 1, ETag: "x" }] } },
  CopyObject: { CopySource: `${bucket}/key` },
  DeleteObjects: { Delete: { Objects: [{ Key: "other" }] } },
  GetObjectAttributes: { ObjectAttributes: ["ETag"] },
  PutBucketPolicy: { Policy: "{}" },
  RenameObject: { RenameSource: "key" },
  SelectObjectContent: {
    Expression: "x",
    ExpressionType: "SQL",
    InputSerialization: { CSV: {} },
    OutputSerialization: { CSV: {} },
  },
  UploadPartCopy: { CopySource: `${bucket}/key` },
  WriteGetObjectResponse: { RequestRoute: "route", RequestToken: "token" },
};

const common = {
  Bucket: bucket,
  Key: "key",
  UploadId: "none",
  PartNumber: 1,
  Id: "id",
  AnnotationName: "a",
  Body: "x",
};

/** @returns the status and the code of what the SDK got, and the document of an error */
const outcomeOf = async (name: string): Promise<{ status: number; code: string | undefined }> => {
  const Command = exported.get(`${name}Command`) as new (input: object) => Parameters<typeof client.send>[0];
  try {
    const answer = await client.send(new Command({ ...common, ...inputs[name] }));
    return { status: answer.$metadata.httpStatusCode ?? 0, code: undefined };
  } catch (error) {
    if (!(error instanceof sdk.S3ServiceException)) throw error;
    return { status: error.$metadata.httpStatusCode ?? 0, code: error.name };
  }
};

/** Those that the SDK sends elsewhere: to a host that is made of a route, or signed for another service. */
const elsewhere = new Set(["WriteGetObjectResponse", "ListDirectoryBuckets"]);

/** Deletes what others need last. */
const last = ["DeleteObject", "DeleteObjects", "DeleteBucket"];
const ordered = [...names.filter((name) => !last.includes(name)), ...last].filter((name) => !elsewhere.has(name));

it("the table has every operation of the SDK", () => {
  const known = new Set<string>(s3Operations.map(({ name }) => name));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

it("directory buckets are another service, which is told", async () => {
  expect(await outcomeOf("ListDirectoryBuckets")).toEqual({ status: 400, code: "AuthorizationHeaderMalformed" });
  const asked = await s3.send({ path: "/?x-id=ListDirectoryBuckets" });
  expect([asked.status, asked.code]).toEqual([501, "NotImplemented"]);
  expect((await s3.send({ path: "/?x-id=ListBuckets" })).text).toContain(`<Name>${bucket}</Name>`);
});

describe("an operation that is sent by the SDK", () => {
  it.each(ordered)("%s is answered, or refused by name", async (name) => {
    await s3.send({ method: "PUT", path: `/${bucket}/key`, body: "before" });
    const { status, code } = await outcomeOf(name);
    const operation = s3Operations.find((one) => one.name === name) ?? expect.fail();
    if (operation.answers === "not-implemented") expect([status, code]).toEqual([501, "NotImplemented"]);
    else {
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(500);
      expect(code).not.toBe("NotImplemented");
    }
    expect(code).not.toBe("UnknownError");
    // it is the one that was meant
    expect(s3.counted.at(-1)?.[0]).toBe(`s3.${name}`);
  });
});
