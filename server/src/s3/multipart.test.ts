import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
  await s3.send({ method: "PUT", path: "/files" });
});
afterAll(() => s3.close());

type Headers = Readonly<Record<string, string>>;
const mebibyte = 1024 ** 2;
const first = randomBytes(5 * mebibyte);
const last = randomBytes(1000);
const md5 = (body: Uint8Array) => createHash("md5").update(body).digest();
const crc = (body: Uint8Array) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes;
};
const outcome = async (answer: ReturnType<TestS3["send"]>) => {
  const { status, code } = await answer;
  return code === undefined ? status : `${status} ${code}`;
};

const begin = async (key: string, headers: Headers = {}) => {
  const { text } = await s3.send({ method: "POST", path: `/files/${key}?uploads`, headers });
  return /<UploadId>([^<]+)/.exec(text)?.[1] ?? expect.fail(text);
};
const upload = (key: string, id: string, number: number, body: Uint8Array, headers: Headers = {}) =>
  s3.send({ method: "PUT", path: `/files/${key}?partNumber=${number}&uploadId=${id}`, body, headers });
const partsOf = (...etags: string[]) =>
  etags.map((etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`).join("");
const complete = (key: string, id: string, parts: string, headers: Headers = {}) =>
  s3.send({
    method: "POST",
    path: `/files/${key}?uploadId=${id}`,
    body: `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts}</CompleteMultipartUpload>`,
    headers,
  });
const tag = (body: Uint8Array) => `"${md5(body).toString("hex")}"`;

describe("an upload in parts", () => {
  it("becomes an object of all of them, with ranges and parts", async () => {
    const id = await begin("whole", { "Content-Type": "text/x", "x-amz-meta-a": "1" });
    expect((await upload("whole", id, 1, first)).headers["etag"]).toBe(tag(first));
    await upload("whole", id, 2, last);
    const listed = await s3.send({ path: `/files/whole?uploadId=${id}&max-parts=1` });
    expect(listed.text).toContain(
      "<NextPartNumberMarker>1</NextPartNumberMarker><MaxParts>1</MaxParts><IsTruncated>true",
    );
    const uploads = await s3.send({ path: "/files?uploads" });
    expect(uploads.text).toContain(`<Upload><Key>whole</Key><UploadId>${id}</UploadId><Initiator>`);
    const done = await complete("whole", id, partsOf(tag(first), tag(last)));
    const etag = `"${md5(Buffer.concat([md5(first), md5(last)])).toString("hex")}-2"`;
    expect(done.text).toContain(`<Bucket>files</Bucket><Key>whole</Key><ETag>${etag.replaceAll('"', "&quot;")}</ETag>`);
    const read = await s3.send({ path: "/files/whole" });
    expect(read.body.equals(Buffer.concat([first, last]))).toBe(true);
    expect(read.headers).toMatchObject({ etag, "content-type": "text/x", "x-amz-meta-a": "1" });
    const across = await s3.send({
      path: "/files/whole",
      headers: { Range: `bytes=${5 * mebibyte - 10}-${5 * mebibyte + 9}` },
    });
    expect(across.body.equals(Buffer.concat([first.subarray(-10), last.subarray(0, 10)]))).toBe(true);
    const second = await s3.send({ path: "/files/whole?partNumber=2" });
    expect([second.status, second.headers["x-amz-mp-parts-count"]]).toEqual([206, "2"]);
    expect(second.body.equals(last)).toBe(true);
    // once more: the answer may have been lost
    expect((await complete("whole", id, partsOf(tag(first), tag(last)))).status).toBe(200);
  });

  it("is refused with parts that do not fit", async () => {
    const id = await begin("refused");
    await upload("refused", id, 1, last);
    await upload("refused", id, 2, last);
    expect(await outcome(complete("refused", id, partsOf(tag(last), tag(first))))).toBe("400 InvalidPart");
    expect(await outcome(complete("refused", id, partsOf(tag(last), tag(last))))).toBe("400 EntityTooSmall");
    const turned = `<Part><PartNumber>2</PartNumber><ETag>${tag(last)}</ETag></Part><Part><PartNumber>1</PartNumber><ETag>${tag(last)}</ETag></Part>`;
    expect(await outcome(complete("refused", id, turned))).toBe("400 InvalidPartOrder");
    expect(await outcome(complete("refused", id, ""))).toBe("400 MalformedXML");
    const bare = await s3.send({ method: "POST", path: `/files/refused?uploadId=${id}` });
    expect([bare.status, bare.code, bare.text]).toEqual([
      400,
      "InvalidRequest",
      expect.stringContaining("<Message>You must specify at least one part</Message>"),
    ]);
    expect(await outcome(complete("refused", id, partsOf(tag(last)), { "x-amz-mp-object-size": "1" }))).toBe(
      "400 InvalidRequest",
    );
    expect(await outcome(complete("other", id, partsOf(tag(last))))).toBe("404 NoSuchUpload");
    expect(await outcome(upload("refused", id, 0, last))).toBe("400 InvalidArgument");
    expect(await outcome(upload("refused", id, 10_001, last))).toBe("400 InvalidArgument");
    expect(await outcome(s3.send({ path: "/files/refused" }))).toBe("404 NoSuchKey");
    expect(await outcome(complete("refused", id, partsOf(tag(last))))).toBe(200);
  });

  it("is aborted", async () => {
    const id = await begin("aborted");
    await upload("aborted", id, 1, last);
    const abort = () => s3.send({ method: "DELETE", path: `/files/aborted?uploadId=${id}` });
    expect(await outcome(abort())).toBe(204);
    expect(await outcome(abort())).toBe("404 NoSuchUpload");
    expect(await outcome(upload("aborted", id, 2, last))).toBe("404 NoSuchUpload");
    expect(await outcome(s3.send({ path: "/files/aborted?uploadId=x" }))).toBe("404 NoSuchUpload");
  });

  it("does not replace what is there where it must not", async () => {
    await s3.send({ method: "PUT", path: "/files/there", body: "x" });
    const id = await begin("there");
    await upload("there", id, 1, last);
    expect(await outcome(complete("there", id, partsOf(tag(last)), { "If-None-Match": "*" }))).toBe(
      "412 PreconditionFailed",
    );
    expect((await s3.send({ path: "/files/there" })).text).toBe("x");
  });

  it("has a checksum of the whole", async () => {
    const id = await begin("full", { "x-amz-checksum-algorithm": "CRC32", "x-amz-checksum-type": "FULL_OBJECT" });
    await upload("full", id, 1, first, { "x-amz-checksum-crc32": crc(first).toString("base64") });
    await upload("full", id, 2, last);
    const whole = crc(Buffer.concat([first, last])).toString("base64");
    const parts = partsOf(tag(first), tag(last));
    expect(await outcome(complete("full", id, parts, { "x-amz-checksum-crc32": "AAAAAA==" }))).toBe("400 BadDigest");
    const { text } = await complete("full", id, parts, { "x-amz-checksum-crc32": whole });
    expect(text).toContain(`<ChecksumCRC32>${whole}</ChecksumCRC32><ChecksumType>FULL_OBJECT</ChecksumType>`);
  });

  it("has a checksum of checksums", async () => {
    const sum = (body: Uint8Array) => createHash("sha256").update(body).digest();
    const id = await begin("composite", { "x-amz-checksum-algorithm": "SHA256" });
    expect(
      await outcome(upload("composite", id, 1, first, { "x-amz-checksum-crc32": crc(first).toString("base64") })),
    ).toBe("400 InvalidRequest");
    const [one, two] = [sum(first), sum(last)];
    await upload("composite", id, 1, first, { "x-amz-checksum-sha256": one.toString("base64") });
    await upload("composite", id, 2, last, { "x-amz-checksum-sha256": two.toString("base64") });
    expect(await outcome(complete("composite", id, partsOf(tag(first), tag(last))))).toBe("400 InvalidRequest");
    const part = (number: number, body: Uint8Array, digest: Buffer) =>
      `<Part><PartNumber>${number}</PartNumber><ETag>${tag(body)}</ETag><ChecksumSHA256>${digest.toString("base64")}</ChecksumSHA256></Part>`;
    const { text } = await complete("composite", id, part(1, first, one) + part(2, last, two));
    const value = `${sum(Buffer.concat([one, two])).toString("base64")}-2`;
    expect(text).toContain(`<ChecksumSHA256>${value}</ChecksumSHA256><ChecksumType>COMPOSITE</ChecksumType>`);
    const { headers } = await s3.send({ path: "/files/composite", headers: { "x-amz-checksum-mode": "ENABLED" } });
    expect([headers["x-amz-checksum-sha256"], headers["x-amz-checksum-type"]]).toEqual([value, "COMPOSITE"]);
  });

  it("takes parts of objects", async () => {
    await s3.send({ method: "PUT", path: "/files/source", body: Buffer.concat([first, last]) });
    const id = await begin("of-parts");
    const copyPart = (number: number, range: string) =>
      s3.send({
        method: "PUT",
        path: `/files/of-parts?partNumber=${number}&uploadId=${id}`,
        headers: { "x-amz-copy-source": "/files/source", "x-amz-copy-source-range": range },
      });
    const one = await copyPart(1, `bytes=0-${5 * mebibyte - 1}`);
    expect(one.text).toContain(`<ETag>${tag(first).replaceAll('"', "&quot;")}</ETag>`);
    expect((await copyPart(2, `bytes=${5 * mebibyte}-${5 * mebibyte + 999}`)).status).toBe(200);
    expect(await outcome(copyPart(3, `bytes=0-${6 * mebibyte}`))).toBe("400 InvalidArgument");
    expect(await outcome(complete("of-parts", id, partsOf(tag(first), tag(last))))).toBe(200);
    expect((await s3.send({ path: "/files/of-parts" })).body.equals(Buffer.concat([first, last]))).toBe(true);
  });
});
