import { expect, test } from "vitest";
import { hoistedHeaders } from "./hoisted-headers.js";

test("a URL has headers of Amazon's in its query, in any case and with any bytes", () => {
  const query = "X-Amz-Acl=private&x-amz-meta-a+b=1&x-amz-meta-name=%C3%BC+b&prefix=x&x-id=PutObject&x-amz-tagging";
  expect(hoistedHeaders(query)).toEqual({
    "x-amz-acl": "private",
    "x-amz-meta-name": "\xc3\xbc b",
    "x-amz-tagging": "",
  });
});

test("what makes the signature, and what is said of no body yet, are no headers", () => {
  const ofSignature =
    "X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Date=c&X-Amz-Expires=1&X-Amz-SignedHeaders=host&X-Amz-Signature=d";
  const others =
    "X-Amz-Security-Token=e&X-Amz-Content-Sha256=f&x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32";
  expect(hoistedHeaders(`${ofSignature}&${others}`)).toEqual({});
  expect(hoistedHeaders("x-amz-checksum-mode=ENABLED")).toEqual({ "x-amz-checksum-mode": "ENABLED" });
});

test.each(["%0d%0aset-cookie:a", "%00", "%7f"])("the value %s is refused", (value) => {
  expect(() => hoistedHeaders(`x-amz-meta-a=${value}`)).toThrow("x-amz-meta-a must be the value of a header.");
});
