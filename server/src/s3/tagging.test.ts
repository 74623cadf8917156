import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import type { TestAnswer, TestCredentials, TestRequest } from "./testing/signed-client.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
  await s3.send({ method: "PUT", path: "/files" });
});
afterAll(() => s3.close());

type Headers = Readonly<Record<string, string>>;
type Tags = Readonly<Record<string, string>>;

const documentOf = (tags: readonly (readonly [string, string])[]) =>
  `<Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet>${tags
    .map(([key, value]) => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`)
    .join("")}</TagSet></Tagging>`;
const put = (path: string, headers: Headers = {}, more: Partial<TestRequest> = {}) =>
  s3.send({ method: "PUT", path: `/files/${path}`, body: "text", headers, ...more });
const setTags = (path: string, tags: Tags | string, more: Partial<TestRequest> = {}) =>
  s3.send({
    method: "PUT",
    path: `/files/${path}`,
    body: typeof tags === "string" ? tags : documentOf(Object.entries(tags)),
    ...more,
  });
const tagsOf = async (path: string) => {
  const { text } = await s3.send({ path: `/files/${path}` });
  return [...text.matchAll(/<Tag><Key>(.*?)<\/Key>(?:<Value>(.*?)<\/Value>|<Value\/>)<\/Tag>/g)].map(
    ([, key, value = ""]) => `${key}=${value}`,
  );
};
const outcome = ({ status, code }: TestAnswer) => (code === undefined ? status : `${status} ${code}`);
const versionOf = ({ headers }: TestAnswer) => String(headers["x-amz-version-id"]);

describe("the tags of an object", () => {
  it("are set, replaced and removed, and nothing else of the object changes", async () => {
    await put("plain");
    const before = await s3.send({ method: "HEAD", path: "/files/plain" });
    const empty = await s3.send({ path: "/files/plain?tagging" });
    expect([empty.status, empty.text]).toEqual([
      200,
      '<?xml version="1.0" encoding="UTF-8"?>\n<Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet/></Tagging>',
    ]);
    expect(outcome(await setTags("plain?tagging", { team: "blue", "a b": "" }))).toBe(200);
    expect(await tagsOf("plain?tagging")).toEqual(["team=blue", "a b="]);
    expect(outcome(await setTags("plain?tagging", { team: "red" }))).toBe(200);
    expect(await tagsOf("plain?tagging")).toEqual(["team=red"]);
    const after = await s3.send({ method: "HEAD", path: "/files/plain" });
    for (const name of ["etag", "last-modified"]) expect(after.headers[name]).toBe(before.headers[name]);
    expect(outcome(await s3.send({ method: "DELETE", path: "/files/plain?tagging" }))).toBe(204);
    expect(await tagsOf("plain?tagging")).toEqual([]);
  });

  it("come from the header of a write, and are gone after one without it", async () => {
    expect(outcome(await put("header", { "x-amz-tagging": "Team=blue+one&b=%2B&c" }))).toBe(200);
    expect(await tagsOf("header?tagging")).toEqual(["Team=blue one", "b=+", "c="]);
    await put("header");
    expect(await tagsOf("header?tagging")).toEqual([]);
  });

  it("come from the beginning of an upload in parts", async () => {
    const headers = { "x-amz-tagging": "team=blue" };
    const begun = await s3.send({ method: "POST", path: "/files/parts?uploads", headers });
    const id = /<UploadId>(.*?)</.exec(begun.text)?.[1];
    const { headers: part } = await put(`parts?partNumber=1&uploadId=${id}`);
    const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${part["etag"]}</ETag></Part></CompleteMultipartUpload>`;
    expect(outcome(await s3.send({ method: "POST", path: `/files/parts?uploadId=${id}`, body }))).toBe(200);
    expect(await tagsOf("parts?tagging")).toEqual(["team=blue"]);
  });

  it("are copied, or replaced as the directive says", async () => {
    await put("from", { "x-amz-tagging": "team=blue" });
    const copy = (headers: Headers) =>
      s3.send({ method: "PUT", path: "/files/to", headers: { "x-amz-copy-source": "/files/from", ...headers } });
    expect(outcome(await copy({ "x-amz-tagging": "a=1" }))).toBe(200);
    expect(await tagsOf("to?tagging")).toEqual(["team=blue"]);
    expect(outcome(await copy({ "x-amz-tagging": "a=1", "x-amz-tagging-directive": "REPLACE" }))).toBe(200);
    expect(await tagsOf("to?tagging")).toEqual(["a=1"]);
    await copy({ "x-amz-tagging-directive": "REPLACE", "x-amz-checksum-algorithm": "SHA256" });
    expect(await tagsOf("to?tagging")).toEqual([]);
    expect(outcome(await copy({ "x-amz-tagging-directive": "KEEP" }))).toBe("400 InvalidArgument");
  });

  it("are counted in answers, for those who may read them", async () => {
    await put("counted", { "x-amz-tagging": "a=1&b=2" });
    const reader = await s3.user(s3.service.uuid, { Effect: "Allow", Action: "s3:GetObject", Resource: "*" });
    for (const method of ["GET", "HEAD"]) {
      const count = async (credentials: TestCredentials) =>
        (await s3.send({ method, path: "/files/counted", credentials })).headers["x-amz-tagging-count"];
      expect([await count(s3.admin), await count(reader)]).toEqual(["2", undefined]);
    }
  });

  it.each<[what: string, body: string, expected: string]>([
    ["no document", "", "400 MalformedXML"],
    ["no set", "<Tagging/>", "400 MalformedXML"],
    ["another element", "<Tagging><TagSet><X/></TagSet></Tagging>", "400 MalformedXML"],
    ["no value", "<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>", "400 MalformedXML"],
    ["no key", documentOf([["", "x"]]), "400 InvalidTag"],
    ["a long key", documentOf([["k".repeat(129), "x"]]), "400 InvalidTag"],
    ["a long value", documentOf([["k", "x".repeat(257)]]), "400 InvalidTag"],
    ["a key of AWS", documentOf([["aws:x", "x"]]), "400 InvalidTag"],
    ["a sign", documentOf([["k", "a#b"]]), "400 InvalidTag"],
    [
      "a key twice",
      documentOf([
        ["k", "a"],
        ["k", "b"],
      ]),
      "400 InvalidTag",
    ],
    ["eleven", documentOf(Array.from({ length: 11 }, (_, index) => [`k${index}`, "x"] as const)), "400 BadRequest"],
    ["too much", `<Tagging>${" ".repeat(65_536)}</Tagging>`, "400 MaxMessageLengthExceeded"],
  ])("are refused with %s", async (_, body, expected) => {
    await put("kept", { "x-amz-tagging": "a=1" });
    expect(outcome(await setTags("kept?tagging", body))).toBe(expected);
    expect(await tagsOf("kept?tagging")).toEqual(["a=1"]);
  });

  it.each<[header: string, expected: string]>([
    ["a=1&a=2", "400 InvalidArgument"],
    ["a=%zz", "400 InvalidArgument"],
    [`${"k".repeat(129)}=1`, "400 InvalidTag"],
    ["=1", "400 InvalidTag"],
    ["a=%ff", "400 InvalidTag"],
    [Array.from({ length: 11 }, (_, index) => `k${index}=x`).join("&"), "400 BadRequest"],
  ])("are refused in the header %s", async (header, expected) => {
    expect(outcome(await put("refused", { "x-amz-tagging": header }))).toBe(expected);
    expect(outcome(await s3.send({ path: "/files/refused" }))).toBe("404 NoSuchKey");
  });

  it("take the longest of keys and values, and ten of them", async () => {
    const tags = Array.from({ length: 10 }, (_, index) => [`${index}${"ü".repeat(127)}`, "ß".repeat(256)] as const);
    expect(outcome(await setTags("plain?tagging", documentOf(tags)))).toBe(200);
    expect(await tagsOf("plain?tagging")).toEqual(tags.map(([key, value]) => `${key}=${value}`));
  });

  it("are those of no object that is not there", async () => {
    expect(outcome(await s3.send({ path: "/files/none?tagging" }))).toBe("404 NoSuchKey");
    expect(outcome(await setTags("none?tagging", { a: "1" }))).toBe("404 NoSuchKey");
    expect(outcome(await s3.send({ method: "DELETE", path: "/files/none?tagging" }))).toBe("404 NoSuchKey");
  });
});

it("versions have tags of their own, delete markers none", async () => {
  const at = (key: string) => `/versioned/${key}`;
  await s3.send({ method: "PUT", path: "/versioned" });
  const body = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
  await s3.send({ method: "PUT", path: "/versioned?versioning", body });
  const write = (tags: string) =>
    s3.send({ method: "PUT", path: at("a"), body: "text", headers: { "x-amz-tagging": tags } });
  const [first, second] = [versionOf(await write("v=1")), versionOf(await write("v=2"))];
  const read = async (query: string) => (await s3.send({ path: `/versioned/a?tagging${query}` })).text;
  const set = await s3.send({
    method: "PUT",
    path: at(`a?tagging&versionId=${first}`),
    body: documentOf([["v", "changed"]]),
  });
  expect([outcome(set), versionOf(set)]).toEqual([200, first]);
  expect(await read(`&versionId=${first}`)).toContain("<Value>changed</Value>");
  expect(await read("")).toContain("<Value>2</Value>");
  const removed = await s3.send({ method: "DELETE", path: at("a?tagging") });
  expect([outcome(removed), versionOf(removed)]).toEqual([204, second]);
  expect(await read(`&versionId=${second}`)).toContain("<TagSet/>");
  const marker = versionOf(await s3.send({ method: "DELETE", path: at("a") }));
  expect(outcome(await s3.send({ path: at("a?tagging") }))).toBe("404 NoSuchKey");
  expect(outcome(await s3.send({ path: at(`a?tagging&versionId=${marker}`) }))).toBe("405 MethodNotAllowed");
  expect(await read(`&versionId=${first}`)).toContain("<Value>changed</Value>");
});

describe("policies", () => {
  const blue = (key: string) => ({ Condition: { StringEquals: { [key]: "blue" } } });
  const user = (...statements: readonly object[]) =>
    s3.user(s3.service.uuid, ...(statements as Parameters<TestS3["user"]>[1][]));
  const allow = (Action: string | string[], more: object = {}) => ({ Effect: "Allow", Action, Resource: "*", ...more });

  it("depend on the tags that an object has, those of the source of a copy too", async () => {
    await put("blue", { "x-amz-tagging": "team=blue" });
    await put("red", { "x-amz-tagging": "team=red" });
    const credentials = await user(
      allow(["s3:GetObject", "s3:GetObjectTagging", "s3:PutObjectTagging"], blue("s3:ExistingObjectTag/team")),
      allow("s3:PutObject"),
    );
    for (const [key, expected] of [
      ["blue", 200],
      ["red", "403 AccessDenied"],
      ["none", "403 AccessDenied"],
    ]) {
      expect(outcome(await s3.send({ path: `/files/${key}`, credentials }))).toBe(expected);
      expect(outcome(await s3.send({ path: `/files/${key}?tagging`, credentials }))).toBe(expected);
    }
    const replacing = { "x-amz-tagging-directive": "REPLACE" };
    const copy = async (from: string, headers: Headers = replacing) =>
      outcome(
        await s3.send({
          method: "PUT",
          path: "/files/blue-copy",
          headers: { "x-amz-copy-source": `/files/${from}`, ...headers },
          credentials,
        }),
      );
    expect([await copy("blue"), await copy("red")]).toEqual([200, "403 AccessDenied"]);
    expect(outcome(await setTags("red?tagging", { team: "blue" }, { credentials }))).toBe("403 AccessDenied");
    expect(await tagsOf("red?tagging")).toEqual(["team=red"]);
    expect(outcome(await setTags("blue?tagging", { team: "red" }, { credentials }))).toBe(200);
    expect(outcome(await s3.send({ path: "/files/blue", credentials }))).toBe("403 AccessDenied");
  });

  it("depend on the tags that a request sets, in its header and in its body", async () => {
    const credentials = await user(allow(["s3:PutObject", "s3:PutObjectTagging"], blue("s3:RequestObjectTag/team")));
    const sent = async (tags: string) => outcome(await put("asked", { "x-amz-tagging": tags }, { credentials }));
    expect([await sent("team=blue"), await sent("team=red"), await sent("a=1")]).toEqual([
      200,
      "403 AccessDenied",
      "403 AccessDenied",
    ]);
    expect(outcome(await setTags("asked?tagging", { team: "red" }, { credentials }))).toBe("403 AccessDenied");
    // a header says nothing of a body
    const headers = { "x-amz-tagging": "team=blue" };
    expect(outcome(await setTags("asked?tagging", { team: "red" }, { credentials, headers }))).toBe("403 AccessDenied");
    expect(outcome(await setTags("asked?tagging", {}, { credentials, headers }))).toBe("403 AccessDenied");
    expect(outcome(await setTags("asked?tagging", "<x/>", { credentials }))).toBe("403 AccessDenied");
    expect(outcome(await setTags("asked?tagging", { team: "blue", a: "1" }, { credentials }))).toBe(200);
    expect(await tagsOf("asked?tagging")).toEqual(["team=blue", "a=1"]);
  });

  it("must allow it to write tags with an object, and to copy them", async () => {
    const credentials = await user(allow(["s3:PutObject", "s3:GetObject"]));
    expect(outcome(await put("untagged", {}, { credentials }))).toBe(200);
    expect(outcome(await put("untagged", { "x-amz-tagging": "a=1" }, { credentials }))).toBe("403 AccessDenied");
    await put("tagged", { "x-amz-tagging": "a=1" });
    const copy = async (from: string, headers: Headers = {}) =>
      s3.send({
        method: "PUT",
        path: "/files/copied",
        headers: { "x-amz-copy-source": `/files/${from}`, ...headers },
        credentials,
      });
    expect(outcome(await copy("untagged"))).toBe(200);
    expect((await copy("tagged")).text).toContain("is not authorized to perform: s3:GetObjectTagging");
    expect(outcome(await copy("tagged", { "x-amz-tagging-directive": "REPLACE" }))).toBe(200);
  });
});

it("buckets have tags, or no set of them", async () => {
  const send = (method: string, body?: string) =>
    s3.send({ method, path: "/tagged?tagging", ...(body === undefined ? {} : { body }) });
  await s3.send({ method: "PUT", path: "/tagged" });
  expect(outcome(await send("GET"))).toBe("404 NoSuchTagSet");
  const fifty = Array.from({ length: 50 }, (_, index) => [`k${index}`, "x"] as const);
  expect(outcome(await send("PUT", documentOf(fifty)))).toBe(204);
  expect(await send("GET")).toMatchObject({ status: 200, text: expect.stringContaining(documentOf(fifty)) });
  expect(outcome(await send("PUT", documentOf([...fifty, ["more", "x"]])))).toBe("400 BadRequest");
  expect(outcome(await send("PUT", documentOf([["a", "1"]])))).toBe(204);
  expect((await send("GET")).text).toContain(documentOf([["a", "1"]]));
  for (const status of [204, 204]) expect(outcome(await send("DELETE"))).toBe(status);
  expect(outcome(await send("GET"))).toBe("404 NoSuchTagSet");
  await send("PUT", documentOf([["a", "1"]]));
  // another bucket of that name has none
  await s3.send({ method: "DELETE", path: "/tagged" });
  await s3.send({ method: "PUT", path: "/tagged" });
  expect(outcome(await send("GET"))).toBe("404 NoSuchTagSet");
});
