import { describe, expect, it } from "vitest";
import { readTarget } from "../../aws/raw-target.js";
import { S3Error } from "../../aws/s3-error.js";
import { readResource } from "./resource.js";

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof S3Error) return error.code;
    throw error;
  }
  return "nothing is refused";
};

describe("the target of a request", () => {
  it("is taken apart once, and its raw parts are kept", () => {
    const { rawPath, rawQuery, query } = readTarget("/a%2Fb/c?prefix=x+y%2B&uploads&a=1&a=2&e=?");
    expect([rawPath, rawQuery]).toEqual(["/a%2Fb/c", "prefix=x+y%2B&uploads&a=1&a=2&e=?"]);
    expect([...query]).toEqual([
      ["prefix", "x y+"],
      ["uploads", ""],
      ["a", "1"],
      ["e", "?"],
    ]);
  });

  it.each(["http://host/a", "*", "", "/a?%zz=1", "/a?x=%ff", "/?a=%C0%80"])("is refused: %s", (url) => {
    expect(refusal(() => readTarget(url))).toBe("InvalidURI");
  });
});

describe("what a request is about", () => {
  it.each([
    ["/", "service", "", ""],
    ["/bucket", "bucket", "bucket", ""],
    ["/bucket/", "bucket", "bucket", ""],
    ["/bucket//", "object", "bucket", "/"],
    ["/bucket/a/../b/./c//d", "object", "bucket", "a/../b/./c//d"],
    ["/bucket/%2e%2e%2fetc", "object", "bucket", "../etc"],
    ["/bucket/%252F+%2B%00%F0%9F%98%80", "object", "bucket", "%2F++\0😀"],
    ["/bucket/\u00c3\u00a9", "object", "bucket", "é"],
    ["/b%75cket/x", "object", "bucket", "x"],
  ])("%s in path style", (path, target, bucket, key) => {
    expect(readResource(path)).toEqual({ target, bucket, key });
  });

  it.each([
    ["/", "bucket", ""],
    ["/a/b", "object", "a/b"],
    ["//", "object", "/"],
  ])("%s in virtual-host style", (path, target, key) => {
    expect(readResource(path, "my.bucket")).toEqual({ target, bucket: "my.bucket", key });
  });

  it.each([
    ["//key", "InvalidBucketName"],
    ["//", "InvalidBucketName"],
    ["/a%2Fb/key", "InvalidBucketName"],
    ["/bucket/%ff", "InvalidURI"],
    ["/bucket/%C0%80", "InvalidURI"],
    ["/bucket/%", "InvalidURI"],
    ["/bucket/\u00ff", "InvalidURI"],
    [`/bucket/${"é".repeat(513)}`.replaceAll("é", "%C3%A9"), "KeyTooLongError"],
  ])("%s is refused", (path, code) => {
    expect(refusal(() => readResource(path))).toBe(code);
  });

  it("has a key of at most 1,024 bytes", () => {
    expect(readResource(`/bucket/${"k".repeat(1024)}`).key).toHaveLength(1024);
  });
});
