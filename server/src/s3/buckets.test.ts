import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteBucket } from "../storage/buckets/delete.js";
import { knownService } from "../storage/service-ref.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
});
afterAll(() => s3.close());

const create = (path: string, body?: string) => s3.send({ method: "PUT", path, ...(body !== undefined && { body }) });
const answered = async (answer: ReturnType<TestS3["send"]>) => {
  const { status, code } = await answer;
  return [status, code];
};

describe("buckets", () => {
  it("are created, found, listed and told where they are", async () => {
    const created = await create("/photos");
    expect([created.status, created.headers["location"]]).toEqual([200, "/photos"]);
    const head = await s3.send({ method: "HEAD", path: "/photos" });
    expect([head.status, head.headers["x-amz-bucket-region"], head.text]).toEqual([200, "europe-1", ""]);
    const list = await s3.send({ path: "/" });
    expect(list.text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<ListAllMyBucketsResult xmlns="http:\/\/s3.amazonaws.com\/doc\/2006-03-01\/"><Owner><ID>\w{32}<\/ID>/,
    );
    expect(list.text).toMatch(/<Bucket><Name>photos<\/Name><CreationDate>\d{4}-\d\d-\d\dT[\d:.]+Z<\/CreationDate>/);
    const location = await s3.send({ path: "/photos?location" });
    expect(location.text).toContain(">europe-1</LocationConstraint>");
  });

  it("are created once, of any region that is named", async () => {
    const body = `<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>`;
    expect((await create("/once", body)).status).toBe(200);
    expect(await answered(create("/once"))).toEqual([409, "BucketAlreadyOwnedByYou"]);
    expect(await answered(create("/other", "<CreateBucketConfiguration>"))).toEqual([400, "MalformedXML"]);
    expect(await answered(create("/a%20b"))).toEqual([400, "InvalidBucketName"]);
    expect(await answered(s3.send({ method: "PUT", path: "/tagged", headers: { "x-amz-tagging": "a=b" } }))).toEqual([
      501,
      "NotImplemented",
    ]);
    expect(await answered(s3.send({ path: "/tagged?location" }))).toEqual([404, "NoSuchBucket"]);
  });

  it("are deleted once they are empty, and their names are free", async () => {
    await create("/leaving");
    await s3.send({ method: "PUT", path: "/leaving/key", body: "x" });
    const remove = () => s3.send({ method: "DELETE", path: "/leaving" });
    expect(await answered(remove())).toEqual([409, "BucketNotEmpty"]);
    await s3.send({ method: "DELETE", path: "/leaving/key" });
    expect(await answered(remove())).toEqual([204, undefined]);
    expect(await answered(remove())).toEqual([404, "NoSuchBucket"]);
    expect((await create("/leaving")).status).toBe(200);
  });

  it("that the control plane deletes are gone, and their names are not free at once", async () => {
    await create("/emptied");
    const { db, context } = s3.domain;
    await deleteBucket(db, knownService(s3.service.uuid), "emptied", context);
    expect(await answered(s3.send({ path: "/emptied" }))).toEqual([404, "NoSuchBucket"]);
    expect(await answered(create("/emptied"))).toEqual([403, "EmptyBucketInProgress"]);
  });

  it("have a policy, which is given back as it was put", async () => {
    await create("/public");
    const policy = (method: string, body?: string) =>
      s3.send({ method, path: "/public?policy", ...(body !== undefined && { body }) });
    expect(await answered(policy("GET"))).toEqual([404, "NoSuchBucketPolicy"]);
    const document = `{ "Version": "2012-10-17",
      "Statement": [{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::public/*"}] }`;
    expect((await policy("PUT", document)).status).toBe(204);
    const read = await policy("GET");
    expect([read.text, read.headers["content-type"]]).toEqual([document, "application/json"]);
    const status = await s3.send({ path: "/public?policyStatus" });
    expect(status.text).toContain("<IsPublic>true</IsPublic>");
    for (const wrong of ["", "{", document.replace("Allow", "Permit"), "x".repeat(30_000)]) {
      const { status } = await policy("PUT", wrong);
      expect(status).toBe(400);
    }
    expect((await policy("DELETE")).status).toBe(204);
    expect(await answered(policy("GET"))).toEqual([404, "NoSuchBucketPolicy"]);
  });

  it("are listed in pages", async () => {
    for (const name of ["page-a", "page-b", "page-c"]) await create(`/${name}`);
    const first = await s3.send({ path: "/?max-buckets=2&prefix=page-" });
    const names = (text: string) => [...text.matchAll(/<Name>([^<]*)/g)].map(([, name]) => name);
    expect(names(first.text)).toEqual(["page-a", "page-b"]);
    const token = /<ContinuationToken>([^<]+)/.exec(first.text)?.[1];
    const rest = await s3.send({ path: `/?prefix=page-&continuation-token=${token}` });
    expect(names(rest.text)).toEqual(["page-c"]);
    expect(rest.text).not.toContain("<ContinuationToken>");
    expect(await answered(s3.send({ path: "/?continuation-token=x" }))).toEqual([400, "InvalidArgument"]);
    expect(await answered(s3.send({ path: "/?max-buckets=0" }))).toEqual([400, "InvalidArgument"]);
  });
});
