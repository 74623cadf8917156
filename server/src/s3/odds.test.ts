// What few requests have: headers about payers and owners, conditions of directory buckets, blocked encryption, pages of buckets.
import { createHash } from "node:crypto";
import { namespaceOf } from "@concordat/contract/iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
  for (const bucket of ["a-1", "a-2", "a-3", "b-1"]) await s3.send({ method: "PUT", path: `/${bucket}` });
  await s3.send({ method: "PUT", path: "/a-1/key", body: "before" });
});
afterAll(() => s3.close());

const outcome = async (answer: ReturnType<TestS3["send"]>) => {
  const { status, code } = await answer;
  return code === undefined ? `${status}` : `${status} ${code}`;
};

describe("the owner that a caller expects", () => {
  const requests = [
    { path: "/a-1?location" },
    { path: "/a-1?list-type=2" },
    { path: "/a-1/key" },
    { path: "/a-1/key?tagging" },
    { path: "/a-1?policyStatus" },
    { method: "PUT", path: "/a-1/key", body: "after" },
    { method: "DELETE", path: "/a-1/key" },
    { method: "PUT", path: "/a-1?tagging", body: "<Tagging><TagSet/></Tagging>" },
  ];
  it.each(requests)("keeps $path from being used if it is another one", async (request) => {
    const headers = { "x-amz-expected-bucket-owner": "0".repeat(32) };
    expect(await outcome(s3.send({ ...request, headers }))).toBe("403 AccessDenied");
    expect((await s3.send({ path: "/a-1/key" })).text).toBe("before");
  });

  it("is told of the source of a copy, too", async () => {
    const copy = (owner: string) =>
      s3.send({
        method: "PUT",
        path: "/a-2/copy",
        headers: { "x-amz-copy-source": "/a-1/key", "x-amz-source-expected-bucket-owner": owner },
      });
    expect(await outcome(copy("0".repeat(32)))).toBe("403 AccessDenied");
    expect(await outcome(copy(namespaceOf(s3.service.uuid)))).toBe("200");
  });
});

it("who pays makes no difference, and is accepted", async () => {
  const headers = { "x-amz-request-payer": "requester" };
  expect(await outcome(s3.send({ path: "/a-1/key", headers }))).toBe("200");
  expect(await outcome(s3.send({ method: "PUT", path: "/a-2/paid", body: "x", headers }))).toBe("200");
  expect(await outcome(s3.send({ path: "/a-1?list-type=2", headers }))).toBe("200");
});

describe("conditions of directory buckets", () => {
  it.each(["x-amz-if-match-last-modified-time", "x-amz-if-match-size"])("%s deletes nothing", async (name) => {
    const deletion = { method: "DELETE", path: "/a-1/key", headers: { [name]: "0" } };
    expect(await outcome(s3.send(deletion))).toBe("501 NotImplemented");
    expect((await s3.send({ path: "/a-1/key" })).text).toBe("before");
  });

  it.each(["Size", "LastModifiedTime"])("%s in a list deletes nothing of the list", async (name) => {
    const body = `<Delete><Object><Key>other</Key></Object><Object><Key>key</Key><${name}>1</${name}></Object></Delete>`;
    const headers = { "content-md5": createHash("md5").update(body).digest("base64") };
    expect(await outcome(s3.send({ method: "POST", path: "/a-1?delete", body, headers }))).toBe("501 NotImplemented");
    expect((await s3.send({ path: "/a-1/key" })).text).toBe("before");
  });

  it("an entity tag that matches deletes", async () => {
    const { headers } = await s3.send({ method: "PUT", path: "/a-2/tagged", body: "x" });
    const deletion = (etag: unknown) =>
      s3.send({ method: "DELETE", path: "/a-2/tagged", headers: { "if-match": String(etag) } });
    expect(await outcome(deletion('"other"'))).toBe("412 PreconditionFailed");
    expect(await outcome(deletion(headers["etag"]))).toBe("204");
  });
});

it("an append is refused by the name of its header", async () => {
  const headers = { "x-amz-write-offset-bytes": "6" };
  const answer = await s3.send({ method: "PUT", path: "/a-1/key", body: "x", headers });
  expect([answer.status, answer.code]).toEqual([501, "NotImplemented"]);
  expect(answer.text).toContain("<Header>x-amz-write-offset-bytes</Header>");
});

it("where a website leads is told back", async () => {
  const headers = { "x-amz-website-redirect-location": "/elsewhere" };
  await s3.send({ method: "PUT", path: "/a-2/moved", body: "", headers });
  for (const method of ["GET", "HEAD"])
    expect((await s3.send({ method, path: "/a-2/moved" })).headers).toMatchObject(headers);
});

describe("buckets", () => {
  const list = async (query: string) => {
    const { text } = await s3.send({ path: `/?${query}` });
    const names = [...text.matchAll(/<Name>(.*?)</g)].map(([, name]) => name);
    return { names, token: /<ContinuationToken>(.*?)</.exec(text)?.[1], text };
  };

  it("come in pages, by prefix and by region", async () => {
    const first = await list("max-buckets=2&prefix=a-");
    expect(first.names).toEqual(["a-1", "a-2"]);
    expect(first.text).toContain("<Prefix>a-</Prefix>");
    const second = await list(`max-buckets=2&prefix=a-&continuation-token=${encodeURIComponent(first.token ?? "")}`);
    expect([second.names, second.token]).toEqual([["a-3"], undefined]);
    expect((await list(`bucket-region=${s3.service.region}`)).names).toHaveLength(4);
    expect((await list("bucket-region=elsewhere-1")).names).toEqual([]);
    for (const query of ["max-buckets=0", "max-buckets=10001", "max-buckets=x", "continuation-token=x"])
      expect(await outcome(s3.send({ path: `/?${query}` }))).toBe("400 InvalidArgument");
  });
});

describe("a bucket", () => {
  const encryption = (inner: string) =>
    s3.send({
      method: "PUT",
      path: "/b-1?encryption",
      body: `<ServerSideEncryptionConfiguration><Rule>${inner}</Rule></ServerSideEncryptionConfiguration>`,
    });
  const blocked = (...types: string[]) =>
    `<BlockedEncryptionTypes>${types.map((type) => `<EncryptionType>${type}</EncryptionType>`).join("")}</BlockedEncryptionTypes>`;
  const byDefault =
    "<ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault>";
  const key = Buffer.alloc(32, 1);
  const prefix = "x-amz-server-side-encryption-customer";
  const headers = {
    [`${prefix}-algorithm`]: "AES256",
    [`${prefix}-key`]: key.toString("base64"),
    [`${prefix}-key-md5`]: createHash("md5").update(key).digest("base64"),
  };

  it("may keep keys of customers out", async () => {
    const write = () => outcome(s3.send({ method: "PUT", path: "/b-1/key", body: "x", headers }));
    const begin = () => outcome(s3.send({ method: "POST", path: "/b-1/key?uploads", headers }));
    expect([await write(), await begin()]).toEqual(["200", "200"]);
    expect(await outcome(encryption(byDefault + blocked("SSE-C")))).toBe("200");
    expect([await write(), await begin()]).toEqual(["403 AccessDenied", "403 AccessDenied"]);
    // what is there stays readable
    expect(await outcome(s3.send({ path: "/b-1/key", headers }))).toBe("200");
    const { text } = await s3.send({ path: "/b-1?encryption" });
    expect(text).toContain(`${byDefault}${blocked("SSE-C")}<BucketKeyEnabled>false</BucketKeyEnabled>`);
    expect(await outcome(encryption(blocked("NONE")))).toBe("200");
    expect(await write()).toBe("200");
  });

  it.each([blocked(), blocked("SSE-X"), blocked("NONE", "SSE-C"), blocked("SSE-C").repeat(2), ""])(
    "cannot be told %s",
    async (inner) => {
      expect(await outcome(encryption(inner))).toBe("400 MalformedXML");
    },
  );
});
