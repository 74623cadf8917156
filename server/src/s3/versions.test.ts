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
let buckets = 0;
/** Creates a bucket, with versions unless told otherwise. */
const newBucket = async (status: "Enabled" | "none" = "Enabled") => {
  const bucket = `versions-${buckets++}`;
  await s3.send({ method: "PUT", path: `/${bucket}` });
  if (status !== "none") expect((await configure(bucket, status)).status).toBe(200);
  return bucket;
};
const configure = (bucket: string, status: string, more = "") =>
  s3.send({
    method: "PUT",
    path: `/${bucket}?versioning`,
    body: `<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>${status}</Status>${more}</VersioningConfiguration>`,
  });
const put = (path: string, body: string, headers: Headers = {}) =>
  s3.send({ method: "PUT", path: `/${path}`, body, headers });
const get = (path: string) => s3.send({ path: `/${path}` });
const remove = (path: string, headers: Headers = {}) => s3.send({ method: "DELETE", path: `/${path}`, headers });
const idOf = ({ headers }: TestAnswer): string => String(headers["x-amz-version-id"]);
const outcome = ({ status, code, text }: TestAnswer) =>
  code === undefined ? `${status} ${text}` : `${status} ${code}`;
/** Each entry as its kind, key, version and whether it is the latest. */
const list = async (path: string) => {
  const { text } = await get(path);
  const entries = [
    ...text.matchAll(/<(Version|DeleteMarker)><Key>(.*?)<\/Key><VersionId>(.*?)<\/VersionId><IsLatest>(.*?)</g),
  ];
  return { text, entries: entries.map(([, kind, key, id, latest]) => [kind, key, id, latest === "true"]) };
};
const elementOf = (text: string, name: string) => new RegExp(`<${name}>(.*?)</${name}>`, "s").exec(text)?.[1];

describe("the versioning of a bucket", () => {
  it("is what was set, and nothing before", async () => {
    const bucket = await newBucket("none");
    expect((await get(`${bucket}?versioning`)).text).toMatch(/<VersioningConfiguration xmlns="[^"]*"\/>$/);
    for (const status of ["Enabled", "Suspended"]) {
      expect((await configure(bucket, status)).status).toBe(200);
      expect(elementOf((await get(`${bucket}?versioning`)).text, "Status")).toBe(status);
    }
  });

  it.each<[what: string, body: string, expected: string]>([
    ["another status", "<VersioningConfiguration><Status>Off</Status></VersioningConfiguration>", "400 MalformedXML"],
    ["no status", "<VersioningConfiguration/>", "400 IllegalVersioningConfigurationException"],
    [
      "a second factor for deletions",
      "<VersioningConfiguration><Status>Enabled</Status><MfaDelete>Enabled</MfaDelete></VersioningConfiguration>",
      "403 AccessDenied",
    ],
    ["another document", "<Other/>", "400 MalformedXML"],
  ])("cannot be %s", async (_what, body, expected) => {
    await s3.send({ method: "PUT", path: "/refused" });
    expect(outcome(await s3.send({ method: "PUT", path: "/refused?versioning", body }))).toBe(expected);
    expect((await get("refused?versioning")).text).not.toContain("<Status>");
  });
});

describe("objects with versions", () => {
  it("stay beside those that follow them", async () => {
    const bucket = await newBucket();
    const ids = [idOf(await put(`${bucket}/k`, "one")), idOf(await put(`${bucket}/k`, "two"))];
    expect(new Set(ids).size).toBe(2);
    const current = await get(`${bucket}/k`);
    expect([current.text, idOf(current)]).toEqual(["two", ids[1]]);
    const first = await get(`${bucket}/k?versionId=${ids[0]}`);
    expect([first.text, idOf(first), first.headers["etag"]]).toEqual(["one", ids[0], `"${md5("one")}"`]);
    const head = await s3.send({ method: "HEAD", path: `/${bucket}/k?versionId=${ids[0]}` });
    expect([head.status, head.headers["content-length"], idOf(head)]).toEqual([200, "3", ids[0]]);
    expect((await get(`${bucket}?list-type=2`)).text.match(/<Key>/g)?.length).toBe(1);
    expect((await list(`${bucket}?versions`)).entries).toEqual([
      ["Version", "k", ids[1], true],
      ["Version", "k", ids[0], false],
    ]);
  });

  it("of before have the version null, which is replaced while versions are suspended", async () => {
    const before = await newBucket("none");
    const plain = await put(`${before}/k`, "before");
    expect(plain.headers["x-amz-version-id"]).toBeUndefined();
    expect((await get(`${before}/k`)).headers["x-amz-version-id"]).toBeUndefined();
    await configure(before, "Enabled");
    expect(idOf(await get(`${before}/k`))).toBe("null");
    const id = idOf(await put(`${before}/k`, "versioned"));
    expect((await get(`${before}/k?versionId=null`)).text).toBe("before");
    await configure(before, "Suspended");
    expect(idOf(await put(`${before}/k`, "suspended"))).toBe("null");
    expect((await get(`${before}/k?versionId=null`)).text).toBe("suspended");
    expect((await list(`${before}?versions`)).entries).toEqual([
      ["Version", "k", "null", true],
      ["Version", "k", id, false],
    ]);
  });

  it("are refused by ids that are none", async () => {
    const bucket = await newBucket();
    await put(`${bucket}/k`, "x");
    const absent = "0".repeat(32);
    for (const id of [absent, "null"])
      expect(outcome(await get(`${bucket}/k?versionId=${id}`))).toBe("404 NoSuchVersion");
    for (const id of ["", "x", "%00"]) {
      expect(outcome(await get(`${bucket}/k?versionId=${id}`))).toBe("400 InvalidArgument");
      expect(outcome(await remove(`${bucket}/k?versionId=${id}`))).toBe("400 InvalidArgument");
    }
    expect((await remove(`${bucket}/k?versionId=${absent}`)).status).toBe(204);
    expect((await get(`${bucket}/k`)).text).toBe("x");
  });

  it("need actions of their own", async () => {
    const bucket = await newBucket();
    const id = idOf(await put(`${bucket}/k`, "x"));
    const credentials = await s3.user(s3.service.uuid, {
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:DeleteObject", "s3:ListBucket"],
      Resource: "*",
    });
    const send = (request: TestRequest) => s3.send({ credentials, ...request });
    expect((await send({ path: `/${bucket}/k` })).text).toBe("x");
    expect((await send({ path: `/${bucket}/k?versionId=${id}` })).text).toContain("s3:GetObjectVersion");
    const refused = await send({ method: "DELETE", path: `/${bucket}/k?versionId=${id}` });
    expect([refused.status, refused.text.includes("s3:DeleteObjectVersion")]).toEqual([403, true]);
    expect((await send({ method: "DELETE", path: `/${bucket}/k` })).status).toBe(204);
    expect((await get(`${bucket}/k?versionId=${id}`)).text).toBe("x");
  });
});

const md5 = (body: string, encoding: "hex" | "base64" = "hex") => createHash("md5").update(body).digest(encoding);

describe("a delete marker", () => {
  it("is in the place of the object until it is deleted itself", async () => {
    const bucket = await newBucket();
    const id = idOf(await put(`${bucket}/k`, "x"));
    const deleted = await remove(`${bucket}/k`);
    const marker = idOf(deleted);
    expect([deleted.status, deleted.headers["x-amz-delete-marker"]]).toEqual([204, "true"]);
    for (const method of ["GET", "HEAD"]) {
      const absent = await s3.send({ method, path: `/${bucket}/k` });
      expect([absent.status, absent.headers["x-amz-delete-marker"], idOf(absent)]).toEqual([404, "true", marker]);
      const named = await s3.send({ method, path: `/${bucket}/k?versionId=${marker}` });
      expect([named.status, named.headers["allow"], named.headers["x-amz-delete-marker"]]).toEqual([
        405,
        "DELETE",
        "true",
      ]);
      expect(named.headers["last-modified"]).toMatch(/GMT$/);
    }
    expect(outcome(await get(`${bucket}/k`))).toBe("404 NoSuchKey");
    expect(outcome(await get(`${bucket}/k?versionId=${marker}`))).toBe("405 MethodNotAllowed");
    expect((await get(`${bucket}?list-type=2`)).text).not.toContain("<Key>");
    expect((await list(`${bucket}?versions`)).entries).toEqual([
      ["DeleteMarker", "k", marker, true],
      ["Version", "k", id, false],
    ]);
    const restored = await remove(`${bucket}/k?versionId=${marker}`);
    expect([restored.status, restored.headers["x-amz-delete-marker"], idOf(restored)]).toEqual([204, "true", marker]);
    expect((await get(`${bucket}/k`)).text).toBe("x");
  });

  it("keeps a bucket from being deleted, as versions do", async () => {
    const bucket = await newBucket();
    const id = idOf(await put(`${bucket}/k`, "x"));
    const marker = idOf(await remove(`${bucket}/k`));
    for (const version of [id, marker]) {
      expect(outcome(await remove(bucket))).toBe("409 BucketNotEmpty");
      expect((await remove(`${bucket}/k?versionId=${version}`)).status).toBe(204);
    }
    expect((await remove(bucket)).status).toBe(204);
  });
});

describe("conditions", () => {
  it("hold of the current version", async () => {
    const bucket = await newBucket();
    const { headers } = await put(`${bucket}/k`, "one");
    expect(outcome(await put(`${bucket}/k`, "two", { "If-None-Match": "*" }))).toBe("412 PreconditionFailed");
    expect((await put(`${bucket}/k`, "two", { "If-Match": String(headers["etag"]) })).status).toBe(200);
    expect(outcome(await remove(`${bucket}/k`, { "If-Match": String(headers["etag"]) }))).toBe(
      "412 PreconditionFailed",
    );
    await remove(`${bucket}/k`);
    expect(outcome(await put(`${bucket}/k`, "x", { "If-Match": "*" }))).toBe("404 NoSuchKey");
    expect((await put(`${bucket}/k`, "x", { "If-None-Match": "*" })).status).toBe(200);
  });
});

describe("a copy", () => {
  const copy = (path: string, source: string) =>
    s3.send({ method: "PUT", path: `/${path}`, headers: { "x-amz-copy-source": source } });

  it("is of the version that it names, also onto the key itself", async () => {
    const bucket = await newBucket();
    const id = idOf(await put(`${bucket}/k`, "one"));
    await put(`${bucket}/k`, "two");
    const restored = await copy(`${bucket}/k`, `/${bucket}/k?versionId=${id}`);
    expect([restored.status, restored.headers["x-amz-copy-source-version-id"]]).toEqual([200, id]);
    const current = await get(`${bucket}/k`);
    expect([current.text, idOf(current)]).toEqual(["one", idOf(restored)]);
    expect((await list(`${bucket}?versions`)).entries.length).toBe(3);
    await s3.send({ method: "PUT", path: "/plain-target" });
    const plain = await copy("plain-target/k", `${bucket}/k?versionId=${id}`);
    expect([plain.status, plain.headers["x-amz-version-id"]]).toEqual([200, undefined]);
    expect((await get("plain-target/k")).text).toBe("one");
  });

  it("is not of a delete marker, nor of a version that is not there", async () => {
    const bucket = await newBucket();
    await put(`${bucket}/k`, "one");
    const marker = idOf(await remove(`${bucket}/k`));
    expect(outcome(await copy(`${bucket}/to`, `${bucket}/k`))).toBe("404 NoSuchKey");
    expect(outcome(await copy(`${bucket}/to`, `${bucket}/k?versionId=${marker}`))).toBe("400 InvalidRequest");
    expect(outcome(await copy(`${bucket}/to`, `${bucket}/k?versionId=${"0".repeat(32)}`))).toBe("404 NoSuchVersion");
    expect(outcome(await copy(`${bucket}/to`, `${bucket}/k?versionId=x`))).toBe("400 InvalidArgument");
  });
});

it("many deletions name versions, or make delete markers", async () => {
  const bucket = await newBucket();
  const [a, b] = [idOf(await put(`${bucket}/a`, "x")), idOf(await put(`${bucket}/b`, "y"))];
  const marker = idOf(await remove(`${bucket}/b`));
  const send = (...objects: string[]) => {
    const body = `<Delete>${objects.map((object) => `<Object>${object}</Object>`).join("")}</Delete>`;
    const headers = { "Content-MD5": md5(body, "base64") };
    return s3.send({ method: "POST", path: `/${bucket}?delete`, body, headers });
  };
  const { text } = await send(
    "<Key>a</Key>",
    `<Key>b</Key><VersionId>${marker}</VersionId>`,
    `<Key>b</Key><VersionId>${b}</VersionId>`,
    "<Key>c</Key><VersionId>x</VersionId>",
  );
  const created = elementOf(text, "DeleteMarkerVersionId");
  expect(text).toContain(
    `<Deleted><Key>a</Key><DeleteMarker>true</DeleteMarker><DeleteMarkerVersionId>${created}</DeleteMarkerVersionId></Deleted>`,
  );
  expect(text).toContain(
    `<Deleted><Key>b</Key><VersionId>${marker}</VersionId><DeleteMarker>true</DeleteMarker><DeleteMarkerVersionId>${marker}</DeleteMarkerVersionId></Deleted>`,
  );
  expect(text).toContain(`<Deleted><Key>b</Key><VersionId>${b}</VersionId></Deleted>`);
  expect(text).toContain("<Error><Key>c</Key><VersionId>x</VersionId><Code>NoSuchVersion</Code>");
  expect((await list(`${bucket}?versions`)).entries).toEqual([
    ["DeleteMarker", "a", created, true],
    ["Version", "a", a, false],
  ]);
});

it("an upload in parts becomes a version, and tells it again to who completes it again", async () => {
  const bucket = await newBucket();
  const first = idOf(await put(`${bucket}/k`, "x"));
  const uploadId = elementOf((await s3.send({ method: "POST", path: `/${bucket}/k?uploads` })).text, "UploadId");
  const query = `uploadId=${uploadId}`;
  const copied = await s3.send({
    method: "PUT",
    path: `/${bucket}/k?partNumber=1&${query}`,
    headers: { "x-amz-copy-source": `/${bucket}/k?versionId=${first}` },
  });
  expect(copied.headers["x-amz-copy-source-version-id"]).toBe(first);
  const etag = elementOf(copied.text, "ETag");
  const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${etag}</ETag></Part></CompleteMultipartUpload>`;
  const complete = () => s3.send({ method: "POST", path: `/${bucket}/k?${query}`, body });
  const id = idOf(await complete());
  expect(idOf(await complete())).toBe(id);
  expect((await list(`${bucket}?versions`)).entries).toEqual([
    ["Version", "k", id, true],
    ["Version", "k", first, false],
  ]);
  expect((await get(`${bucket}/k`)).text).toBe("x");
});

describe("the listing of versions", () => {
  it("goes on after a version, also where the page before was deleted", async () => {
    const bucket = await newBucket();
    for (const body of ["one", "two", "three"]) await put(`${bucket}/k`, body);
    await put(`${bucket}/l`, "x");
    const whole = (await list(`${bucket}?versions`)).entries;
    const seen: unknown[] = [];
    let markers: string | undefined = "";
    while (markers !== undefined) {
      const { text, entries } = await list(`${bucket}?versions&max-keys=2${markers}`);
      seen.push(...entries);
      for (const [, key, id] of entries) await remove(`${bucket}/${key}?versionId=${id}`);
      const [key, id] = [elementOf(text, "NextKeyMarker"), elementOf(text, "NextVersionIdMarker")];
      markers = key === undefined ? undefined : `&key-marker=${key}&version-id-marker=${id}`;
    }
    expect(seen.map((entry) => (entry as unknown[]).slice(0, 3))).toEqual(whole.map((entry) => entry.slice(0, 3)));
    expect((await remove(bucket)).status).toBe(204);
  });

  it("puts keys together, and refuses markers that are none", async () => {
    const bucket = await newBucket();
    for (const key of ["a/1", "a/1", "a/2", "b"]) await put(`${bucket}/${key}`, "x");
    const { text, entries } = await list(`${bucket}?versions&delimiter=/`);
    expect([elementOf(text, "CommonPrefixes"), entries.map(([, key]) => key)]).toEqual(["<Prefix>a/</Prefix>", ["b"]]);
    const page = (await list(`${bucket}?versions&delimiter=/&max-keys=1`)).text;
    expect([elementOf(page, "NextKeyMarker"), elementOf(page, "IsTruncated")]).toEqual(["a/", "true"]);
    expect((await list(`${bucket}?versions&delimiter=/&key-marker=a/`)).entries.map(([, key]) => key)).toEqual(["b"]);
    expect(outcome(await get(`${bucket}?versions&key-marker=b&version-id-marker=x`))).toBe("400 InvalidArgument");
    expect(outcome(await get(`${bucket}?versions&version-id-marker=null`))).toBe("400 InvalidArgument");
  });
});
