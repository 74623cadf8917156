import { oneOf, type Random } from "../../kit/random.js";

/** What values are tried with, wherever there are some: at bounds, beyond them, of other kinds, and hostile. */
const values = [
  "",
  " ",
  "0",
  "-1",
  "1",
  "2",
  "1000",
  "1001",
  "10001",
  "99999999999999999999",
  "1e9",
  "NaN",
  "null",
  "true",
  "false",
  "*",
  '"x"',
  "%",
  "%00",
  "%ff",
  "..",
  "../../etc/passwd",
  "/files/source",
  "/files/source?versionId=null",
  "bytes=0-1",
  "bytes=-0",
  "bytes=99-",
  "COPY",
  "REPLACE",
  "AES256",
  "aws:kms",
  "STANDARD",
  "GLACIER",
  "public-read",
  "id=0",
  "CRC32",
  "CRC64NVME",
  "SHA256",
  "COMPOSITE",
  "FULL_OBJECT",
  "AAAAAA==",
  "1B2M2Y8AsgTpgAmY7PhCfg==",
  "UNSIGNED-PAYLOAD",
  "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "x-amz-checksum-crc32",
  "aws-chunked",
  "a=b&a=c",
  "k%3D=v",
  "\u00e9",
  "=?UTF-8?B?w6k=?=",
  "=?x?q?=ff?=",
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "2099-01-01T00:00:00Z",
  "0000-00-00T00:00:00Z",
  "GOVERNANCE",
  "ON",
  "arn:aws:s3:::files/*",
  "' OR 1=1 --",
  "<x>&amp;</x>",
  ["$", "{aws:username}"].join(""),
  "{}",
  "0123456789abcdef0123456789abcdef",
  "00000000-0000-0000-0000-000000000000",
];

const letters = "aZ09 %+&=/?#;:,.'\"<>(){}[]$*~-_\\|^`@!\u00e9\u00ff\t";

/** A value from the list, several of them, a long one, or one of random characters. */
export const anyValue = (random: Random): string => {
  switch (random(0, 9)) {
    case 0:
      return `${oneOf(random, values)},${oneOf(random, values)}`;
    case 1:
      return "x".repeat(oneOf(random, [255, 1024, 1025, 3000, 9000]));
    case 2:
      return Array.from({ length: random(1, 40) }, () => oneOf(random, [...letters])).join("");
    default:
      return oneOf(random, values);
  }
};

/** Some of these, each with a value. */
export const anyMembers = (random: Random, names: readonly string[], most: number): [name: string, value: string][] =>
  Array.from({ length: random(0, most) }, () => [oneOf(random, names), anyValue(random)]);
