import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { putBucketPolicy } from "../../storage/bucket-policies/put.js";
import { knownService } from "../../storage/service-ref.js";
import { formBody, type TestForm } from "../testing/posted-form.js";
import { startTestS3, type TestS3 } from "../testing/s3-server.js";
import type { TestCredentials, TestRequest } from "../testing/signed-client.js";

let s3: TestS3;
let host: string;
beforeAll(async () => {
  s3 = await startTestS3();
  host = `${s3.service.domainPrefix}.${s3.domain.context.objectsDomain}`;
  for (const bucket of ["uploads", "public"]) await s3.send({ method: "PUT", path: `/${bucket}` });
  const document = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:PutObject", Resource: "arn:aws:s3:::public/open/*" }],
  });
  await putBucketPolicy(s3.domain.db, knownService(s3.service.uuid), { bucketName: "public", document });
});
afterAll(() => s3.close());

const post = (form: Partial<TestForm>, more: Partial<TestRequest> = {}) =>
  s3.send({ path: "/uploads", form: { fields: { key: "a" }, file: "hello", ...form }, ...more });

const outcome = async (answer: ReturnType<TestS3["send"]>) => {
  const { status, code, text } = await answer;
  return code === undefined ? `${status}` : `${status} ${code}: ${/<Message>(.*?)<\/Message>/.exec(text)?.[1]}`;
};

const read = (key: string, bucket = "uploads") => s3.send({ path: `/${bucket}/${key}` });
const stored = async () => (await s3.send({ path: "/uploads?list-type=2" })).text;

describe("a form", () => {
  it("makes an object, with what its fields say of it", async () => {
    const fields = {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how AWS writes it
      key: "photos/${filename}",
      "Content-Type": "image/png",
      "Cache-Control": "max-age=60",
      "x-amz-meta-title": "Ada",
      "x-amz-storage-class": "STANDARD",
      tagging: "<Tagging><TagSet><Tag><Key>a b</Key><Value>c/d</Value></Tag></TagSet></Tagging>",
      acl: "private",
      "x-ignore-this": "x",
    };
    const answer = await post({ fields, fileName: "C:\\pictures\\ada.png" });
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(answer.headers["etag"]).toBe('"5d41402abc4b2a76b9719d911017c592"');
    expect(answer.headers["location"]).toBe(`${s3.url}/uploads/photos/ada.png`);
    const object = await read("photos/ada.png");
    expect(object.text).toBe("hello");
    expect(object.headers).toMatchObject({
      "content-type": "image/png",
      "cache-control": "max-age=60",
      "x-amz-meta-title": "Ada",
      "x-amz-tagging-count": "1",
      "x-amz-server-side-encryption": "AES256",
    });
    const { text } = await s3.send({ path: "/uploads/photos/ada.png?tagging" });
    expect(text).toContain("<Tag><Key>a b</Key><Value>c/d</Value></Tag>");
  });

  it("asks for its answer", async () => {
    const created = await post({ fields: { key: "s/ä b", success_action_status: "201" } });
    expect([created.status, created.headers["content-type"]]).toEqual([201, "application/xml"]);
    const location = `${s3.url}/uploads/s/%C3%A4%20b`;
    expect(created.text).toContain(
      `<PostResponse><Location>${location}</Location><Bucket>uploads</Bucket><Key>s/ä b</Key><ETag>&quot;5d41402abc4b2a76b9719d911017c592&quot;</ETag></PostResponse>`,
    );
    expect((await post({ fields: { key: "a", success_action_status: "200" } })).status).toBe(200);
    expect((await post({ fields: { key: "a", success_action_status: "404" } })).status).toBe(204);
    const redirected = await post({
      fields: { key: "a", success_action_redirect: "https://shop.example/done?x=1#top" },
    });
    expect([redirected.status, redirected.headers["location"]]).toEqual([
      303,
      "https://shop.example/done?x=1&bucket=uploads&key=a&etag=%225d41402abc4b2a76b9719d911017c592%22#top",
    ]);
    expect((await post({ fields: { key: "a", redirect: "http://shop.example/" } })).status).toBe(303);
    // what is no address of the web is as if it was not there
    for (const address of ["javascript:alert(1)", "/done", ""])
      expect((await post({ fields: { key: "a", success_action_redirect: address } })).status).toBe(204);
  });

  it("is streamed, and its file may hold anything", async () => {
    const file = Buffer.alloc(3 * 1024 ** 2, "\r\n------TestFormBoundary7MA4YWxkTrZu0g");
    expect((await post({ fields: { key: "large" }, file })).status).toBe(204);
    expect((await read("large")).body.equals(file)).toBe(true);
    expect((await post({ fields: { key: "empty" }, file: "" })).status).toBe(204);
    expect((await read("empty")).headers["content-length"]).toBe("0");
  });

  it("ignores what is behind its file", async () => {
    expect((await post({ fields: { key: "first" }, trailing: { key: "second", acl: "public-read" } })).status).toBe(
      204,
    );
    expect((await read("first")).text).toBe("hello");
    expect((await read("second")).status).toBe(404);
  });

  it("may come in any pieces", async () => {
    const at = s3.context.clock();
    const form = { fields: { key: "pieces" }, file: "a\r\n--b\r\n\r\n------TestForm" };
    const { body, headers } = formBody(form, { bucket: "uploads", credentials: s3.admin, at });
    const { hostname, port } = new URL(s3.url);
    const socket = connect(Number(port), hostname).setNoDelay(true);
    socket.write(
      `POST /uploads HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: ${headers["content-type"]}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
    );
    for (const byte of body) {
      socket.write(Buffer.of(byte));
      if (byte % 5 === 0) await new Promise(setImmediate);
    }
    let answer = "";
    for await (const piece of socket) answer += String(piece);
    expect(answer).toMatch(/^HTTP\/1.1 204 /);
    expect((await read("pieces")).text).toBe(form.file);
  });

  it("may be sent to a host of the bucket, and names of its fields in any case", async () => {
    const form = { fields: { KEY: "cased", "CONTENT-type": "text/x" }, file: "hello", conditions: [], exact: true };
    const conditions = [{ bucket: "uploads" }, ["eq", "$kEy", "cased"], ["starts-with", "$Content-Type", "text/"]];
    const at = s3.context.clock();
    const { body, headers } = formBody({ ...form, conditions }, { bucket: "uploads", credentials: s3.admin, at });
    const sent = { method: "POST", path: "/", host: `uploads.${host}`, body, headers, credentials: undefined };
    const answer = await s3.send(sent);
    expect([answer.status, answer.headers["location"]]).toEqual([204, `http://uploads.${host}/cased`]);
    expect((await read("cased")).headers["content-type"]).toBe("text/x");
  });

  it("may carry a digest", async () => {
    const crc32 = "NhCmhg==";
    expect(
      (await post({ fields: { key: "sum", "x-amz-checksum-crc32": crc32 } })).headers["x-amz-checksum-crc32"],
    ).toBe(crc32);
    const asked = await post({ fields: { key: "sum", "x-amz-checksum-algorithm": "CRC32" } });
    expect(asked.headers["x-amz-checksum-crc32"]).toBe(crc32);
    expect(await outcome(post({ fields: { key: "bad", "x-amz-checksum-crc32": "AAAAAA==" } }))).toMatch(
      "400 BadDigest",
    );
    expect(await outcome(post({ fields: { key: "bad", "Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg==" } }))).toMatch(
      "400 BadDigest",
    );
    expect((await read("bad")).status).toBe(404);
  });

  it("is answered to pages of other origins", async () => {
    const rule = "<AllowedOrigin>https://shop.example</AllowedOrigin><AllowedMethod>POST</AllowedMethod>";
    const body = `<CORSConfiguration><CORSRule>${rule}<ExposeHeader>ETag</ExposeHeader></CORSRule></CORSConfiguration>`;
    await s3.send({ method: "PUT", path: "/uploads?cors", body });
    const headers = { origin: "https://shop.example" };
    for (const file of ["hello", "denied"]) {
      const expiresIn = file === "hello" ? 60 : -1;
      const answer = await post({ file, expiresIn }, { headers });
      expect(answer.headers["access-control-allow-origin"]).toBe("https://shop.example");
    }
  });
});

const failed = (condition: string) => `403 AccessDenied: Invalid according to Policy: ${condition}`;
const quoted = (condition: unknown) =>
  failed(`Policy Condition failed: ${JSON.stringify(condition).replaceAll('"', "&quot;")}`);

describe("a policy", () => {
  it("allows what it says, and nothing else", async () => {
    const fields = { key: "user/a", "Content-Type": "image/png,image/gif" };
    const exact = [{ bucket: "uploads" }, ["starts-with", "$key", "user/"], ["starts-with", "$content-type", "image/"]];
    expect(await outcome(post({ fields, exact: true, conditions: exact }))).toBe("204");
    const tried: [object, string][] = [
      [{ fields: { ...fields, key: "other/a" } }, quoted(exact[1])],
      [
        { fields: { ...fields, "Content-Type": "image/png, text/html" } },
        quoted(["starts-with", "$content-type", "image/"]),
      ],
      [{ fields: { key: "user/a" } }, quoted(exact[2])],
      [{ fields: { ...fields, "x-amz-meta-a": "b" } }, failed("Extra input fields: x-amz-meta-a")],
      [{ conditions: exact.slice(1) }, failed("Extra input fields: bucket")],
      [{ conditions: [{ bucket: "public" }, ...exact.slice(1)] }, quoted(["eq", "$bucket", "public"])],
      [{ expiresIn: -1 }, failed("Policy expired.")],
    ];
    for (const [change, expected] of tried) {
      expect(await outcome(post({ fields, exact: true, conditions: exact, file: "changed", ...change }))).toBe(
        expected,
      );
    }
    expect((await read("user/a")).text).toBe("hello");
  });

  it("bounds the file", async () => {
    const sized = (file: string) => outcome(post({ file, conditions: [["content-length-range", 3, "6"]] }));
    expect(await sized("abc")).toBe("204");
    expect(await sized("abcdef")).toBe("204");
    expect(await sized("ab")).toBe("400 EntityTooSmall: Your proposed upload is smaller than the minimum allowed size");
    expect(await sized("abcdefg")).toBe("400 EntityTooLarge: Your proposed upload exceeds the maximum allowed size");
    expect((await read("a")).text).toBe("abcdef");
  });

  const policyOf = (document: unknown) => ({ policy: Buffer.from(JSON.stringify(document)).toString("base64") });
  const expiration = "2099-01-01T00:00:00Z";
  it.each([
    [{ policy: "e30=" }, "Policy missing expiration."],
    [{ policy: "bm9uc2Vuc2U=" }, "Invalid JSON."],
    [{ policy: "/w==" }, "Invalid JSON."],
    [{ policy: "{}" }, "Invalid encoding: the policy must be in Base64."],
    [policyOf([]), "Invalid JSON."],
    [policyOf({ expiration: "tomorrow", conditions: [] }), "Invalid 'expiration' value: 'tomorrow'"],
    [policyOf({ EXPIRATION: expiration, conditions: [] }), "Policy missing expiration."],
    [policyOf({ expiration }), "Policy missing conditions."],
    [policyOf({ expiration, conditions: [{}] }), "Invalid Simple-Condition"],
    [policyOf({ expiration, conditions: [{ a: "b", c: "d" }] }), "Invalid Simple-Condition"],
    [policyOf({ expiration, conditions: [["like", "$key", "a"]] }), "Invalid Condition"],
    [policyOf({ expiration, conditions: [["eq", "key", "a"]] }), "Invalid eq Condition"],
    [policyOf({ expiration, conditions: ["eq"] }), "Invalid Condition"],
    [policyOf({ expiration, conditions: [["content-length-range", 1]] }), "Invalid content-length-range"],
    [policyOf({ expiration, conditions: [["content-length-range", -1, 0]] }), "Invalid content-length-range"],
    [policyOf({ expiration, conditions: [["content-length-range", 2, 1]] }), "Invalid content-length-range"],
  ])("that is none is refused: %#", async (form, message) => {
    const { status, code, text } = await post(form);
    expect([status, code]).toEqual([400, "InvalidPolicyDocument"]);
    expect(text.replaceAll("&quot;", '"')).toContain(`<Message>Invalid Policy: ${message}`);
  });
});

describe("a form that is wrong stores nothing", () => {
  const raw = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
    outcome(
      s3.send({
        method: "POST",
        path: "/uploads",
        body,
        credentials: undefined,
        host,
        headers: { "content-type": "multipart/form-data; boundary=x", ...headers },
      }),
    );
  const field = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

  it("as a form", async () => {
    const before = await stored();
    const file = field("file", "hello");
    const malformed = "400 MalformedPOSTRequest";
    expect(await raw("")).toMatch(malformed);
    expect(await raw("nonsense")).toMatch(malformed);
    expect(await raw("--x--\r\n")).toMatch(malformed);
    expect(await raw(field("key", "a"))).toMatch(malformed);
    expect(await raw("--x\r\n\r\nno head\r\n--x--")).toMatch(malformed);
    expect(await raw("--x\r\nContent-Disposition: attachment\r\n\r\nx\r\n--x--")).toMatch(malformed);
    expect(await raw(Buffer.from(`${field("key", "\xff")}${file}--x--`, "latin1"))).toMatch(malformed);
    expect(await raw("--x--", { "content-type": "multipart/form-data" })).toMatch(malformed);
    expect(await raw("a=b", { "content-type": "application/x-www-form-urlencoded" })).toMatch(
      "400 RequestIsNotMultiPartContent",
    );
    expect(await raw(`${field("key", "a")}--x--`)).toMatch("400 IncorrectNumberOfFilesInPostRequest");
    expect(await raw(`${field("acl", "private")}${file}--x--`)).toMatch("400 UserKeyMustBeSpecified");
    expect(await raw(`${field("key", "")}${file}--x--`)).toMatch(
      "400 InvalidArgument: User key must have a length greater than 0.",
    );
    expect(await raw(`${field("key", "k".repeat(1025))}${file}--x--`)).toMatch("400 KeyTooLongError");
    expect(await raw(`${field("key", "a")}${field("Key", "b")}${file}--x--`)).toMatch("400 InvalidArgument");
    expect(await raw(`${field("a", "a".repeat(21_000))}${file}--x--`)).toMatch("400 MaxPostPreDataLengthExceededError");
    expect(await raw(`--x\r\n${"A: b\r\n".repeat(5000)}\r\n`)).toMatch("400 MaxPostPreDataLengthExceededError");
    expect(await raw("p".repeat(30_000))).toMatch("400 MaxPostPreDataLengthExceededError");
    expect(await stored()).toBe(before);
  });

  it("where it does not end", async () => {
    const open = (end: string) => {
      const file = `--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nhello`;
      return s3.send({
        method: "POST",
        path: "/public",
        body: `${field("key", "open/cut")}${file}${end}`,
        credentials: undefined,
        host,
        headers: { "content-type": "multipart/form-data; boundary=x" },
      });
    };
    expect(await outcome(open(""))).toMatch("400 MalformedPOSTRequest");
    expect(await outcome(open("\r\n--x"))).toMatch("400 MalformedPOSTRequest");
    expect(await outcome(open("\r\n--xy"))).toMatch("400 MalformedPOSTRequest");
    expect((await read("open/cut", "public")).status).toBe(404);
    expect(await outcome(open("\r\n--x--"))).toBe("204");
  });

  it("as what it would make", async () => {
    const before = await stored();
    const tried: [Record<string, string>, string][] = [
      [{ "Content-Type": "text/plain\r\nX: y" }, "400 InvalidArgument"],
      [{ "x-amz-meta-a b": "c" }, "400 InvalidArgument"],
      [{ "x-amz-meta-a": "m".repeat(3000) }, "400 MetadataTooLarge"],
      [{ tagging: "<Tagging>" }, "400 MalformedXML"],
      [{ tagging: "<Tagging><TagSet><Tag><Key>aws:a</Key><Value/></Tag></TagSet></Tagging>" }, "400 InvalidTag"],
      [{ "x-amz-storage-class": "FROZEN" }, "400 InvalidStorageClass"],
      [{ "x-amz-server-side-encryption": "ROT13" }, "400 InvalidEncryptionAlgorithmError"],
      [{ "x-amz-server-side-encryption": "aws:kms" }, "501 NotImplemented"],
    ];
    for (const [fields, expected] of tried)
      expect(await outcome(post({ fields: { key: "wrong", ...fields } }))).toMatch(expected);
    expect(await stored()).toBe(before);
  });
});

describe("who posts", () => {
  const unsigned = (bucket: string, fields: Record<string, string>) =>
    s3.send({ path: `/${bucket}`, host, credentials: undefined, form: { fields, file: "hello" } });

  it("may be nobody, where the bucket's policy allows it", async () => {
    expect(await outcome(unsigned("public", { key: "open/a" }))).toBe("204");
    expect((await read("open/a", "public")).text).toBe("hello");
    expect(await outcome(unsigned("public", { key: "closed/a" }))).toBe("403 AccessDenied: Access Denied");
    expect(await outcome(unsigned("uploads", { key: "a" }))).toBe("403 AccessDenied: Access Denied");
    // tags need a permission of their own
    const tagging = "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>";
    expect(await outcome(unsigned("public", { key: "open/b", tagging }))).toBe("403 AccessDenied: Access Denied");
    expect(await outcome(unsigned("nowhere", { key: "a" }))).toMatch("404 NoSuchBucket");
  });

  it("is told by the signature of the policy", async () => {
    const by = (credentials: TestCredentials) => outcome(post({}, { credentials }));
    expect(await by({ ...s3.admin, secret: "wrong" })).toMatch("403 SignatureDoesNotMatch");
    expect(await by({ ...s3.admin, accessKeyId: "AKIAUNKNOWN" })).toMatch("403 InvalidAccessKeyId");
    const nobody = await s3.user(s3.service.uuid);
    expect(await by(nobody)).toMatch("403 AccessDenied: User: ");
    const onlyForms = await s3.user(s3.service.uuid, {
      Effect: "Allow",
      Action: "s3:PutObject",
      Resource: "*",
      Condition: { StringEquals: { "s3:authType": "POST" } },
    });
    expect(await by(onlyForms)).toBe("204");
    const put = s3.send({ method: "PUT", path: "/uploads/a", body: "x", credentials: onlyForms });
    expect(await outcome(put)).toMatch("403 AccessDenied");
  });

  it.each(["policy", "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature"])(
    "must not leave out %s",
    async (absent) => {
      const at = s3.context.clock();
      const form = { fields: { key: "a" }, file: "x" };
      const { body, headers } = formBody(form, { bucket: "uploads", credentials: s3.admin, at });
      const changed = body.toString("latin1").replace(`name="${absent}"`, 'name="x-ignore"');
      const sent = { method: "POST", path: "/uploads", body: changed, headers, credentials: undefined, host };
      expect(await outcome(s3.send(sent))).toMatch("400 InvalidArgument: Bucket POST must contain a field named");
    },
  );

  it("is not told by another signature, or one of version 2", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    expect(await outcome(s3.send({ method: "POST", path: "/uploads", body: "--x--", headers }))).toMatch(
      "400 InvalidArgument",
    );
    const fields = { key: "a", AWSAccessKeyId: "AKIA", signature: "x" };
    expect(await outcome(unsigned("uploads", fields))).toMatch("400 InvalidRequest: The authorization mechanism");
  });
});
