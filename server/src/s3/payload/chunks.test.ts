import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { chunkedBody } from "./testing/chunked-body.mjs";
import { readPayload } from "./testing/read-payload.js";

const chunks = [randomBytes(300), randomBytes(200), randomBytes(100)];
const length = { "x-amz-decoded-content-length": "600" };
const announced = { "x-amz-trailer": "x-amz-checksum-crc32" };

const signedMode = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
const trailerMode = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
const unsignedMode = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

const signed = (blocks: Uint8Array[]) => readPayload({ blocks, headers: length, payloadHash: signedMode });
const unsigned = (blocks: Uint8Array[], headers = {}) =>
  readPayload({ blocks, headers: { ...length, ...headers }, payloadHash: unsignedMode });
const withTrailers = (blocks: Uint8Array[], headers = {}) =>
  readPayload({ blocks, headers: { ...length, ...announced, ...headers }, payloadHash: trailerMode });

const replaced = (blocks: readonly Buffer[], from: string | RegExp, to: string) => [
  Buffer.from(Buffer.concat(blocks).toString("latin1").replace(from, to), "latin1"),
];

describe("signed chunks", () => {
  const body = chunkedBody(chunks, { signed: true });
  const [first = Buffer.of(), second = Buffer.of(), third = Buffer.of(), last = Buffer.of(), end = Buffer.of()] = body;

  test("are taken in their order only, and only all of them", async () => {
    expect((await signed(body)).size).toBe(600);
    for (const wrong of [
      [second, first, third, last, end],
      [first, third, second, last, end],
      [first, first, third, last, end],
      [first, second, last, end],
    ]) {
      await expect(signed(wrong)).rejects.toMatchObject({ code: "SignatureDoesNotMatch" });
    }
    await expect(signed([first, second, third])).rejects.toMatchObject({ code: "IncompleteBody" });
  });

  test("do not take the signature of another chunk", async () => {
    const signatures = [
      ...Buffer.concat(body)
        .toString("latin1")
        .matchAll(/chunk-signature=(\w+)/g),
    ].map(([, hex]) => hex);
    const [one = "", two = ""] = signatures;
    await expect(signed(replaced(body, two, one))).rejects.toMatchObject({
      code: "SignatureDoesNotMatch",
      extra: { SignatureProvided: one, AWSAccessKeyId: "AKIAIOSFODNN7EXAMPLE" },
    });
    await expect(signed(replaced(body, one, one.toUpperCase()))).rejects.toMatchObject({
      code: "SignatureDoesNotMatch",
    });
  });

  test("hand on no last byte of a chunk before its signature is verified", async () => {
    const wrong = Buffer.from(first);
    wrong[200] = (wrong[200] ?? 0) ^ 1;
    await expect(signed([wrong, second, third, last, end])).rejects.toMatchObject({ code: "SignatureDoesNotMatch" });
  });

  test("must have one signature each; other extensions mean nothing", async () => {
    expect((await signed(replaced(body, ";chunk", ";name=value;chunk"))).size).toBe(600);
    for (const [from, to] of [
      [/;chunk-signature=\w+/, ""],
      [";chunk-signature=", ";chunk-signature=0;chunk-signature="],
      [";chunk-signature=", ";CHUNK-signature="],
      [";chunk-signature=", ";"],
    ] as const) {
      await expect(signed(replaced(body, from, to))).rejects.toMatchObject({ code: "IncompleteBody" });
    }
  });

  test("end with CRLF and nothing else", async () => {
    for (const wrong of ["", "\r", "\n", "\r\nx", "\r\n\r\n", "x-amz-checksum-crc32:AAAAAA==\r\n\r\n"]) {
      const reading = signed([first, second, third, last, Buffer.from(wrong)]);
      await expect(reading).rejects.toMatchObject({ code: "IncompleteBody" });
    }
  });
});

describe("framing of chunks", () => {
  const body = chunkedBody(chunks, { signed: false, trailers: [] });

  test.each([
    ["no size", /^12c/, ""],
    ["a negative size", /^12c/, "-12c"],
    ["a size that is no number", /^12c/, "0x12c"],
    ["a size beyond all numbers", /^12c/, "fffffffffffff"],
    ["a space before the size", /^12c/, " 12c"],
    ["a smaller size", /^12c/, "12b"],
    ["a larger size", /^12c/, "12d"],
    ["no CR", "12c\r\n", "12c\n"],
    ["no LF", "12c\r\n", "12c\r"],
    ["no CRLF after the bytes", "\r\nc8\r\n", "c8\r\n"],
    ["too long an extension", "12c\r\n", `12c;${"x".repeat(2000)}\r\n`],
  ])("is refused with %s", async (_, from, to) => {
    await expect(unsigned(replaced(body, from, to))).rejects.toMatchObject({ code: "IncompleteBody" });
  });

  test.each([
    ["an extension", "12c\r\n", "12c;name=value;other\r\n"],
    ["leading zeros", "12c\r\n", "000012c\r\n"],
    ["upper case", "12c\r\n", "12C\r\n"],
  ])("is taken with %s", async (_, from, to) => {
    expect((await unsigned(replaced(body, from, to))).size).toBe(600);
  });

  test("does not keep what never ends", async () => {
    const endless = Array.from({ length: 100 }, () => Buffer.alloc(1000, "1"));
    await expect(unsigned(endless)).rejects.toMatchObject({ code: "IncompleteBody" });
    const trailers = [Buffer.concat(body.slice(0, -1)), ...endless];
    await expect(unsigned(trailers)).rejects.toMatchObject({ code: "MalformedTrailerError" });
  });

  test("is refused when it is cut off anywhere before its trailers", async () => {
    const whole = Buffer.concat(body);
    for (let end = 0; end < whole.length - 2; end += 1) {
      await expect(unsigned([whole.subarray(0, end)])).rejects.toMatchObject({ code: "IncompleteBody" });
    }
  });
});

describe("trailers", () => {
  const whole = Buffer.concat(chunks);
  const crc = "x-amz-checksum-crc32";

  async function crcOfAll(): Promise<string> {
    const blocks = chunkedBody(chunks, { signed: false, trailers: [] });
    const headers = { ...length };
    const { checksum } = await readPayload(
      { blocks, headers, payloadHash: unsignedMode },
      { defaultChecksum: "CRC32" },
    );
    return checksum?.value ?? "";
  }

  test("are verified and told", async () => {
    const trailers = [`${crc}:${await crcOfAll()}`];
    const taken = await unsigned(chunkedBody(chunks, { signed: false, trailers }), announced);
    expect(taken.bytes.equals(whole)).toBe(true);
    expect(taken.checksum).toEqual({ algorithm: "CRC32", value: await crcOfAll() });
    expect((await withTrailers(chunkedBody(chunks, { signed: true, trailers }))).checksum).toEqual(taken.checksum);
  });

  test.each([
    ["an empty line before them, as AWS's example has it", /(\r\n0[^\r]*\r\n)/, "$1\r\n"],
    ["LF CRLF after a line, as AWS's example had it", /(==\r\n)/, "==\n\r\n"],
    ["nothing after the last line", /\r\n\r\n$/, "\r\n"],
    ["a space after the colon", "crc32:", "crc32: "],
    ["upper case in the name", "x-amz-checksum-crc32:", "X-Amz-Checksum-CRC32:"],
  ])("are taken with %s", async (_, from, to) => {
    const trailers = [`${crc}:${await crcOfAll()}`];
    expect((await unsigned(replaced(chunkedBody(chunks, { signed: false, trailers }), from, to), announced)).size).toBe(
      600,
    );
    expect((await withTrailers(replaced(chunkedBody(chunks, { signed: true, trailers }), from, to))).size).toBe(600);
  });

  test("of another checksum are refused", async () => {
    for (const signed of [true, false]) {
      const body = chunkedBody(chunks, { signed, trailers: [`${crc}:AAAAAA==`] });
      const reading = signed ? withTrailers(body) : unsigned(body, announced);
      await expect(reading).rejects.toMatchObject({
        code: "BadDigest",
        message: "The CRC32 you specified did not match the calculated checksum.",
      });
    }
  });

  test("that are no checksum are refused", async () => {
    for (const value of ["", "AAAA", "not base64", "AAAAAAAA"]) {
      const body = chunkedBody(chunks, { signed: false, trailers: [`${crc}:${value}`] });
      await expect(unsigned(body, announced)).rejects.toMatchObject({
        code: "InvalidRequest",
        message: "Value for x-amz-checksum-crc32 trailing header is invalid.",
      });
    }
  });

  test.each([
    ["that are missing", []],
    ["that are there twice", [`${crc}:AAAAAA==`, `${crc}:AAAAAA==`]],
    ["that were not announced", ["x-amz-checksum-sha1:AAAA"]],
    ["beside those that were announced", [`${crc}:AAAAAA==`, "x-amz-meta-name:value"]],
    ["without a colon", ["x-amz-checksum-crc32"]],
    ["without a name", [":AAAAAA=="]],
  ])("%s are refused", async (_, trailers) => {
    const malformed = { code: "MalformedTrailerError" };
    await expect(unsigned(chunkedBody(chunks, { signed: false, trailers }), announced)).rejects.toMatchObject(
      malformed,
    );
    await expect(withTrailers(chunkedBody(chunks, { signed: true, trailers }))).rejects.toMatchObject(malformed);
  });

  test("are refused without their signature, or with that of others", async () => {
    const body = chunkedBody(chunks, { signed: true, trailers: [`${crc}:${await crcOfAll()}`] });
    const without = replaced(body, /x-amz-trailer-signature:\w+\r\n/, "");
    await expect(withTrailers(without)).rejects.toMatchObject({ code: "MalformedTrailerError" });
    const twice = replaced(body, /(x-amz-trailer-signature:\w+\r\n)/, "$1$1");
    await expect(withTrailers(twice)).rejects.toMatchObject({ code: "MalformedTrailerError" });
    const other = replaced(body, /(x-amz-trailer-signature:)\w+/, `$1${"0".repeat(64)}`);
    await expect(withTrailers(other)).rejects.toMatchObject({ code: "SignatureDoesNotMatch" });
  });

  test("are only announced where the body may have them", async () => {
    const body = chunkedBody(chunks, { signed: true });
    const reading = readPayload({ blocks: body, headers: { ...length, ...announced }, payloadHash: signedMode });
    await expect(reading).rejects.toMatchObject({ code: "InvalidRequest" });
  });

  test("that S3 does not know may not be announced", async () => {
    const body = chunkedBody(chunks, { signed: false, trailers: ["x-amz-meta-name:value"] });
    for (const names of ["x-amz-meta-name", `${crc},x-amz-checksum-sha1`]) {
      await expect(unsigned(body, { "x-amz-trailer": names })).rejects.toMatchObject({ code: "InvalidRequest" });
    }
  });
});
