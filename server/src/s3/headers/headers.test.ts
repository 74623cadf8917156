import { describe, expect, it } from "vitest";
import { S3Error } from "../../aws/s3-error.js";
import { readCopyRange, readRange } from "../../object-http/headers/byte-range.js";
import {
  checkConditions,
  checkCopySource,
  copySourceConditions,
  readConditions,
} from "../../object-http/headers/conditions.js";
import { readContentHeaders } from "./content-headers.js";
import { refuseBucketHeaders, refuseHeaders } from "./refused-headers.js";
import { checkStorageClass } from "./storage-class.js";
import { readUserMetadata, userMetadataHeaders } from "./user-metadata.js";

const outcome = <Value>(work: () => Value): Value | string => {
  try {
    return work();
  } catch (error) {
    if (error instanceof S3Error) return error.code;
    throw error;
  }
};

describe("a range", () => {
  it.each([
    ["bytes=0-0", 10, { start: 0, end: 0 }],
    ["bytes=2-5", 10, { start: 2, end: 5 }],
    ["bytes=2-", 10, { start: 2, end: 9 }],
    ["bytes=2-99999999999999999999", 10, { start: 2, end: 9 }],
    ["bytes=-3", 10, { start: 7, end: 9 }],
    ["bytes=-30", 10, { start: 0, end: 9 }],
    ["bytes=9-9", 10, { start: 9, end: 9 }],
    ["bytes=10-", 10, "InvalidRange"],
    ["bytes=-0", 10, "InvalidRange"],
    ["bytes=0-", 0, "InvalidRange"],
    ["bytes=-1", 0, "InvalidRange"],
    // what is no single range asks for nothing
    ["bytes=5-2", 10, undefined],
    ["bytes=0-1,3-4", 10, undefined],
    ["bytes=-", 10, undefined],
    ["bytes=a-b", 10, undefined],
    ["items=0-1", 10, undefined],
    [undefined, 10, undefined],
  ])("%s of %i bytes", (text, size, expected) => {
    expect(outcome(() => readRange(text, size))).toEqual(expected);
  });

  it("of a copy lies within the source", () => {
    expect(readCopyRange("bytes=0-9", 10)).toEqual({ start: 0, end: 9 });
    for (const text of ["bytes=0-10", "bytes=5-", "bytes=-5", "bytes=3-2", "0-5"])
      expect(outcome(() => readCopyRange(text, 10))).toBe("InvalidArgument");
  });
});

describe("conditions", () => {
  const lastModified = new Date("2026-01-02T03:04:05.678Z");
  const [before, same, after] = [-1, 0, 1].map((days) =>
    new Date(lastModified.getTime() + days * 86_400_000).toUTCString(),
  );
  const object = { etag: "abc", lastModified };
  const read = (headers: Record<string, string | undefined>) =>
    outcome(() => checkConditions(readConditions(headers), object, { ETag: `"abc"` }));

  it.each([
    [{ "if-match": `"abc"` }, undefined],
    [{ "if-match": "abc" }, undefined],
    [{ "if-match": "*" }, undefined],
    [{ "if-match": `"x", "abc"` }, undefined],
    [{ "if-match": `"x"` }, "PreconditionFailed"],
    [{ "if-none-match": `"abc"` }, "NotModified"],
    [{ "if-none-match": `W/"abc"` }, "NotModified"],
    [{ "if-none-match": "*" }, "NotModified"],
    [{ "if-none-match": `"x"` }, undefined],
    [{ "if-modified-since": before }, undefined],
    [{ "if-modified-since": same }, "NotModified"],
    [{ "if-modified-since": after }, "NotModified"],
    [{ "if-modified-since": "yesterday" }, undefined],
    [{ "if-unmodified-since": before }, "PreconditionFailed"],
    [{ "if-unmodified-since": same }, undefined],
    // a tag counts more than a date of its kind
    [{ "if-match": "abc", "if-unmodified-since": before }, undefined],
    [{ "if-none-match": "x", "if-modified-since": after }, undefined],
    [{ "if-match": "abc", "if-none-match": "abc" }, "NotModified"],
    [{ "if-match": "x", "if-none-match": "abc" }, "PreconditionFailed"],
  ])("%o", (headers, expected) => {
    expect(read(headers)).toBe(expected);
  });

  it("of a copy fail with the name of their header", () => {
    const refusal = (headers: Record<string, string>) => {
      try {
        checkCopySource(copySourceConditions(headers), object);
      } catch (error) {
        return (error as S3Error).extra;
      }
      return undefined;
    };
    expect(refusal({ "x-amz-copy-source-if-match": `"abc"` })).toBeUndefined();
    expect(refusal({ "x-amz-copy-source-if-none-match": `"abc"` })).toEqual({
      Condition: "x-amz-copy-source-if-none-match",
    });
    expect(refusal({ "x-amz-copy-source-if-modified-since": String(after) })).toEqual({
      Condition: "x-amz-copy-source-if-modified-since",
    });
  });
});

describe("a user's metadata", () => {
  it("come back as AWS documents it for what is not ASCII", () => {
    // a client's UTF-8, which Node hands over as Latin-1
    const sent = Buffer.from("ÄMÄZÕÑ S3").toString("latin1");
    const stored = readUserMetadata({ "x-amz-meta-nonascii": sent, "x-amz-meta-a": "b", "content-type": "x" });
    expect(userMetadataHeaders(stored)).toEqual({
      "x-amz-meta-nonascii": "=?UTF-8?B?w4PChE3Dg8KEWsODwpXDg8KRIFMz?=",
      "x-amz-meta-a": "b",
    });
  });

  it("read encoded words", () => {
    const read = (value: string) => readUserMetadata({ "x-amz-meta-a": value })["a"];
    expect(read("=?UTF-8?B?w6k=?=")).toBe("é");
    expect(read("=?UTF-8?Q?=C3=A9_x?= =?utf-8?q?y?=")).toBe("é xy");
    expect(read("=?UTF-8?B?w6k=")).toBe("=?UTF-8?B?w6k=");
  });

  it("have 2 KB", () => {
    const of = (size: number) => outcome(() => readUserMetadata({ "x-amz-meta-ab": "x".repeat(size - 2) }));
    expect(of(2048)).toEqual({ ab: "x".repeat(2046) });
    expect(of(2049)).toBe("MetadataTooLarge");
  });
});

describe("the headers of a new object", () => {
  it("describe its content", () => {
    expect(readContentHeaders({ "content-encoding": "aws-chunked,gzip", "cache-control": "no-cache" })).toEqual({
      contentType: "binary/octet-stream",
      headers: { "content-encoding": "gzip", "cache-control": "no-cache" },
    });
    expect(readContentHeaders({ "content-encoding": "aws-chunked", "content-type": "a/b" })).toEqual({
      contentType: "a/b",
      headers: {},
    });
    expect(outcome(() => readContentHeaders({ "x-amz-website-redirect-location": "x" }))).toBe(
      "InvalidRedirectLocation",
    );
  });

  it("ask for what there is", () => {
    expect(outcome(() => checkStorageClass("GLACIER"))).toBeUndefined();
    expect(outcome(() => checkStorageClass("COLD"))).toBe("InvalidStorageClass");
    const refused = (headers: Record<string, string>) => outcome(() => refuseHeaders(headers));
    expect(refused({ "x-amz-server-side-encryption": "AES256" })).toBeUndefined();
    expect(outcome(() => refuseBucketHeaders({ "x-amz-tagging": "a=b" }))).toBe("NotImplemented");
    expect(refused({ "x-amz-server-side-encryption": "aws:kms" })).toBe("NotImplemented");
    expect(refused({ "x-amz-server-side-encryption": "ROT13" })).toBe("InvalidEncryptionAlgorithmError");
  });
});
