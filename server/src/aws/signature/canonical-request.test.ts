import { expect, test } from "vitest";
import { canonicalRequest } from "./canonical-request.js";
import { readRawHeaders } from "./raw-headers.js";

const linesOf = (rawPath: string, rawQuery: string, rawHeaders: string[] = [], signed: string[] = []) =>
  canonicalRequest({ method: "GET", rawPath, rawQuery, headers: readRawHeaders(rawHeaders) }, signed, "HASH").split(
    "\n",
  );

test.each([
  ["/", "/"],
  ["/a/../b//c/./d/", "/a/../b//c/./d/"],
  ["/a-b._~c/A0", "/a-b._~c/A0"],
  ["/a%20b", "/a%20b"],
  ["/a+b", "/a%2Bb"],
  ["/a%2Bb", "/a%2Bb"],
  ["/test$file.text", "/test%24file.text"],
  ["/a%2520b", "/a%2520b"],
  ["/a%2fb%7e", "/a/b~"],
  ["/%e2%98%83", "/%E2%98%83"],
  ["/\xe2\x98\x83", "/%E2%98%83"],
  ["/a=b&c;d:e@f!g'h(i)j*k", "/a%3Db%26c%3Bd%3Ae%40f%21g%27h%28i%29j%2Ak"],
])("the path %s is signed as %s", (rawPath, signed) => {
  expect(linesOf(rawPath, "")[1]).toBe(signed);
});

test.each([
  ["", ""],
  ["acl", "acl="],
  ["acl=", "acl="],
  ["b=2&a=1", "a=1&b=2"],
  ["a=2&a=1&a", "a=&a=1&a=2"],
  ["a-=1&a=2&aa=3&A=4", "A=4&a=2&a-=1&aa=3"],
  ["prefix=a/b&delimiter=/", "delimiter=%2F&prefix=a%2Fb"],
  ["prefix=a+b", "prefix=a%20b"],
  ["prefix=a%2bb%7e", "prefix=a%2Bb~"],
  ["a==b=c", "a=%3Db%3Dc"],
  ["&&a=1&", "a=1"],
  ["a=1?b=2", "a=1%3Fb%3D2"],
  ["X-Amz-Signature=abc&X-Amz-Date=1", "X-Amz-Date=1"],
])("the query %s is signed as %s", (rawQuery, signed) => {
  expect(linesOf("/", rawQuery)[2]).toBe(signed);
});

test.each(["/%", "/a%2", "/%zz", "/100%/b"])("%s is no URI", (raw) => {
  expect(() => linesOf(raw, "")).toThrow("Couldn't parse the specified URI.");
  expect(() => linesOf("/", `a=${raw}`)).toThrow("Couldn't parse the specified URI.");
});

test("headers are signed in the order of the claim, trimmed, with runs of spaces as one and all values of a name", () => {
  const headers = [
    "Host",
    "a",
    "X-Amz-Meta",
    "  a   b\t c ",
    "x-amz-meta",
    "d",
    "X-Amz-Bytes",
    "\xc3\xa0 \xa0",
    "Other",
    "x",
  ];
  const lines = linesOf("/", "", headers, ["host", "x-amz-bytes", "x-amz-meta", "absent"]);
  expect(lines.slice(3, -1)).toEqual([
    "host:a",
    "x-amz-bytes:\xc3\xa0 \xa0",
    "x-amz-meta:a b c,d",
    "absent:",
    "",
    "host;x-amz-bytes;x-amz-meta;absent",
  ]);
});
