// What the S3 backend of Supabase's storage server sends: the same commands of the same SDK, with the inputs that its source gives
// them, by a user who may do what the guide says and nothing else.
import { randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { Concordat } from "@concordat/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeBlocksIn, readPage } from "../docs/code-blocks.js";
import { type StoragePlace, startStoragePlace } from "./storage-place.js";

const Bucket = "supabase";
const mebibyte = 1024 * 1024;

let place: StoragePlace;
let key: { accessKeyId: string; secretAccessKey: string };
beforeAll(async () => {
  place = await startStoragePlace();
  const { account, url } = place.server;
  const { buckets, policies, users } = new Concordat({ baseUrl: url, credentials: account.token ?? "" }).objectStorage;
  const { uuid } = place.service;
  const [shown] = codeBlocksIn("docs/supabase.md", await readPage("docs/supabase.md"));
  await buckets.create(uuid, { name: Bucket });
  await users.create(uuid, { username: "supabase" });
  await policies.create(uuid, { name: "supabase", document: encodeURIComponent(shown?.code ?? "") });
  await users.policies.attach(uuid, "supabase", { name: "supabase" });
  const made = await users.accessKeys.create(uuid, "supabase");
  key = { accessKeyId: made.access_key_id, secretAccessKey: made.secret_access_key };
});
afterAll(() => place.close());

const statusOf = (answer: Promise<unknown>): Promise<number | undefined> =>
  answer.then(
    (value) => (value as { $metadata: { httpStatusCode?: number } }).$metadata.httpStatusCode,
    (error: { $metadata?: { httpStatusCode?: number } }) => error.$metadata?.httpStatusCode,
  );

describe.each([
  ["as the SDK does", {}],
  ["when required", { requestChecksumCalculation: "WHEN_REQUIRED", responseChecksumValidation: "WHEN_REQUIRED" }],
] as const)("Supabase's storage server, with checksums %s", (_, checksums) => {
  let client: S3Client;
  beforeAll(() => {
    const { s3Url: endpoint, service } = place;
    const address = { endpoint, region: service.region, forcePathStyle: true };
    client = new S3Client({ ...address, credentials: key, requestStreamBufferSize: 32 * 1024, ...checksums });
  });
  afterAll(() => client.destroy());

  /** A tenant's file: its name, and behind it the version. */
  const newKey = () => `tenant/avatars/ümlaut & more/${randomUUID()}.bin/${randomUUID()}`;
  const upload = async (Key: string, bytes: Buffer) => {
    // in pieces, as a request brings them
    const pieces = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) =>
      bytes.subarray(index * 65_536, (index + 1) * 65_536),
    );
    const params = { Bucket, Key, Body: Readable.from(pieces), ContentType: "image/png", CacheControl: "max-age=60" };
    return new Upload({ client, queueSize: 2, params }).done();
  };
  const bytesOf = async (Key: string): Promise<Buffer> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  };

  it.each([1, 100_000, 11 * mebibyte])("uploads a stream of %i bytes, and reads it", async (size) => {
    const [Key, bytes] = [newKey(), randomBytes(size)];
    await upload(Key, bytes);
    const head = await client.send(new HeadObjectCommand({ Bucket, Key }));
    expect([head.ContentLength, head.ContentType, head.CacheControl]).toEqual([size, "image/png", "max-age=60"]);
    expect((await bytesOf(Key)).equals(bytes)).toBe(true);
    const url = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key }), { expiresIn: 600 });
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(bytes)).toBe(true);
    const conditional = { Bucket, Key, IfNoneMatch: head.ETag };
    expect(await statusOf(client.send(new GetObjectCommand(conditional)))).toBe(304);
    const since = { Bucket, Key, IfModifiedSince: new Date(Date.now() + 60_000) };
    expect([200, 304]).toContain(await statusOf(client.send(new GetObjectCommand(since))));
    const range = await client.send(new GetObjectCommand({ Bucket, Key, Range: "bytes=0-0" }));
    expect([range.$metadata.httpStatusCode, range.ContentRange]).toEqual([206, `bytes 0-0/${size}`]);
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    expect(await statusOf(client.send(new HeadObjectCommand({ Bucket, Key })))).toBe(404);
  });

  it("copies within the bucket, under conditions", async () => {
    const [source, target] = [newKey(), newKey()];
    await upload(source, Buffer.from("copied"));
    const { ETag } = await client.send(new HeadObjectCommand({ Bucket, Key: source }));
    const copy = { Bucket, CopySource: encodeURIComponent(`${Bucket}/${source}`), Key: target };
    const done = await client.send(
      new CopyObjectCommand({ ...copy, CopySourceIfMatch: ETag, ContentType: "text/plain" }),
    );
    expect(done.CopyObjectResult?.ETag).toBe(ETag);
    expect((await bytesOf(target)).toString()).toBe("copied");
    expect(await statusOf(client.send(new CopyObjectCommand({ ...copy, CopySourceIfNoneMatch: ETag })))).toBe(412);
  });

  it("uploads by parts that clients send one after the other, resumes, and copies parts", async () => {
    const [Key, source] = [newKey(), newKey()];
    const bytes = randomBytes(6 * mebibyte);
    await upload(source, bytes);
    const begun = { Bucket, Key, CacheControl: "no-cache", ContentType: "video/mp4", Metadata: { Version: "v" } };
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(begun));
    const part = { Bucket, Key, UploadId };
    const first = bytes.subarray(0, 5 * mebibyte);
    const sent = { ...part, PartNumber: 1, Body: Readable.from([first]), ContentLength: first.length };
    await client.send(new UploadPartCommand(sent));
    const CopySource = encodeURIComponent(`${Bucket}/${source}`);
    const rest = { ...part, PartNumber: 2, CopySource, CopySourceRange: `bytes=${first.length}-${bytes.length - 1}` };
    await client.send(new UploadPartCopyCommand(rest));
    const one = await client.send(new ListPartsCommand({ ...part, MaxParts: 1 }));
    const PartNumberMarker = one.NextPartNumberMarker;
    const { Parts: others = [] } = await client.send(new ListPartsCommand({ ...part, PartNumberMarker }));
    const Parts = [...(one.Parts ?? []), ...others];
    expect([one.IsTruncated, Parts.map(({ PartNumber }) => PartNumber)]).toEqual([true, [1, 2]]);
    await client.send(new CompleteMultipartUploadCommand({ ...part, MultipartUpload: { Parts } }));
    expect((await bytesOf(Key)).equals(bytes)).toBe(true);
    const { UploadId: dropped } = await client.send(new CreateMultipartUploadCommand(begun));
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId: dropped }));
    expect(await statusOf(client.send(new ListPartsCommand({ Bucket, Key, UploadId: dropped })))).toBe(404);
  });

  it("lists by prefix and empties what it has listed", async () => {
    const Prefix = `tenant/${randomUUID()}`;
    for (const name of ["a", "b", "c"]) await upload(`${Prefix}/${name}/v1`, Buffer.from(name));
    const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix, StartAfter: `${Prefix}/a/v1` }));
    expect(page.Contents?.map(({ Key }) => Key)).toEqual([`${Prefix}/b/v1`, `${Prefix}/c/v1`]);
    const folders = await client.send(new ListObjectsV2Command({ Bucket, Prefix: `${Prefix}/`, Delimiter: "/" }));
    expect(folders.CommonPrefixes).toHaveLength(3);
    const Objects = ["a", "b", "c"].map((name) => ({ Key: `${Prefix}/${name}/v1` }));
    const { Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Errors).toBeUndefined();
    expect((await client.send(new ListObjectsV2Command({ Bucket, Prefix }))).KeyCount).toBe(0);
  });
});
