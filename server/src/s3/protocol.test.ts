import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { namespaceOf } from "@concordat/contract/iam";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { putBucketPolicy } from "../storage/bucket-policies/put.js";
import { attachDomain } from "../storage/domains/attach.js";
import { knownService } from "../storage/service-ref.js";
import { changeSettings } from "../storage/services/change.js";
import { createService } from "../storage/services/create.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import { presignedPath } from "./testing/signed-client.js";

let s3: TestS3;
let host: string;
beforeAll(async () => {
  s3 = await startTestS3();
  host = `${s3.service.domainPrefix}.${s3.domain.context.objectsDomain}`;
  for (const bucket of ["files", "my.files"]) {
    await s3.send({ method: "PUT", path: `/${bucket}` });
    await s3.send({ method: "PUT", path: `/${bucket}/key`, body: `of ${bucket}` });
  }
});
afterAll(() => s3.close());

const outcome = async (answer: ReturnType<TestS3["send"]>) => {
  const { status, code } = await answer;
  return code === undefined ? status : `${status} ${code}`;
};

describe("a host", () => {
  it("names the service and the bucket, in both styles", async () => {
    expect((await s3.send({ path: "/files/key", host })).text).toBe("of files");
    expect((await s3.send({ path: "/key", host: `files.${host}` })).text).toBe("of files");
    expect((await s3.send({ path: "/key", host: `my.files.${host}:9000` })).text).toBe("of my.files");
    expect((await s3.send({ path: "/key", host: "files.localhost" })).text).toBe("of files");
    expect((await s3.send({ path: "/files/key", host: "some.name.example" })).text).toBe("of files");
    expect((await s3.send({ path: "/?list-type=2", host: `files.${host}` })).text).toContain("<Name>files</Name>");
  });

  it("of no service is nobody's", async () => {
    expect(await outcome(s3.send({ path: "/files/key", host: "zzzzz.objects.test" }))).toBe("404 NoSuchBucket");
    // the service has no private network
    const inside = host.replace(".", "-private.");
    expect(await outcome(s3.send({ path: "/files/key", host: inside }))).toBe("404 NoSuchBucket");
    expect(await outcome(s3.send({ path: "/files/key", host: host.replace(".", "-static.") }))).toBe(
      "501 NotImplemented",
    );
  });

  it("of a customer's own leads to the service", async () => {
    const { db, context } = s3.domain;
    const domain = { domainName: "Objects.Example.org", type: "public", mode: "api" } as const;
    await attachDomain(db, knownService(s3.service.uuid), domain, context);
    expect((await s3.send({ path: "/files/key", host: "objects.example.org:9000" })).text).toBe("of files");
    expect((await s3.send({ path: "/key", host: "my.files.OBJECTS.example.org" })).text).toBe("of my.files");
    expect(await outcome(s3.send({ path: "/files/key", host: "objects.example.org", credentials: undefined }))).toBe(
      "403 AccessDenied",
    );
  });

  it("is told to callers without a signature who come to a plain address", async () => {
    const answer = await s3.send({ path: "/files/key", credentials: undefined });
    expect([answer.status, answer.code]).toEqual([403, "AccessDenied"]);
    expect(answer.text).toContain("{prefix}.objects.test");
  });

  it("decides whose buckets they are, whoever asks", async () => {
    const other = await s3.domain.service(s3.accountId);
    const stranger = await s3.user(other.uuid, { Effect: "Allow", Action: "*", Resource: "*" });
    const read = () => s3.send({ path: "/files/key", host, credentials: stranger });
    expect(await outcome(read())).toBe("403 AccessDenied");
    // at a plain address it is their own service, which has no such bucket
    expect(await outcome(s3.send({ path: "/files/key", credentials: stranger }))).toBe("404 NoSuchBucket");
    const ref = knownService(s3.service.uuid);
    const document = JSON.stringify({
      Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::files/*" }],
    });
    await putBucketPolicy(s3.domain.db, ref, { bucketName: "files", document });
    expect((await read()).text).toBe("of files");
    const anonymous = await s3.send({ path: "/files/key", host, credentials: undefined });
    expect(anonymous.text).toBe("of files");
    // its absence is not told to those who may not list
    expect(await outcome(s3.send({ path: "/files/none", host, credentials: undefined }))).toBe("403 AccessDenied");
    const overridden = s3.send({ path: "/files/key?response-expires=x", host, credentials: undefined });
    expect(await outcome(overridden)).toBe("400 InvalidRequest");
  });

  it("of a stopped service answers 503", async () => {
    const { db, context } = s3.domain;
    const stopped = await createService(
      db,
      s3.accountId,
      {
        name: "stopped",
        region: "europe-1",
        configuredStatus: "stopped",
        terminationProtection: false,
        networks: [{ name: "internet", type: "public", family: "IPv4", networkUuid: null }],
        labels: [],
        customDomains: [],
      },
      context,
    );
    const user = await s3.user(stopped.uuid, { Effect: "Allow", Action: "*", Resource: "*" });
    expect(await outcome(s3.send({ path: "/", credentials: user }))).toBe("503 ServiceUnavailable");
    await changeSettings(db, knownService(stopped.uuid), { configuredStatus: "started" }, context);
    expect(await outcome(s3.send({ path: "/", credentials: user }))).toBe(200);
  });
});

describe("a request", () => {
  it("asks for a method that there is", async () => {
    const answer = await s3.send({ method: "PATCH", path: "/files" });
    expect([answer.status, answer.code, answer.headers["allow"]]).toEqual([
      405,
      "MethodNotAllowed",
      expect.stringContaining("PUT"),
    ]);
    expect(await outcome(s3.send({ path: "/files?policy&uploads" }))).toBe("400 InvalidArgument");
    // who cannot prove who they are do not learn what there is
    const wrong = { ...s3.admin, secret: "wrong" };
    expect(await outcome(s3.send({ method: "PATCH", path: "/files", credentials: wrong }))).toBe(
      "403 SignatureDoesNotMatch",
    );
  });

  it("may say whose the bucket must be", async () => {
    const read = (owner: string) => s3.send({ path: "/files/key", headers: { "x-amz-expected-bucket-owner": owner } });
    expect(await outcome(read(namespaceOf(s3.service.uuid)))).toBe(200);
    expect(await outcome(read("111122223333"))).toBe("403 AccessDenied");
  });

  it("has a path that can be read", async () => {
    for (const path of ["/files/%zz", "/files/%ff", "/files?prefix=%c0%80"])
      expect(await outcome(s3.send({ path, credentials: undefined }))).toBe("400 InvalidURI");
    expect(await outcome(s3.send({ path: `/files/${"k".repeat(1025)}` }))).toBe("400 KeyTooLongError");
  });

  it("may be signed by its query", async () => {
    const read = await s3.send({ path: "/files/key", presign: 60 });
    expect(read.text).toBe("of files");
    const path = presignedPath(s3.admin, {
      method: "PUT",
      path: "/files/presigned",
      host: new URL(s3.url).host,
      presign: 60,
      at: s3.context.clock(),
    });
    expect(await outcome(s3.send({ method: "PUT", path, body: "x", credentials: undefined }))).toBe(200);
    expect(await outcome(s3.send({ path, credentials: undefined }))).toBe("403 SignatureDoesNotMatch");
  });

  it("is counted under the name of its operation", async () => {
    await s3.send({ path: "/files/nothing" });
    await s3.send({ path: "/files/nothing", host: "zzzzz.objects.test" });
    expect(s3.counted.slice(-2)).toEqual([
      ["s3.GetObject", 404],
      [undefined, 404],
    ]);
  });

  it("moves the last use of its key, and the traffic of its service", async () => {
    const clock = s3.domain.context.clock;
    clock.advance(60_000);
    await s3.send({ method: "PUT", path: "/files/counted", body: "x".repeat(5000) });
    await s3.send({ path: "/files/counted" });
    await s3.flush();
    const { accessKeyId } = s3.admin;
    const key = await s3.domain.db.iamAccessKey.findUniqueOrThrow({ where: { accessKeyId } });
    expect(key.lastUsedAt).toEqual(clock());
    const { uuid: serviceUuid } = s3.service;
    const [sample] = await s3.domain.db.storageSample.findMany({ where: { serviceUuid }, orderBy: { minute: "desc" } });
    expect(sample).toMatchObject({ objectsCreated: 1n, bytesCreated: 5000n });
    expect(Number(sample?.bytesReceived)).toBeGreaterThan(5000);
    expect(Number(sample?.bytesTransmitted)).toBeGreaterThan(5000);
  });
});

/** Sends a head that waits for `100 Continue`, and the body only then. */
const putExpecting = (
  path: string,
  body: string,
  further: Readonly<Record<string, string>> = {},
): Promise<{ status: number; continued: boolean; connection: string | undefined }> =>
  new Promise((resolve, reject) => {
    let continued = false;
    const signed = presignedPath(s3.admin, {
      method: "PUT",
      path,
      host: new URL(s3.url).host,
      presign: 60,
      at: s3.context.clock(),
    });
    const headers = { expect: "100-continue", "content-length": String(body.length), ...further };
    const outgoing = httpRequest(s3.url, { method: "PUT", path: signed, headers });
    outgoing.on("continue", () => {
      continued = true;
      outgoing.end(body);
    });
    outgoing.on("response", (answer) => {
      answer
        .resume()
        .on("end", () => resolve({ status: answer.statusCode ?? 0, continued, connection: answer.headers.connection }));
      if (!continued) outgoing.destroy();
    });
    outgoing.on("error", (error) => (continued ? reject(error) : undefined));
    outgoing.flushHeaders();
  });

describe("a body", () => {
  it("is asked for once the request is allowed", async () => {
    expect(await putExpecting("/files/expected", "hello")).toMatchObject({ status: 200, continued: true });
    expect((await s3.send({ path: "/files/expected" })).text).toBe("hello");
    expect(await putExpecting("/nowhere/expected", "hello")).toEqual({
      status: 404,
      continued: false,
      connection: "close",
    });
    expect(await putExpecting("/files/expected?acl&tagging", "hello")).toMatchObject({ status: 400, continued: false });
    const malformed = { "content-md5": "no digest" };
    expect(await putExpecting("/files/expected", "hello", malformed)).toMatchObject({ status: 400, continued: false });
  });

  it("of a refused request does not keep the answer from its caller", async () => {
    const large = Buffer.alloc(2 * 1024 ** 2, "x");
    const answer = await s3.send({
      method: "PUT",
      path: "/nowhere/large",
      body: large,
      headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" },
    });
    expect([answer.status, answer.code, answer.headers.connection]).toEqual([404, "NoSuchBucket", "close"]);
    const small = await s3.send({ method: "PUT", path: "/nowhere/small", body: "x" });
    expect([small.status, small.headers.connection]).toEqual([404, "keep-alive"]);
  });

  it.each([0, 100_000])(
    "that turns out wrong after %i bytes is answered all the same, and leaves nothing",
    async (size) => {
      const [chunk, rest] = [`${size.toString(16)}\r\n${"x".repeat(size)}\r\n`, "x".repeat(2 * 1024 ** 2)];
      const answer = await s3.send({
        method: "PUT",
        path: "/files/malformed",
        body: `${size === 0 ? "" : chunk}nonsense\r\n${rest}`,
        headers: {
          "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
          "x-amz-decoded-content-length": String(size + rest.length),
          "x-amz-trailer": "x-amz-checksum-crc32",
        },
      });
      expect([answer.status, answer.code]).toEqual([400, expect.any(String)]);
      expect(await outcome(s3.send({ path: "/files/malformed" }))).toBe("404 NoSuchKey");
    },
  );

  it("that has no length is refused", async () => {
    const answer = await raw(
      `PUT ${presignedPath(s3.admin, { method: "PUT", path: "/files/chunked", host: "localhost", presign: 60, at: s3.context.clock() })} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n1\r\nx\r\n0\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 411 .*<Code>MissingContentLength<\/Code>/s);
  });

  it("that breaks off leaves nothing", async () => {
    const path = presignedPath(s3.admin, {
      method: "PUT",
      path: "/files/cut",
      host: "localhost",
      presign: 60,
      at: s3.context.clock(),
    });
    await raw(`PUT ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n${"x".repeat(50_000)}`, true);
    expect(await outcome(s3.send({ path: "/files/cut" }))).toBe("404 NoSuchKey");
  });
});

/** Sends bytes over a connection of their own. @param ends whether the connection ends with them */
const raw = (text: string, ends = false): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(s3.url);
    const socket = connect(Number(port), hostname, () => (ends ? socket.end(text) : socket.write(text)));
    let answer = "";
    socket.on("data", (piece) => {
      answer += piece.toString();
    });
    socket.on("close", () => resolve(answer)).on("error", reject);
  });

describe("what is no request", () => {
  it.each([
    ["GARBAGE\r\n\r\n", 400, "BadRequest"],
    [`GET /${"x".repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 400, "RequestHeaderSectionTooLarge"],
    ["GET http://elsewhere/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 400, "InvalidURI"],
  ])("is answered as AWS answers", async (text, status, code) => {
    const answer = await raw(text);
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer).toContain(`<Code>${code}</Code>`);
    expect(answer).toMatch(/x-amz-request-id: \w+/);
  });
});
