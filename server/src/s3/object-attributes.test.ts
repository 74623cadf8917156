import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
  await s3.send({ method: "PUT", path: "/files" });
});
afterAll(() => s3.close());

type Headers = Readonly<Record<string, string>>;

const attributes = (key: string, names: string | undefined, headers: Headers = {}) =>
  s3.send({
    path: `/files/${key}?attributes`,
    headers: { ...(names !== undefined && { "x-amz-object-attributes": names }), ...headers },
  });
const content = (text: string) => /<GetObjectAttributesResponse [^>]*?(?:\/>|>(.*)<\/Get)/s.exec(text)?.[1] ?? "";
const all = "ObjectSize,StorageClass,ObjectParts,Checksum,ETag";

it("are those that are asked for, in AWS's order", async () => {
  const etag = createHash("md5").update("text").digest("hex");
  const sha256 = createHash("sha256").update("text").digest("base64");
  await s3.send({ method: "PUT", path: "/files/sum", body: "text", headers: { "x-amz-checksum-sha256": sha256 } });
  const { text, headers } = await attributes("sum", all);
  expect(content(text)).toBe(
    `<ETag>${etag}</ETag><Checksum><ChecksumSHA256>${sha256}</ChecksumSHA256><ChecksumType>FULL_OBJECT</ChecksumType></Checksum><StorageClass>STANDARD</StorageClass><ObjectSize>4</ObjectSize>`,
  );
  const head = await s3.send({ method: "HEAD", path: "/files/sum" });
  expect(headers["last-modified"]).toBe(head.headers["last-modified"]);
  expect(content((await attributes("sum", "ObjectSize, ETag")).text)).toBe(
    `<ETag>${etag}</ETag><ObjectSize>4</ObjectSize>`,
  );
});

it("are refused without a name, and with one that there is not", async () => {
  expect(await attributes("sum", undefined)).toMatchObject({ status: 400, code: "InvalidRequest" });
  expect(await attributes("sum", "")).toMatchObject({ status: 400, code: "InvalidRequest" });
  expect(await attributes("sum", "ETag,Tags")).toMatchObject({ status: 400, code: "InvalidArgument" });
  expect(await attributes("none", "ETag")).toMatchObject({ status: 404, code: "NoSuchKey" });
});

it("tell the parts page by page where they have checksums, and else how many there are", async () => {
  const first = Buffer.alloc(5 * 1024 * 1024, "a");
  const upload = async (key: string, checksum: boolean) => {
    const algorithm: Headers = checksum ? { "x-amz-checksum-algorithm": "SHA256" } : {};
    const begun = await s3.send({ method: "POST", path: `/files/${key}?uploads`, headers: algorithm });
    const id = /<UploadId>(.*?)</.exec(begun.text)?.[1];
    const parts = await Promise.all(
      [first, Buffer.from("end")].map(async (body, index) => {
        const sum = createHash("sha256").update(body).digest("base64");
        const path = `/files/${key}?partNumber=${index + 1}&uploadId=${id}`;
        const headers: Headers = checksum ? { "x-amz-checksum-sha256": sum } : {};
        const { headers: answered } = await s3.send({ method: "PUT", path, body, headers });
        const told = checksum ? `<ChecksumSHA256>${sum}</ChecksumSHA256>` : "";
        return {
          sum,
          text: `<Part><PartNumber>${index + 1}</PartNumber><ETag>${answered["etag"]}</ETag>${told}</Part>`,
        };
      }),
    );
    const body = `<CompleteMultipartUpload>${parts.map(({ text }) => text).join("")}</CompleteMultipartUpload>`;
    const done = await s3.send({ method: "POST", path: `/files/${key}?uploadId=${id}`, body });
    expect(done.status).toBe(200);
    return parts.map(({ sum }) => sum);
  };
  const [one, two] = await upload("parts", true);
  const part = (sum: string | undefined, number: number, size: number) =>
    `<Part><ChecksumSHA256>${sum}</ChecksumSHA256><PartNumber>${number}</PartNumber><Size>${size}</Size></Part>`;
  expect(content((await attributes("parts", "ObjectParts")).text)).toBe(
    `<ObjectParts><IsTruncated>false</IsTruncated><MaxParts>1000</MaxParts><NextPartNumberMarker>2</NextPartNumberMarker><PartNumberMarker>0</PartNumberMarker>${part(one, 1, first.length)}${part(two, 2, 3)}<PartsCount>2</PartsCount></ObjectParts>`,
  );
  const firstPage = content((await attributes("parts", "ObjectParts", { "x-amz-max-parts": "1" })).text);
  expect(firstPage).toContain("<IsTruncated>true</IsTruncated><MaxParts>1</MaxParts><NextPartNumberMarker>1<");
  expect(firstPage.match(/<Part>/g)).toHaveLength(1);
  const more = { "x-amz-max-parts": "1", "x-amz-part-number-marker": "1" };
  const lastPage = content((await attributes("parts", "ObjectParts", more)).text);
  expect(lastPage).toContain("<IsTruncated>false</IsTruncated>");
  expect(lastPage).toContain(part(two, 2, 3));
  await upload("bare", false);
  expect(content((await attributes("bare", "ObjectParts")).text)).toBe(
    "<ObjectParts><PartsCount>2</PartsCount></ObjectParts>",
  );
});
