import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { Client } from "minio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findAuthority } from "../../tls/local-authority.js";
import { startTestS3, type TestS3 } from "../testing/s3-server.js";
import { anyHostTlsAgent } from "./testing/any-host-agent.js";
import { sha256, someBytes } from "./testing/objects.js";

const Bucket = "photos";
let s3: TestS3;
let ca: string;
let port: number;

beforeAll(async () => {
  s3 = await startTestS3({ secure: true });
  ca = (await findAuthority(s3.context.configuration.dataDir))?.certificate ?? expect.fail();
  port = Number(new URL(s3.tlsUrl ?? expect.fail()).port);
});

afterAll(() => s3?.close());

const whens = ["WHEN_SUPPORTED", "WHEN_REQUIRED"] as const;
const cases = whens.flatMap((when) => [false, true].map((forcePathStyle) => ({ when, forcePathStyle })));

describe.each(cases)("the AWS SDK, checksums $when, path style: $forcePathStyle", ({ when, forcePathStyle }) => {
  test("stores and reads at the service's own host name, by buffers, streams and parts", async () => {
    const { accessKeyId, secret } = s3.admin;
    const client = new S3Client({
      endpoint: `https://${s3.service.domainPrefix}.${s3.context.configuration.objectsDomain}:${port}`,
      region: "europe-1",
      forcePathStyle,
      credentials: { accessKeyId, secretAccessKey: secret },
      maxAttempts: 1,
      requestChecksumCalculation: when,
      responseChecksumValidation: when,
      requestHandler: { httpsAgent: anyHostTlsAgent(ca) },
    });
    const bytesOf = async (Key: string) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    };
    await client.send(new CreateBucketCommand({ Bucket })).catch((error: Error) => {
      if (error.name !== "BucketAlreadyOwnedByYou") throw error;
    });
    for (const size of [0, 1, 65_537]) {
      const bytes = someBytes(size);
      await client.send(new PutObjectCommand({ Bucket, Key: "buffer", Body: bytes }));
      expect(sha256(await bytesOf("buffer"))).toBe(sha256(bytes));
    }
    const bytes = someBytes(5 * 1024 * 1024 + 1);
    const Body = () => Readable.from([bytes.subarray(0, 100), bytes.subarray(100)], { objectMode: false });
    const stream = { Bucket, Key: "stream", Body: Body(), ContentLength: bytes.length };
    await client.send(new PutObjectCommand(stream));
    expect(sha256(await bytesOf("stream"))).toBe(sha256(bytes));
    await new Upload({ client, params: { Bucket, Key: "parts", Body: Body() } }).done();
    expect(sha256(await bytesOf("parts"))).toBe(sha256(bytes));
    client.destroy();
  });
});

test("minio stores and reads at the plain address", async () => {
  const { accessKeyId: accessKey, secret: secretKey } = s3.admin;
  const settings = { endPoint: "localhost", port, useSSL: true, accessKey, secretKey, region: "europe-1" };
  const client = new Client({ ...settings, pathStyle: true, transportAgent: anyHostTlsAgent(ca) });
  await client.makeBucket("minio");
  const bytes = someBytes(100_000);
  await client.putObject("minio", "a b+c", bytes);
  expect(sha256(await buffer(await client.getObject("minio", "a b+c")))).toBe(sha256(bytes));
});
