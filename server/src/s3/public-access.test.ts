// How a bucket keeps the public out, and how it encrypts.
import { namespaceOf } from "@concordat/contract/iam";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import type { TestCredentials, TestRequest } from "./testing/signed-client.js";

type Named = TestCredentials & { readonly name: string };

let s3: TestS3;
let host: string;
let member: Named;
let stranger: Named;
let strangerArn: string;
beforeAll(async () => {
  s3 = await startTestS3();
  const { domain, service } = s3;
  host = `${service.domainPrefix}.${domain.context.objectsDomain}`;
  member = await s3.user(service.uuid);
  const other = await domain.service(s3.accountId);
  stranger = await s3.user(other.uuid, { Effect: "Allow", Action: "s3:*", Resource: "*" });
  strangerArn = `arn:aws:iam::${namespaceOf(other.uuid)}:user/${stranger.name}`;
  await s3.send({ method: "PUT", path: "/files" });
  await s3.send({ method: "PUT", path: "/files/a", body: "text" });
});
afterAll(() => s3.close());

const outcome = async (request: TestRequest) => {
  const { status, code } = await s3.send({ host, ...request });
  return code === undefined ? status : `${status} ${code}`;
};
const putBlock = (switches: Readonly<Record<string, unknown>>) => {
  const elements = Object.entries(switches).map(([name, value]) => `<${name}>${value}</${name}>`);
  const body = `<PublicAccessBlockConfiguration>${elements.join("")}</PublicAccessBlockConfiguration>`;
  return outcome({ method: "PUT", path: "/files?publicAccessBlock", body });
};
const policyFor = (Principal: unknown) =>
  JSON.stringify({
    Statement: { Effect: "Allow", Principal, Action: "s3:GetObject", Resource: "arn:aws:s3:::files/*" },
  });
const putPolicy = (Principal: unknown) =>
  s3.send({ method: "PUT", path: "/files?policy", host, body: policyFor(Principal) });
const readers = async () =>
  Promise.all([undefined, stranger, member].map((credentials) => outcome({ path: "/files/a", credentials })));
const denied = "403 AccessDenied";

beforeEach(async () => {
  for (const path of ["/files?publicAccessBlock", "/files?policy"])
    expect(await outcome({ method: "DELETE", path })).toBe(204);
});

describe("the block of public access", () => {
  it("is given back as it was put, until it is removed", async () => {
    const path = "/files?publicAccessBlock";
    expect(await outcome({ path })).toBe("404 NoSuchPublicAccessBlockConfiguration");
    expect(await putBlock({ BlockPublicAcls: true, RestrictPublicBuckets: "TRUE", BlockPublicPolicy: false })).toBe(
      200,
    );
    expect((await s3.send({ path })).text).toContain(
      "<BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>false</IgnorePublicAcls><BlockPublicPolicy>false</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets>",
    );
    expect(await outcome({ method: "DELETE", path })).toBe(204);
    expect(await outcome({ path })).toBe("404 NoSuchPublicAccessBlockConfiguration");
  });

  it.each([
    ["no switch", {}, "400 InvalidRequest"],
    ["an unknown one", { Block: true }, "400 MalformedXML"],
    ["one that is neither on nor off", { BlockPublicPolicy: "yes" }, "400 MalformedXML"],
  ])("is refused with %s", async (_, switches, expected) => {
    expect(await putBlock(switches)).toBe(expected);
    expect(await outcome({ path: "/files?publicAccessBlock" })).toBe("404 NoSuchPublicAccessBlockConfiguration");
  });

  it("refuses public policies, and no others", async () => {
    expect(await putBlock({ BlockPublicPolicy: true })).toBe(200);
    const { status, code, text } = await putPolicy("*");
    expect([status, code]).toEqual([403, "AccessDenied"]);
    expect(text).toContain("because public policies are prevented by the BlockPublicPolicy setting");
    expect(await outcome({ path: "/files?policy" })).toBe("404 NoSuchBucketPolicy");
    expect((await putPolicy({ AWS: strangerArn })).status).toBe(204);
    expect(await readers()).toEqual([denied, 200, denied]);
    expect(await putBlock({ BlockPublicPolicy: false })).toBe(200);
    expect((await putPolicy("*")).status).toBe(204);
  });

  it("leaves a public policy that is there to callers of the own account, from the next request on", async () => {
    expect((await putPolicy("*")).status).toBe(204);
    for (let time = 0; time < 2; time += 1) {
      expect(await readers()).toEqual([200, 200, 200]);
      expect(await putBlock({ RestrictPublicBuckets: true })).toBe(200);
      expect(await readers()).toEqual([denied, denied, 200]);
      expect(await outcome({ method: "DELETE", path: "/files?publicAccessBlock" })).toBe(204);
    }
  });

  it("keeps strangers from copying out of the bucket, too", async () => {
    const Principal = { AWS: strangerArn };
    const body = JSON.stringify({
      Statement: { Effect: "Allow", Principal, Action: "s3:PutObject", Resource: "arn:aws:s3:::inbox/*" },
    });
    await s3.send({ method: "PUT", path: "/inbox" });
    expect(await outcome({ method: "PUT", path: "/inbox?policy", body })).toBe(204);
    expect((await putPolicy("*")).status).toBe(204);
    const headers = { "x-amz-copy-source": "/files/a" };
    const copy = { method: "PUT", path: "/inbox/copy", headers, credentials: stranger } as const;
    expect(await outcome(copy)).toBe(200);
    expect(await putBlock({ RestrictPublicBuckets: true })).toBe(200);
    expect(await outcome(copy)).toBe(denied);
  });

  it("leaves a policy that is not public as it is", async () => {
    expect((await putPolicy({ AWS: strangerArn })).status).toBe(204);
    expect(await putBlock({ RestrictPublicBuckets: true })).toBe(200);
    expect(await readers()).toEqual([denied, 200, denied]);
  });
});

describe("the encryption of a bucket", () => {
  const path = "/files?encryption";
  const put = (byDefault: string, more = "") =>
    outcome({
      method: "PUT",
      path,
      body: `<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>${byDefault}</ApplyServerSideEncryptionByDefault>${more}</Rule></ServerSideEncryptionConfiguration>`,
    });
  const aes = "<SSEAlgorithm>AES256</SSEAlgorithm>";
  const configuration = async () => (await s3.send({ path })).text;

  it("is AES-256, whether that was put, removed or neither", async () => {
    const byDefault = `<Rule><ApplyServerSideEncryptionByDefault>${aes}</ApplyServerSideEncryptionByDefault>`;
    expect(await configuration()).toContain(`${byDefault}<BucketKeyEnabled>false</BucketKeyEnabled></Rule>`);
    expect(await put(aes, "<BucketKeyEnabled>true</BucketKeyEnabled>")).toBe(200);
    expect(await configuration()).toContain(`${byDefault}<BucketKeyEnabled>true</BucketKeyEnabled></Rule>`);
    expect(await outcome({ method: "DELETE", path })).toBe(204);
    expect(await configuration()).toContain(`${byDefault}<BucketKeyEnabled>false</BucketKeyEnabled></Rule>`);
  });

  it.each([
    ["keys of KMS", "<SSEAlgorithm>aws:kms</SSEAlgorithm>", "501 NotImplemented"],
    ["a key of KMS beside AES-256", `${aes}<KMSMasterKeyID>k</KMSMasterKeyID>`, "400 InvalidArgument"],
    ["another algorithm", "<SSEAlgorithm>DES</SSEAlgorithm>", "400 MalformedXML"],
    ["no algorithm", "", "400 MalformedXML"],
  ])("is refused with %s", async (_, byDefault, expected) => {
    expect(await put(byDefault)).toBe(expected);
  });
});
