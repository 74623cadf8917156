import { Readable } from "node:stream";
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ChecksumAlgorithm, checksumAlgorithms } from "../checksums/checksum-algorithm.js";
import { createHasher } from "../checksums/hasher.js";
import { startTestS3, type TestS3 } from "../testing/s3-server.js";
import { anyHostAgent } from "./testing/any-host-agent.js";
import { hostileKeys, sha256, sizes, someBytes } from "./testing/objects.js";

const allAlgorithms = Object.keys(checksumAlgorithms) as ChecksumAlgorithm[];
/** Those that the SDK makes by itself. Callers bring the others. */
const algorithms = allAlgorithms.filter((name) => /^CRC|^SHA(1|256)$/.test(name));
const broughtAlgorithms = allAlgorithms.filter((name) => !algorithms.includes(name));
const Bucket = "photos";
let s3: TestS3;
const clients: S3Client[] = [];

/** A client at the plain address, with buckets in the path, unless told otherwise. */
function clientOf(settings: S3ClientConfig = {}): S3Client {
  const { accessKeyId, secret } = s3.admin;
  const client = new S3Client({
    endpoint: s3.url,
    region: "europe-1",
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey: secret },
    maxAttempts: 1,
    ...settings,
  });
  clients.push(client);
  return client;
}

async function bytesOf(client: S3Client, Key: string): Promise<Uint8Array> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
}

beforeAll(async () => {
  s3 = await startTestS3();
  await clientOf().send(new CreateBucketCommand({ Bucket }));
});

afterAll(async () => {
  for (const client of clients) client.destroy();
  await s3?.close();
});

describe.each(["WHEN_SUPPORTED", "WHEN_REQUIRED"] as const)("checksums %s", (when) => {
  let client: S3Client;
  beforeAll(() => {
    client = clientOf({ requestChecksumCalculation: when, responseChecksumValidation: when });
  });

  test.each(sizes)("a buffer of %i bytes comes back", async (size) => {
    const bytes = someBytes(size);
    await client.send(new PutObjectCommand({ Bucket, Key: "buffer", Body: bytes }));
    expect(sha256(await bytesOf(client, "buffer"))).toBe(sha256(bytes));
  });

  test.each([1, 16_385, 5_242_881])("a stream of %i bytes comes back", async (size) => {
    const bytes = someBytes(size);
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: "stream",
        Body: Readable.from([bytes], { objectMode: false }),
        ContentLength: size,
      }),
    );
    expect(sha256(await bytesOf(client, "stream"))).toBe(sha256(bytes));
  });

  test.each(algorithms)("%s is verified and told", async (algorithm) => {
    const bytes = someBytes(100_000);
    const key = { Bucket, Key: `by ${algorithm}` };
    await client.send(new PutObjectCommand({ ...key, Body: bytes, ChecksumAlgorithm: algorithm }));
    const head = await client.send(new HeadObjectCommand({ ...key, ChecksumMode: "ENABLED" }));
    expect(head).toMatchObject({ [`Checksum${algorithm}`]: expect.any(String), ChecksumType: "FULL_OBJECT" });
    expect(sha256(await bytesOf(client, key.Key))).toBe(sha256(bytes));
    const wrong = Buffer.alloc(checksumAlgorithms[algorithm].bytes).toString("base64");
    const refused = client.send(new PutObjectCommand({ ...key, Body: bytes, [`Checksum${algorithm}`]: wrong }));
    await expect(refused).rejects.toMatchObject({ name: "BadDigest" });
  });
});

const checksumOf = async (algorithm: ChecksumAlgorithm, bytes: Uint8Array): Promise<Buffer> => {
  const hasher = await createHasher(algorithm);
  hasher.update(bytes);
  return hasher.digest();
};

describe.each(broughtAlgorithms)("%s, which callers make themselves", (algorithm) => {
  const name = `Checksum${algorithm}`;
  const key = { Bucket, Key: `brought ${algorithm}` };

  test("is verified, kept and told of a whole object and its copy", async () => {
    const client = clientOf();
    const bytes = someBytes(100_000);
    const value = (await checksumOf(algorithm, bytes)).toString("base64");
    expect(await client.send(new PutObjectCommand({ ...key, Body: bytes, [name]: value }))).toMatchObject({
      [name]: value,
      ChecksumType: "FULL_OBJECT",
    });
    await client.send(new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/${key.Key}` }));
    for (const Key of [key.Key, "copy"]) {
      const head = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: "ENABLED" }));
      expect(head).toMatchObject({ [name]: value, ChecksumType: "FULL_OBJECT" });
    }
    const made = { Bucket, Key: "made", CopySource: `${Bucket}/buffer`, ChecksumAlgorithm: algorithm };
    await client.send(new PutObjectCommand({ Bucket, Key: "buffer", Body: bytes }));
    expect((await client.send(new CopyObjectCommand(made))).CopyObjectResult).toMatchObject({ [name]: value });
    const wrong = Buffer.alloc(checksumAlgorithms[algorithm].bytes).toString("base64");
    const refused = client.send(new PutObjectCommand({ ...key, Body: bytes, [name]: wrong }));
    await expect(refused).rejects.toMatchObject({ name: "BadDigest" });
  });

  test("is verified of each part, and told of all of them together", async () => {
    const client = clientOf();
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...key, ChecksumAlgorithm: algorithm }));
    const bodies = [someBytes(5 * 1024 * 1024), someBytes(1000)];
    const digests = await Promise.all(bodies.map((body) => checksumOf(algorithm, body)));
    const Parts: { readonly PartNumber: number; readonly ETag: string | undefined }[] = [];
    for (const [index, Body] of bodies.entries()) {
      const part = { PartNumber: index + 1, [name]: digests[index]?.toString("base64") };
      const { ETag } = await client.send(new UploadPartCommand({ ...key, UploadId, Body, ...part }));
      Parts.push({ ...part, ETag });
    }
    const listed = await client.send(new ListPartsCommand({ ...key, UploadId }));
    expect(listed).toMatchObject({
      ChecksumAlgorithm: algorithm,
      ChecksumType: "COMPOSITE",
      Parts: [Parts[0], Parts[1]],
    });
    const value = `${(await checksumOf(algorithm, Buffer.concat(digests))).toString("base64")}-2`;
    const completion = { ...key, UploadId, MultipartUpload: { Parts } };
    expect(await client.send(new CompleteMultipartUploadCommand(completion))).toMatchObject({
      [name]: value,
      ChecksumType: "COMPOSITE",
    });
    const ObjectAttributes = ["Checksum" as const, "ObjectParts" as const];
    const told = await client.send(new GetObjectAttributesCommand({ ...key, ObjectAttributes }));
    expect(told.Checksum).toEqual({ [name]: value, ChecksumType: "COMPOSITE" });
    expect(told.ObjectParts?.Parts?.map((part) => Reflect.get(part, name))).toEqual(
      digests.map((digest) => digest.toString("base64")),
    );
  });
});

test("an MD5 that the SDK makes travels as Content-MD5", async () => {
  const bytes = someBytes(1000);
  await clientOf().send(new PutObjectCommand({ Bucket, Key: "md5", Body: bytes, ChecksumAlgorithm: "MD5" }));
  expect(sha256(await bytesOf(clientOf(), "md5"))).toBe(sha256(bytes));
});

test.each(hostileKeys)("the key %j is one of its own", async (Key) => {
  const client = clientOf();
  const bytes = Buffer.from(Key);
  await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes, Metadata: { name: "value" } }));
  expect(sha256(await bytesOf(client, Key))).toBe(sha256(bytes));
  const found = await client.send(new ListObjectsV2Command({ Bucket, Prefix: Key, EncodingType: "url" }));
  const keys = found.Contents?.map((object) => decodeURIComponent((object.Key ?? "").replaceAll("+", " ")));
  expect(keys).toContain(Key);
  await client.send(new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/${encodeURIComponent(Key)}` }));
  expect(sha256(await bytesOf(client, "copy"))).toBe(sha256(bytes));
  await client.send(new DeleteObjectCommand({ Bucket, Key }));
  await expect(bytesOf(client, Key)).rejects.toMatchObject({ name: "NoSuchKey" });
});

test("many objects are listed page by page, and deleted at once", async () => {
  const client = clientOf();
  const keys = Array.from({ length: 25 }, (_, index) => `many/${index}`);
  await Promise.all(keys.map((Key) => client.send(new PutObjectCommand({ Bucket, Key, Body: Key }))));
  const listed: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: "many/", MaxKeys: 10, ContinuationToken }),
    );
    listed.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ""));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  expect(listed).toEqual([...keys].sort());
  const Delete = { Objects: keys.map((Key) => ({ Key })) };
  const { Deleted, Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete }));
  expect([Deleted?.length, Errors]).toEqual([25, undefined]);
});

describe("an upload in parts by lib-storage", () => {
  test.each([...algorithms, undefined])("with %s", async (algorithm) => {
    const client = clientOf();
    const bytes = someBytes(5 * 1024 * 1024 + 1);
    const params = {
      Bucket,
      Key: "parts",
      Body: Readable.from([bytes.subarray(0, 3_000_000), bytes.subarray(3_000_000)]),
      ...(algorithm && { ChecksumAlgorithm: algorithm }),
    };
    const answer = await new Upload({ client, params }).done();
    expect(answer.ETag).toMatch(/^"[\da-f]{32}-2"$/);
    expect(sha256(await bytesOf(client, "parts"))).toBe(sha256(bytes));
  });
});

describe("URLs signed by the SDK", () => {
  test("write with what was put into them, and read", async () => {
    const client = clientOf();
    const key = { Bucket, Key: "presigned/a b+c" };
    const settings = { Metadata: { name: "two words" }, ContentType: "text/x", StorageClass: "STANDARD" } as const;
    const put = await getSignedUrl(client, new PutObjectCommand({ ...key, ...settings }), { expiresIn: 60 });
    const stored = await fetch(put, { method: "PUT", body: "hello", headers: { "content-type": "text/x" } });
    expect([stored.status, await stored.text()]).toEqual([200, ""]);
    const head = await client.send(new HeadObjectCommand(key));
    expect(head).toMatchObject({ Metadata: settings.Metadata, ContentType: "text/x", ContentLength: 5 });
    const get = await getSignedUrl(client, new GetObjectCommand({ ...key, ResponseContentType: "a/b" }), {
      expiresIn: 60,
    });
    const answer = await fetch(get);
    expect([await answer.text(), answer.headers.get("content-type")]).toEqual(["hello", "a/b"]);
    expect((await fetch(get.replace("name", "nema").replace("presigned", "other"))).status).toBe(403);
  });

  test("count for policies as if the headers had been sent", async () => {
    const statement = { Effect: "Allow", Action: "s3:PutObject", Resource: "*" } as const;
    const writer = await s3.user(s3.service.uuid, statement);
    const credentials = { accessKeyId: writer.accessKeyId, secretAccessKey: writer.secret };
    const statusOf = async (input: { ACL?: "public-read" }) => {
      const command = new PutObjectCommand({ Bucket, Key: "by acl", ...input });
      const url = await getSignedUrl(clientOf({ credentials }), command, { expiresIn: 60 });
      return (await fetch(url, { method: "PUT", body: "x" })).status;
    };
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ ACL: "public-read" })).toBe(403);
  });
});

describe.each([
  ["its bucket in the name of the plain address", () => `http://localhost:${new URL(s3.url).port}`],
  [
    "its bucket in the service's own host name",
    () => `http://${s3.service.domainPrefix}.${s3.context.configuration.objectsDomain}:${new URL(s3.url).port}`,
  ],
])("a client with %s", (_, endpoint) => {
  test.each([false, true])("(path style: %s) stores and reads", async (forcePathStyle) => {
    const requestHandler = { httpAgent: anyHostAgent() };
    const client = clientOf({ endpoint: endpoint(), forcePathStyle, requestHandler });
    const bytes = someBytes(70_000);
    for (const Key of ["by host", "a//b/../c", "a+b%20"]) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes }));
      expect(sha256(await bytesOf(clientOf(), Key))).toBe(sha256(bytes));
      expect(sha256(await bytesOf(client, Key))).toBe(sha256(bytes));
    }
  });
});
