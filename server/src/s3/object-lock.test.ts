import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import type { TestAnswer, TestRequest } from "./testing/signed-client.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
});
afterAll(() => s3.close());

type Headers = Readonly<Record<string, string>>;
const dayMs = 86_400_000;
const inDays = (days: number) => new Date(s3.context.clock().getTime() + days * dayMs).toISOString();
const md5 = (body: string) => ({ "content-md5": createHash("md5").update(body).digest("base64") });
let buckets = 0;
/** Creates a bucket with object lock. */
const lockBucket = async (bucket = `locked-${buckets++}`) => {
  const headers = { "x-amz-bucket-object-lock-enabled": "true" };
  expect((await s3.send({ method: "PUT", path: `/${bucket}`, headers })).status).toBe(200);
  return bucket;
};
const send = (method: string, path: string, body?: string, more: Partial<TestRequest> = {}) =>
  s3.send({
    method,
    path: `/${path}`,
    ...more,
    ...(body !== undefined && { body }),
    headers: { ...(body !== undefined && md5(body)), ...more.headers },
  });
const put = async (path: string, headers: Headers = {}) => {
  const answer = await send("PUT", path, "hello", { headers });
  expect([answer.status, answer.text]).toEqual([200, ""]);
  return String(answer.headers["x-amz-version-id"]);
};
const outcome = ({ status, code }: TestAnswer) => (code === undefined ? String(status) : `${status} ${code}`);
const messageOf = ({ text }: TestAnswer) => /<Message>(.*?)<\/Message>/.exec(text)?.[1];
const retention = (mode: string, until: string) =>
  `<Retention><Mode>${mode}</Mode><RetainUntilDate>${until}</RetainUntilDate></Retention>`;
const configuration = (rule: string) =>
  `<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled>${rule}</ObjectLockConfiguration>`;
const byDefault = (content: string) => configuration(`<Rule><DefaultRetention>${content}</DefaultRetention></Rule>`);
const locked = (mode: string, days: number): Headers => ({
  "x-amz-object-lock-mode": mode,
  "x-amz-object-lock-retain-until-date": inDays(days),
});
const bypass: Headers = { "x-amz-bypass-governance-retention": "true" };
const protectedMessage = "Access Denied because object protected by object lock.";
const lockOf = ({ headers }: TestAnswer) =>
  ["mode", "retain-until-date", "legal-hold"].map((name) => headers[`x-amz-object-lock-${name}`]);

describe("the object lock of a bucket", () => {
  it("is there from the beginning, with versions that cannot be suspended", async () => {
    const bucket = await lockBucket();
    expect((await send("GET", `${bucket}?object-lock`)).text).toMatch(
      /<ObjectLockConfiguration xmlns="[^"]+"><ObjectLockEnabled>Enabled<\/ObjectLockEnabled><\/ObjectLockConfiguration>$/,
    );
    expect((await send("GET", `${bucket}?versioning`)).text).toContain("<Status>Enabled</Status>");
    const suspend = "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>";
    const suspended = await send("PUT", `${bucket}?versioning`, suspend);
    expect([outcome(suspended), messageOf(suspended)]).toEqual([
      "409 InvalidBucketState",
      "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.",
    ]);
    expect(outcome(await send("PUT", `${bucket}?versioning`, suspend.replace("Suspended", "Enabled")))).toBe("200");
  });

  it("is set later where versions are enabled, and only there", async () => {
    const bucket = `later-${buckets++}`;
    await send("PUT", bucket);
    expect(outcome(await send("GET", `${bucket}?object-lock`))).toBe("404 ObjectLockConfigurationNotFoundError");
    const refused = await send("PUT", `${bucket}?object-lock`, configuration(""));
    expect([outcome(refused), messageOf(refused)]).toEqual([
      "409 InvalidBucketState",
      "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
    ]);
    await send(
      "PUT",
      `${bucket}?versioning`,
      "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
    );
    for (const period of ["<Days>3</Days>", "<Years>2</Years>"]) {
      const content = `<Mode>COMPLIANCE</Mode>${period}`;
      expect(outcome(await send("PUT", `${bucket}?object-lock`, byDefault(content)))).toBe("200");
      expect((await send("GET", `${bucket}?object-lock`)).text).toContain(
        `<Rule><DefaultRetention>${content}</DefaultRetention></Rule>`,
      );
    }
  });

  it.each<[what: string, body: string, expected: string]>([
    ["no document", "", "400 MalformedXML"],
    ["not enabled", configuration("").replace(">Enabled<", ">Disabled<"), "400 MalformedXML"],
    ["no mode", byDefault("<Days>1</Days>"), "400 MalformedXML"],
    ["an unknown mode", byDefault("<Mode>governance</Mode><Days>1</Days>"), "400 MalformedXML"],
    ["no period", byDefault("<Mode>GOVERNANCE</Mode>"), "400 MalformedXML"],
    ["two periods", byDefault("<Mode>GOVERNANCE</Mode><Days>1</Days><Years>1</Years>"), "400 MalformedXML"],
    ["no days", byDefault("<Mode>GOVERNANCE</Mode><Days>0</Days>"), "400 InvalidArgument"],
    ["less than no days", byDefault("<Mode>GOVERNANCE</Mode><Days>-1</Days>"), "400 InvalidArgument"],
    ["too many days", byDefault("<Mode>GOVERNANCE</Mode><Days>36501</Days>"), "400 InvalidArgument"],
    ["too many years", byDefault("<Mode>GOVERNANCE</Mode><Years>101</Years>"), "400 InvalidArgument"],
    ["days that are none", byDefault("<Mode>GOVERNANCE</Mode><Days>1.5</Days>"), "400 MalformedXML"],
    ["an empty rule", configuration("<Rule/>"), "400 MalformedXML"],
  ])("is refused with %s", async (_, body, expected) => {
    const bucket = await lockBucket();
    expect(outcome(await send("PUT", `${bucket}?object-lock`, body))).toBe(expected);
  });

  it.each(["?object-lock", "/k?retention", "/k?legal-hold"])("demands a digest of what is put: %s", async (path) => {
    const bucket = await lockBucket();
    await put(`${bucket}/k`);
    const body = path.startsWith("?") ? configuration("") : "<Retention/>";
    const answer = await s3.send({
      method: "PUT",
      path: `/${bucket}${path}`,
      body: path.endsWith("hold") ? "<LegalHold><Status>ON</Status></LegalHold>" : body,
    });
    expect(outcome(answer)).toBe("400 InvalidRequest");
    expect(messageOf(answer)).toContain("Content-MD5");
  });
});

describe("new objects", () => {
  it("have the lock of their headers, and GET and HEAD tell it", async () => {
    const bucket = await lockBucket();
    const headers = { ...locked("GOVERNANCE", 2), "x-amz-object-lock-legal-hold": "ON" };
    await put(`${bucket}/k`, headers);
    for (const method of ["GET", "HEAD"])
      expect(lockOf(await send(method, `${bucket}/k`))).toEqual(["GOVERNANCE", inDays(2), "ON"]);
    await put(`${bucket}/k`);
    expect(lockOf(await send("GET", `${bucket}/k`))).toEqual([undefined, undefined, undefined]);
  });

  it("have the default retention of the bucket, be they put, copied or uploaded in parts", async () => {
    const bucket = await lockBucket();
    await send("PUT", `${bucket}?object-lock`, byDefault("<Mode>COMPLIANCE</Mode><Days>5</Days>"));
    const expected = ["COMPLIANCE", inDays(5), undefined];
    await put(`${bucket}/put`);
    await send("PUT", `${bucket}/copied`, undefined, { headers: { "x-amz-copy-source": `/${bucket}/put` } });
    const begun = await send("POST", `${bucket}/parts?uploads`);
    const id = /<UploadId>(.*?)</.exec(begun.text)?.[1];
    const part = await send("PUT", `${bucket}/parts?partNumber=1&uploadId=${id}`, "part");
    const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${part.headers.etag}</ETag></Part></CompleteMultipartUpload>`;
    expect(outcome(await send("POST", `${bucket}/parts?uploadId=${id}`, body))).toBe("200");
    for (const key of ["put", "copied", "parts"])
      expect(lockOf(await send("HEAD", `${bucket}/${key}`))).toEqual(expected);
  });

  it("that are copies or uploads have the lock that is asked for, never that of the source", async () => {
    const bucket = await lockBucket();
    await put(`${bucket}/source`, locked("COMPLIANCE", 9));
    const copy = (key: string, headers: Headers) =>
      send("PUT", `${bucket}/${key}`, undefined, { headers: { "x-amz-copy-source": `/${bucket}/source`, ...headers } });
    expect(outcome(await copy("plain", {}))).toBe("200");
    expect(outcome(await copy("locked", locked("GOVERNANCE", 1)))).toBe("200");
    expect(outcome(await copy("hashed", { "x-amz-checksum-algorithm": "SHA256", ...locked("GOVERNANCE", 1) }))).toBe(
      "200",
    );
    expect(outcome(await copy("hashed-plain", { "x-amz-checksum-algorithm": "SHA256" }))).toBe("200");
    const begun = await send("POST", `${bucket}/parts?uploads`, undefined, { headers: locked("GOVERNANCE", 1) });
    const id = /<UploadId>(.*?)</.exec(begun.text)?.[1];
    const without = await s3.send({ method: "PUT", path: `/${bucket}/parts?partNumber=1&uploadId=${id}`, body: "p" });
    expect([outcome(without), messageOf(without)]).toEqual([
      "400 InvalidRequest",
      "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Part requests with Object Lock parameters",
    ]);
    const part = await send("PUT", `${bucket}/parts?partNumber=1&uploadId=${id}`, "part");
    const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${part.headers.etag}</ETag></Part></CompleteMultipartUpload>`;
    expect(outcome(await send("POST", `${bucket}/parts?uploadId=${id}`, body))).toBe("200");
    const asked = ["GOVERNANCE", inDays(1), undefined];
    for (const key of ["locked", "hashed", "parts"])
      expect(lockOf(await send("HEAD", `${bucket}/${key}`))).toEqual(asked);
    for (const key of ["plain", "hashed-plain"])
      expect(lockOf(await send("HEAD", `${bucket}/${key}`))).toEqual([undefined, undefined, undefined]);
  });

  it.each<[what: string, headers: () => Headers, message: string]>([
    [
      "half a retention",
      () => ({ "x-amz-object-lock-mode": "GOVERNANCE" }),
      "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied",
    ],
    ["an unknown mode", () => ({ ...locked("OTHER", 1) }), "Unknown wormMode directive."],
    [
      "no date",
      () => ({ ...locked("GOVERNANCE", 1), "x-amz-object-lock-retain-until-date": "tomorrow" }),
      "The retain until date must be provided in ISO 8601 format",
    ],
    ["a date that has passed", () => locked("GOVERNANCE", 0), "The retain until date must be in the future!"],
    [
      "an unknown legal hold",
      () => ({ "x-amz-object-lock-legal-hold": "on" }),
      "Legal Hold must be either of 'ON' or 'OFF'",
    ],
  ])("are refused with %s", async (_, headers, message) => {
    const bucket = await lockBucket();
    const answer = await send("PUT", `${bucket}/k`, "x", { headers: headers() });
    expect([outcome(answer), messageOf(answer)]).toEqual(["400 InvalidArgument", message.replaceAll("'", "'")]);
  });

  it("are refused without a digest, and with a lock in a bucket without object lock", async () => {
    const bucket = await lockBucket();
    const plain = `plain-${buckets++}`;
    await send("PUT", plain);
    const headers = locked("GOVERNANCE", 1);
    const refused = await s3.send({ method: "PUT", path: `/${bucket}/k`, body: "x", headers });
    expect([outcome(refused), messageOf(refused)]).toEqual([
      "400 InvalidRequest",
      "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters",
    ]);
    await send("PUT", `${bucket}?object-lock`, byDefault("<Mode>GOVERNANCE</Mode><Days>1</Days>"));
    expect(outcome(await s3.send({ method: "PUT", path: `/${bucket}/k`, body: "x" }))).toBe("400 InvalidRequest");
    for (const [method, path] of [
      ["PUT", "k"],
      ["POST", "k?uploads"],
    ]) {
      const missing = await send(String(method), `${plain}/${path}`, method === "PUT" ? "x" : undefined, { headers });
      expect([outcome(missing), messageOf(missing)]).toEqual([
        "400 InvalidRequest",
        "Bucket is missing ObjectLockConfiguration",
      ]);
    }
    await put(`${plain}/k`);
    const readings = [await send("GET", `${plain}/k?retention`), await send("GET", `${plain}/k?legal-hold`)];
    for (const missing of readings) {
      expect([outcome(missing), messageOf(missing)]).toEqual([
        "400 InvalidRequest",
        "Bucket is missing Object Lock Configuration",
      ]);
    }
  });
});

describe("a retention", () => {
  it("is set, read and prolonged; only a bypass of governance shortens or ends it", async () => {
    const bucket = await lockBucket();
    const id = await put(`${bucket}/k`);
    const path = `${bucket}/k?retention&versionId=${id}`;
    const set = (mode: string, days: number, headers: Headers = {}) =>
      send("PUT", path, retention(mode, inDays(days)), { headers });
    expect(outcome(await send("GET", path))).toBe("404 NoSuchObjectLockConfiguration");
    expect(outcome(await set("GOVERNANCE", 2))).toBe("200");
    expect((await send("GET", path)).text).toContain(
      `<Mode>GOVERNANCE</Mode><RetainUntilDate>${inDays(2)}</RetainUntilDate>`,
    );
    expect(outcome(await set("GOVERNANCE", 3))).toBe("200");
    const shortened = await set("GOVERNANCE", 1);
    expect([outcome(shortened), messageOf(shortened)]).toEqual(["403 AccessDenied", protectedMessage]);
    expect(outcome(await send("PUT", path, "<Retention/>"))).toBe("403 AccessDenied");
    expect(outcome(await set("GOVERNANCE", 1, bypass))).toBe("200");
    expect(outcome(await send("PUT", path, "<Retention/>", { headers: bypass }))).toBe("200");
    expect(outcome(await send("GET", path))).toBe("404 NoSuchObjectLockConfiguration");
    expect(outcome(await set("COMPLIANCE", 2))).toBe("200");
    expect(outcome(await set("COMPLIANCE", 1, bypass))).toBe("403 AccessDenied");
    expect(outcome(await set("GOVERNANCE", 3, bypass))).toBe("403 AccessDenied");
    expect(outcome(await set("COMPLIANCE", 3))).toBe("200");
  });

  it.each<[what: string, body: () => string, expected: string]>([
    ["no document", () => "", "400 MalformedXML"],
    [
      "a date alone",
      () => `<Retention><RetainUntilDate>${inDays(1)}</RetainUntilDate></Retention>`,
      "400 MalformedXML",
    ],
    ["a mode alone", () => "<Retention><Mode>GOVERNANCE</Mode></Retention>", "400 MalformedXML"],
    ["an unknown mode", () => retention("NONE", inDays(1)), "400 MalformedXML"],
    ["no date", () => retention("GOVERNANCE", "soon"), "400 MalformedXML"],
    ["a date that has passed", () => retention("GOVERNANCE", inDays(-1)), "400 InvalidArgument"],
  ])("is refused with %s", async (_, body, expected) => {
    const bucket = await lockBucket();
    await put(`${bucket}/k`);
    expect(outcome(await send("PUT", `${bucket}/k?retention`, body()))).toBe(expected);
  });

  it("is told, set and bypassed by those who may", async () => {
    const bucket = await lockBucket();
    const id = await put(`${bucket}/k`, { ...locked("GOVERNANCE", 1), "x-amz-object-lock-legal-hold": "OFF" });
    const Resource = `arn:aws:s3:::${bucket}/*`;
    const reader = await s3.user(s3.service.uuid, { Effect: "Allow", Action: "s3:GetObject", Resource });
    const keeper = await s3.user(s3.service.uuid, {
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:GetObjectRetention", "s3:PutObjectRetention", "s3:DeleteObjectVersion"],
      Resource,
    });
    expect(lockOf(await send("GET", `${bucket}/k`, undefined, { credentials: reader }))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(lockOf(await send("GET", `${bucket}/k`, undefined, { credentials: keeper }))).toEqual([
      "GOVERNANCE",
      inDays(1),
      undefined,
    ]);
    const end = (headers: Headers) =>
      send("PUT", `${bucket}/k?retention`, "<Retention/>", { headers, credentials: keeper });
    for (const headers of [{}, bypass]) expect(outcome(await end(headers))).toBe("403 AccessDenied");
    expect(messageOf(await end(bypass))).toContain("s3:BypassGovernanceRetention");
    const remove = await send("DELETE", `${bucket}/k?versionId=${id}`, undefined, {
      headers: bypass,
      credentials: keeper,
    });
    expect(messageOf(remove)).toContain("s3:BypassGovernanceRetention");
  });

  it("is limited by policies that look at the request", async () => {
    const bucket = await lockBucket();
    const user = await s3.user(
      s3.service.uuid,
      { Effect: "Allow", Action: "s3:*", Resource: "*" },
      {
        Effect: "Deny",
        Action: ["s3:PutObject", "s3:PutObjectRetention"],
        Resource: "*",
        Condition: { NumericGreaterThan: { "s3:object-lock-remaining-retention-days": "10" } },
      },
      {
        Effect: "Deny",
        Action: "s3:PutObjectRetention",
        Resource: "*",
        Condition: { StringEquals: { "s3:object-lock-mode": "COMPLIANCE" } },
      },
      {
        Effect: "Deny",
        Action: "s3:PutObjectLegalHold",
        Resource: "*",
        Condition: { StringEquals: { "s3:object-lock-legal-hold": "OFF" } },
      },
    );
    const as = { credentials: user };
    const write = (days: number) => send("PUT", `${bucket}/k`, "x", { ...as, headers: locked("GOVERNANCE", days) });
    expect([outcome(await write(9)), outcome(await write(11))]).toEqual(["200", "403 AccessDenied"]);
    const set = (mode: string, days: number) => send("PUT", `${bucket}/k?retention`, retention(mode, inDays(days)), as);
    expect([outcome(await set("GOVERNANCE", 10)), outcome(await set("GOVERNANCE", 11))]).toEqual([
      "200",
      "403 AccessDenied",
    ]);
    expect(outcome(await set("COMPLIANCE", 10))).toBe("403 AccessDenied");
    const hold = (status: string) =>
      send("PUT", `${bucket}/k?legal-hold`, `<LegalHold><Status>${status}</Status></LegalHold>`, as);
    expect([outcome(await hold("ON")), outcome(await hold("OFF"))]).toEqual(["200", "403 AccessDenied"]);
  });
});

describe("a legal hold", () => {
  it("is on until it is released", async () => {
    const bucket = await lockBucket();
    const id = await put(`${bucket}/k`);
    const path = `${bucket}/k?legal-hold`;
    expect(outcome(await send("GET", path))).toBe("404 NoSuchObjectLockConfiguration");
    expect(outcome(await send("PUT", path, "<LegalHold><Status>MAYBE</Status></LegalHold>"))).toBe("400 MalformedXML");
    for (const status of ["ON", "OFF", "ON"]) {
      const answer = await send("PUT", path, `<LegalHold><Status>${status}</Status></LegalHold>`);
      expect([outcome(answer), answer.headers["x-amz-version-id"]]).toEqual(["200", id]);
      expect((await send("GET", path)).text).toContain(`<Status>${status}</Status>`);
    }
    const refused = await send("DELETE", `${bucket}/k?versionId=${id}`, undefined, { headers: bypass });
    expect([outcome(refused), messageOf(refused)]).toEqual(["403 AccessDenied", protectedMessage]);
  });
});

describe("deletions", () => {
  it("leave locked versions, and put markers over them", async () => {
    const bucket = await lockBucket();
    const id = await put(`${bucket}/k`, locked("GOVERNANCE", 1));
    const refused = await send("DELETE", `${bucket}/k?versionId=${id}`);
    expect([outcome(refused), messageOf(refused)]).toEqual(["403 AccessDenied", protectedMessage]);
    const list = `<Delete><Object><Key>k</Key><VersionId>${id}</VersionId></Object></Delete>`;
    expect((await send("POST", `${bucket}?delete`, list)).text).toContain(
      `<Error><Key>k</Key><VersionId>${id}</VersionId><Code>AccessDenied</Code><Message>${protectedMessage}</Message></Error>`,
    );
    const marker = await send("DELETE", `${bucket}/k`);
    expect([outcome(marker), marker.headers["x-amz-delete-marker"]]).toEqual(["204", "true"]);
    expect(outcome(await send("DELETE", bucket))).toBe("409 BucketNotEmpty");
    expect((await send("POST", `${bucket}?delete`, list, { headers: bypass })).text).toContain("<Deleted>");
  });
});
