import type { HttpHead } from "./http-head.js";

/** An example of AWS's documentation of Signature Version 4 for S3. */
export interface AwsExample {
  readonly name: string;
  /** Everything but the signature, which is put where `{signature}` stands. */
  readonly head: HttpHead;
  readonly signature: string;
  readonly body: Buffer;
}

/** The credentials and the time of all examples. */
export const accessKeyId = "AKIAIOSFODNN7EXAMPLE";
export const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
export const exampleTime = new Date("2013-05-24T00:00:00Z");

const timestamp = "20130524T000000Z";
const scope = "20130524/us-east-1/s3/aws4_request";
const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const authorization = (signedHeaders: string) =>
  `Authorization: AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope},SignedHeaders=${signedHeaders},Signature={signature}`;

const head = (...lines: string[]): HttpHead => lines.join("\r\n");

/** "Example: GET Object", "PUT Object", "GET Bucket Lifecycle", "Get Bucket (List Objects)", and the presigned URL. */
const inOneChunk: AwsExample[] = [
  {
    name: "GET Object",
    head: head(
      "GET /test.txt HTTP/1.1",
      "Host: examplebucket.s3.amazonaws.com",
      authorization("host;range;x-amz-content-sha256;x-amz-date"),
      "Range: bytes=0-9",
      `x-amz-content-sha256: ${empty}`,
      `x-amz-date: ${timestamp}`,
    ),
    signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    body: Buffer.of(),
  },
  {
    name: "PUT Object",
    head: head(
      "PUT /test$file.text HTTP/1.1",
      "Host: examplebucket.s3.amazonaws.com",
      "Date: Fri, 24 May 2013 00:00:00 GMT",
      authorization("date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class"),
      `x-amz-date: ${timestamp}`,
      "x-amz-storage-class: REDUCED_REDUNDANCY",
      "x-amz-content-sha256: 44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
    ),
    signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
    body: Buffer.from("Welcome to Amazon S3."),
  },
  {
    name: "GET Bucket Lifecycle",
    head: head(
      "GET /?lifecycle HTTP/1.1",
      "Host: examplebucket.s3.amazonaws.com",
      authorization("host;x-amz-content-sha256;x-amz-date"),
      `x-amz-date: ${timestamp}`,
      `x-amz-content-sha256: ${empty}`,
    ),
    signature: "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
    body: Buffer.of(),
  },
  {
    name: "Get Bucket (List Objects)",
    head: head(
      "GET /?max-keys=2&prefix=J HTTP/1.1",
      "Host: examplebucket.s3.amazonaws.com",
      authorization("host;x-amz-content-sha256;x-amz-date"),
      `x-amz-date: ${timestamp}`,
      `x-amz-content-sha256: ${empty}`,
    ),
    signature: "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    body: Buffer.of(),
  },
  {
    name: "presigned GET Object",
    head: head(
      `GET /test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${accessKeyId}%2F${scope.replaceAll("/", "%2F")}&X-Amz-Date=${timestamp}&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature={signature} HTTP/1.1`,
      "Host: examplebucket.s3.amazonaws.com",
    ),
    signature: "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
    body: Buffer.of(),
  },
];

/** A body of 65 KiB of the letter a, in chunks with these signatures, and what follows the last one. */
function inChunks(signatures: readonly [string, string, string], end: string): Buffer {
  const [first, second, last] = signatures;
  return Buffer.concat([
    Buffer.from(`10000;chunk-signature=${first}\r\n`),
    Buffer.alloc(65_536, "a"),
    Buffer.from(`\r\n400;chunk-signature=${second}\r\n`),
    Buffer.alloc(1024, "a"),
    Buffer.from(`\r\n0;chunk-signature=${last}\r\n${end}`),
  ]);
}

/** "Example: PUT Object" of the chapters on chunked uploads, without and with trailing headers. */
export const chunkedExamples: AwsExample[] = [
  {
    name: "PUT Object in chunks",
    head: head(
      "PUT /examplebucket/chunkObject.txt HTTP/1.1",
      "Host: s3.amazonaws.com",
      `x-amz-date: ${timestamp}`,
      "x-amz-storage-class: REDUCED_REDUNDANCY",
      authorization(
        "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
      ),
      "x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
      "Content-Encoding: aws-chunked",
      "x-amz-decoded-content-length: 66560",
      "Content-Length: 66824",
    ),
    signature: "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
    body: inChunks(
      [
        "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
        "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
        "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
      ],
      "\r\n",
    ),
  },
  {
    name: "PUT Object in chunks with a trailing header",
    head: head(
      "PUT /examplebucket/chunkObject.txt HTTP/1.1",
      "Host: s3.amazonaws.com",
      `x-amz-date: ${timestamp}`,
      "x-amz-storage-class: REDUCED_REDUNDANCY",
      authorization(
        "content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer",
      ),
      "x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
      "Content-Encoding: aws-chunked",
      "x-amz-decoded-content-length: 66560",
      "x-amz-trailer: x-amz-checksum-crc32c",
    ),
    signature: "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e",
    body: inChunks(
      [
        "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
        "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
        "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
      ],
      [
        "x-amz-checksum-crc32c:sOO8/Q==",
        "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435",
        "\r\n",
      ].join("\r\n"),
    ),
  },
];

export const awsExamples: readonly AwsExample[] = [...inOneChunk, ...chunkedExamples];

/** The request as it is sent. */
export function signedHead(example: AwsExample): HttpHead {
  return example.head.replace("{signature}", example.signature);
}
