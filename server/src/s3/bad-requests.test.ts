// Requests of every operation with headers, parameters and bodies of all kinds: none of them is a fault of the server.
import { s3Operations } from "@concordat/contract/s3";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { requestFor } from "./testing/operation-request.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";

let s3: TestS3;
let uploadId: string;
beforeAll(async () => {
  s3 = await startTestS3();
  await s3.send({ method: "PUT", path: "/files" });
  for (const key of ["key", "source"]) await s3.send({ method: "PUT", path: `/files/${key}`, body: "0123456789" });
  const { text } = await s3.send({ method: "POST", path: "/files/key?uploads" });
  uploadId = /<UploadId>([^<]+)/.exec(text)?.[1] ?? expect.fail(text);
});
afterAll(() => s3.close());

const values = [
  "",
  "0",
  "-1",
  "1",
  "10001",
  "99999999999999999999",
  "1e9",
  "NaN",
  "*",
  '"x"',
  "bytes=0-1",
  "bytes=5-",
  "bytes=-0",
  "bytes=99-",
  "/files/source",
  "files/source?versionId=null",
  "files/source?versionId=x",
  "%",
  "/%ff/x",
  "true",
  "COPY",
  "REPLACE",
  "CRC32",
  "SHA256",
  "FULL_OBJECT",
  "COMPOSITE",
  "AAAAAA==",
  "1B2M2Y8AsgTpgAmY7PhCfg==",
  "url",
  "null",
  "\u00e9",
  "=?UTF-8?B?w6k=?=",
  "=?x?q?=ff?=",
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "tomorrow",
  "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  "UNSIGNED-PAYLOAD",
  "x-amz-checksum-crc32",
  "aws-chunked",
  "x".repeat(3000),
];

const headerNames = [
  "range",
  "if-match",
  "if-none-match",
  "if-modified-since",
  "if-unmodified-since",
  "content-type",
  "content-encoding",
  "content-md5",
  "expires",
  "x-amz-acl",
  "x-amz-checksum-algorithm",
  "x-amz-checksum-crc32",
  "x-amz-checksum-crc64nvme",
  "x-amz-checksum-mode",
  "x-amz-checksum-sha256",
  "x-amz-checksum-type",
  "x-amz-content-sha256",
  "x-amz-copy-source",
  "x-amz-copy-source-if-match",
  "x-amz-copy-source-if-modified-since",
  "x-amz-copy-source-range",
  "x-amz-decoded-content-length",
  "x-amz-expected-bucket-owner",
  "x-amz-meta-a",
  "x-amz-metadata-directive",
  "x-amz-mp-object-size",
  "x-amz-sdk-checksum-algorithm",
  "x-amz-server-side-encryption",
  "x-amz-storage-class",
  "x-amz-tagging-directive",
  "x-amz-trailer",
  "x-amz-website-redirect-location",
];

const memberNames = [
  "continuation-token",
  "delimiter",
  "encoding-type",
  "fetch-owner",
  "key-marker",
  "list-type",
  "marker",
  "max-buckets",
  "max-keys",
  "max-parts",
  "max-uploads",
  "part-number-marker",
  "partNumber",
  "prefix",
  "response-content-type",
  "response-expires",
  "start-after",
  "upload-id-marker",
  "uploadId",
  "version-id-marker",
  "versionId",
];

const bodies = [
  "",
  "x",
  "<Delete/>",
  "<Delete><Object><Key/></Object></Delete>",
  "<Delete><Object><Key>a</Key><VersionId>x</VersionId><ETag>*</ETag></Object><Quiet>maybe</Quiet></Delete>",
  `<Delete><Object><Key>${"k".repeat(2000)}</Key></Object></Delete>`,
  "<Delete><Object><Key>&#1;</Key></Object></Delete>",
  "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag/></Part></CompleteMultipartUpload>",
  "<CompleteMultipartUpload><Part><PartNumber>99999</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>",
  "<CreateBucketConfiguration><LocationConstraint><x/></LocationConstraint></CreateBucketConfiguration>",
  `<?xml version="1.0" encoding="UTF-16"?><Delete/>`,
  `<!DOCTYPE a [<!ENTITY b "c">]><Delete>&b;</Delete>`,
  "{}",
  `{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::files"}]}`,
  "\u0000\u00ff",
  "10;chunk-signature=x\r\n0123456789abcdef\r\n0\r\n\r\n",
];

const value = fc.constantFrom(...values);
const some = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 });

const request = fc.record({
  operation: fc.constantFrom(...s3Operations),
  headers: some(headerNames),
  members: some(memberNames),
  body: fc.option(fc.constantFrom(...bodies), { nil: undefined }),
  isSigned: fc.boolean(),
});

it("are refused or answered", async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ operation, headers, members, body, isSigned }) => {
      const bare = requestFor(operation, "files");
      // what deletes the bucket would end the test
      if (operation.name === "DeleteBucket") return;
      const query = Object.entries(members).map(([name, text]) => `${name}=${encodeURIComponent(text)}`);
      const path = [bare.path, ...query].join("&").replace("&", bare.path.includes("?") ? "&" : "?");
      const sent = body ?? bare.body;
      const { status, code, text } = await s3.send({
        method: bare.method ?? "GET",
        path: path.replace("uploadId=&", `uploadId=${uploadId}&`),
        headers: { ...bare.headers, ...headers },
        ...(sent !== undefined && { body: Buffer.from(String(sent), "latin1") }),
        ...(isSigned ? {} : { credentials: undefined }),
      });
      const isExpected = status < 500 || (status === 501 && (code === "NotImplemented" || operation.method === "HEAD"));
      expect({ isExpected, text: isExpected ? "" : text }).toEqual({ isExpected: true, text: "" });
    }),
    { numRuns: 1500, seed: 14 },
  );
});
