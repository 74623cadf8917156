import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lifecycleRuns } from "../object-store/lifecycle/run.js";
import { doAllDue } from "../test-kit/do-due-work.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import type { TestAnswer, TestRequest } from "./testing/signed-client.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
});
afterAll(() => s3.close());

let buckets = 0;
const newBucket = async (versioning?: string) => {
  const bucket = `lifecycle-${buckets++}`;
  await send("PUT", bucket);
  const body = `<VersioningConfiguration><Status>${versioning}</Status></VersioningConfiguration>`;
  if (versioning) await send("PUT", `${bucket}?versioning`, body);
  return bucket;
};
const send = (method: string, path: string, body?: string, headers: TestRequest["headers"] = {}) =>
  s3.send({
    method,
    path: `/${path}`,
    headers: {
      ...(body !== undefined && { "content-md5": createHash("md5").update(body).digest("base64") }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
const outcome = ({ status, code }: TestAnswer) => (code === undefined ? String(status) : `${status} ${code}`);
const messageOf = ({ text }: TestAnswer) => /<Message>(.*?)<\/Message>/.exec(text)?.[1];
const document = (...rules: string[]) =>
  `<LifecycleConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${rules.join("")}</LifecycleConfiguration>`;
const rule = (id: string, filter: string, actions: string, status = "Enabled") =>
  `<Rule><ID>${id}</ID>${filter}<Status>${status}</Status>${actions}</Rule>`;
const days = (count: number | string) => `<Expiration><Days>${count}</Days></Expiration>`;
const configure = (bucket: string, ...rules: string[]) => send("PUT", `${bucket}?lifecycle`, document(...rules));
const midnightIn = (count: number) =>
  new Date((Math.floor(s3.context.clock().getTime() / 86_400_000) + count + 1) * 86_400_000).toUTCString();
const expiration = ({ headers }: TestAnswer) => headers["x-amz-expiration"];

const everything = [
  rule("all", "<Filter/>", days(3)),
  rule(
    "prefix",
    "<Filter><Prefix>a&amp;b/</Prefix></Filter>",
    "<Expiration><Date>2030-01-01T00:00:00.000Z</Date></Expiration>",
  ),
  rule("tag", "<Filter><Tag><Key>k</Key><Value>v</Value></Tag></Filter>", days(1), "Disabled"),
  rule("larger", "<Filter><ObjectSizeGreaterThan>0</ObjectSizeGreaterThan></Filter>", days(2)),
  rule("smaller", "<Filter><ObjectSizeLessThan>9</ObjectSizeLessThan></Filter>", days(2)),
  rule(
    "and",
    "<Filter><And><Prefix>p</Prefix><Tag><Key>k</Key><Value>v</Value></Tag><Tag><Key>l</Key><Value/></Tag><ObjectSizeGreaterThan>1</ObjectSizeGreaterThan><ObjectSizeLessThan>5</ObjectSizeLessThan></And></Filter>",
    "<NoncurrentVersionExpiration><NoncurrentDays>2</NoncurrentDays><NewerNoncurrentVersions>3</NewerNoncurrentVersions></NoncurrentVersionExpiration>",
  ),
  rule(
    "several",
    "<Filter><Prefix/></Filter>",
    "<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration><NoncurrentVersionExpiration><NoncurrentDays>7</NoncurrentDays></NoncurrentVersionExpiration><AbortIncompleteMultipartUpload><DaysAfterInitiation>4</DaysAfterInitiation></AbortIncompleteMultipartUpload>",
  ),
];

describe("lifecycle rules", () => {
  it("are given back as they were put, until they are removed", async () => {
    const bucket = await newBucket();
    const read = () => send("GET", `${bucket}?lifecycle`);
    expect(outcome(await read())).toBe("404 NoSuchLifecycleConfiguration");
    const put = await configure(bucket, ...everything);
    expect([outcome(put), put.headers["x-amz-transition-default-minimum-object-size"]]).toEqual([
      "200",
      "all_storage_classes_128K",
    ]);
    const found = await read();
    expect(found.text.replace('<?xml version="1.0" encoding="UTF-8"?>\n', "")).toBe(document(...everything));
    expect(found.headers["x-amz-transition-default-minimum-object-size"]).toBe("all_storage_classes_128K");
    for (let count = 0; count < 2; count++) expect(outcome(await send("DELETE", `${bucket}?lifecycle`))).toBe("204");
    expect(outcome(await read())).toBe("404 NoSuchLifecycleConfiguration");
  });

  it("may have prefixes of their own, as older clients send them, and get ids", async () => {
    const bucket = await newBucket();
    const old = `<Rule><Prefix>logs/</Prefix><Status>Enabled</Status>${days(1)}</Rule>`;
    expect(outcome(await configure(bucket, old, old))).toBe("200");
    const { text } = await send("GET", `${bucket}?lifecycle`);
    const ids = [...text.matchAll(/<ID>([\w-]{32})<\/ID><Prefix>logs\/<\/Prefix>/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it("take the header about transitions, of which there are none", async () => {
    const bucket = await newBucket();
    const header = "x-amz-transition-default-minimum-object-size";
    const put = (value: string) =>
      send("PUT", `${bucket}?lifecycle`, document(rule("r", "<Filter/>", days(1))), { [header]: value });
    expect((await put("varies_by_storage_class")).headers[header]).toBe("varies_by_storage_class");
    expect((await send("GET", `${bucket}?lifecycle`)).headers[header]).toBe("varies_by_storage_class");
    expect(outcome(await put("none"))).toBe("400 InvalidRequest");
  });

  const tag = "<Tag><Key>k</Key><Value>v</Value></Tag>";
  const abort =
    "<AbortIncompleteMultipartUpload><DaysAfterInitiation>1</DaysAfterInitiation></AbortIncompleteMultipartUpload>";
  const marker = "<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>";
  const noncurrent = (more: string) => `<NoncurrentVersionExpiration>${more}</NoncurrentVersionExpiration>`;
  it.each<[what: string, rules: readonly string[], expected: string, message?: RegExp]>([
    ["none", [], "400 MalformedXML"],
    ["something else", ["<Other/>"], "400 MalformedXML"],
    [
      "more than a thousand",
      Array.from({ length: 1001 }, (_, id) => rule(`${id}`, "<Filter/>", days(1))),
      "400 InvalidRequest",
    ],
    [
      "an id twice",
      [rule("r", "<Filter/>", days(1)), rule("r", "<Filter/>", days(2))],
      "400 InvalidArgument",
      /Rule ID must be unique/,
    ],
    ["an id that is too long", [rule("r".repeat(256), "<Filter/>", days(1))], "400 InvalidArgument", /ID length/],
    ["another status", [rule("r", "<Filter/>", days(1), "enabled")], "400 MalformedXML"],
    ["neither filter nor prefix", [rule("r", "", days(1))], "400 MalformedXML"],
    ["filter and prefix", [rule("r", "<Filter/><Prefix/>", days(1))], "400 MalformedXML"],
    ["two members of a filter", [rule("r", `<Filter><Prefix>a</Prefix>${tag}</Filter>`, days(1))], "400 MalformedXML"],
    [
      "a tag twice",
      [rule("r", `<Filter><And>${tag}${tag}</And></Filter>`, days(1))],
      "400 InvalidRequest",
      /Duplicate Tag Keys/,
    ],
    [
      "a long prefix",
      [rule("r", `<Filter><Prefix>${"p".repeat(1025)}</Prefix></Filter>`, days(1))],
      "400 InvalidRequest",
      /1024/,
    ],
    [
      "sizes that nothing has",
      [
        rule(
          "r",
          "<Filter><And><ObjectSizeGreaterThan>5</ObjectSizeGreaterThan><ObjectSizeLessThan>5</ObjectSizeLessThan></And></Filter>",
          days(1),
        ),
      ],
      "400 InvalidRequest",
      /greater/,
    ],
    [
      "both forms",
      [rule("a", "<Filter/>", days(1)), rule("b", "<Prefix/>", days(1))],
      "400 InvalidRequest",
      /Base level prefix/,
    ],
    ["no action", [rule("r", "<Filter/>", "")], "400 InvalidRequest", /At least one action/],
    [
      "no days",
      [rule("r", "<Filter/>", days(0))],
      "400 InvalidArgument",
      /'Days' for Expiration action must be a positive integer/,
    ],
    ["half a day", [rule("r", "<Filter/>", days("0.5"))], "400 MalformedXML"],
    [
      "days and date",
      [rule("r", "<Filter/>", "<Expiration><Days>1</Days><Date>2030-01-01T00:00:00Z</Date></Expiration>")],
      "400 MalformedXML",
    ],
    [
      "a time of day",
      [rule("r", "<Filter/>", "<Expiration><Date>2030-01-01T01:00:00Z</Date></Expiration>")],
      "400 InvalidArgument",
      /'Date' must be at midnight GMT/,
    ],
    ["no date", [rule("r", "<Filter/>", "<Expiration><Date>tomorrow</Date></Expiration>")], "400 MalformedXML"],
    ["an And of nothing", [rule("r", "<Filter><And/></Filter>", days(1))], "400 MalformedXML"],
    ["an empty expiration", [rule("r", "<Filter/>", "<Expiration/>")], "400 MalformedXML"],
    ["markers by tags", [rule("r", `<Filter>${tag}</Filter>`, marker)], "400 InvalidRequest", /Tags/],
    [
      "uploads by tags",
      [rule("r", `<Filter>${tag}</Filter>`, abort)],
      "400 InvalidRequest",
      /AbortIncompleteMultipartUpload cannot be specified with Tags/,
    ],
    [
      "uploads by size",
      [rule("r", "<Filter><ObjectSizeLessThan>5</ObjectSizeLessThan></Filter>", abort)],
      "400 InvalidRequest",
      /Object Size/,
    ],
    [
      "no noncurrent days",
      [rule("r", "<Filter/>", noncurrent("<NoncurrentDays>0</NoncurrentDays>"))],
      "400 InvalidArgument",
      /NoncurrentDays/,
    ],
    [
      "versions without days",
      [rule("r", "<Filter/>", noncurrent("<NewerNoncurrentVersions>1</NewerNoncurrentVersions>"))],
      "400 MalformedXML",
    ],
    [
      "too many versions",
      [
        rule(
          "r",
          "<Filter/>",
          noncurrent("<NoncurrentDays>1</NoncurrentDays><NewerNoncurrentVersions>101</NewerNoncurrentVersions>"),
        ),
      ],
      "400 InvalidArgument",
    ],
    [
      "a transition",
      [rule("r", "<Filter/>", "<Transition><Days>1</Days><StorageClass>GLACIER</StorageClass></Transition>")],
      "501 NotImplemented",
      /^Transition is not/,
    ],
    [
      "a transition of versions",
      [rule("r", "<Filter/>", "<NoncurrentVersionTransition/>")],
      "501 NotImplemented",
      /^NoncurrentVersionTransition is not/,
    ],
  ])("are refused: %s", async (_, rules, expected, message = /./) => {
    const bucket = await newBucket();
    const answer = await configure(bucket, ...rules);
    expect(outcome(answer)).toBe(expected);
    expect(messageOf(answer)).toMatch(message);
  });

  it("are refused without a digest", async () => {
    const bucket = await newBucket();
    const body = document(rule("r", "<Filter/>", days(1)));
    expect(outcome(await s3.send({ method: "PUT", path: `/${bucket}?lifecycle`, body }))).toBe("400 InvalidRequest");
  });
});

describe("answers about objects", () => {
  it("tell when they expire, and by which rule", async () => {
    const bucket = await newBucket();
    await configure(
      bucket,
      rule("one week", "<Filter><Prefix>k</Prefix></Filter>", days(7)),
      rule("tagged", "<Filter><Tag><Key>k</Key><Value>v</Value></Tag></Filter>", days(1)),
    );
    const week = `expiry-date="${midnightIn(7)}", rule-id="one%20week"`;
    const day = `expiry-date="${midnightIn(1)}", rule-id="tagged"`;
    expect(expiration(await send("PUT", `${bucket}/k`, "x"))).toBe(week);
    for (const method of ["GET", "HEAD"]) expect(expiration(await send(method, `${bucket}/k`))).toBe(week);
    expect(expiration(await send("PUT", `${bucket}/other`, "x"))).toBeUndefined();
    const tagged = { "x-amz-tagging": "k=v" };
    expect(expiration(await send("PUT", `${bucket}/other`, "x", tagged))).toBe(day);
    const source = { "x-amz-copy-source": `/${bucket}/other` };
    expect(expiration(await send("PUT", `${bucket}/copy`, undefined, source))).toBe(day);
    const begun = await send("POST", `${bucket}/kparts?uploads`, undefined, tagged);
    const id = /<UploadId>(.*?)</.exec(begun.text)?.[1];
    const part = await send("PUT", `${bucket}/kparts?partNumber=1&uploadId=${id}`, "part");
    const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${part.headers.etag}</ETag></Part></CompleteMultipartUpload>`;
    expect(expiration(await send("POST", `${bucket}/kparts?uploadId=${id}`, body))).toBe(day);
  });

  it("of versions are told of the current one only", async () => {
    const bucket = await newBucket();
    await configure(bucket, rule("week", "<Filter/>", days(7)));
    const week = `expiry-date="${midnightIn(7)}", rule-id="week"`;
    const enabled = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    await send("PUT", `${bucket}?versioning`, enabled);
    const ids: string[] = [];
    for (const body of ["old", "new"])
      ids.push(String((await send("PUT", `${bucket}/k`, body)).headers["x-amz-version-id"]));
    const [earlier, current] = ids;
    for (const method of ["GET", "HEAD"]) {
      expect(expiration(await send(method, `${bucket}/k?versionId=${current}`))).toBe(week);
      expect(expiration(await send(method, `${bucket}/k?versionId=${earlier}`))).toBeUndefined();
    }
    await send("DELETE", `${bucket}/k`);
    expect(expiration(await send("GET", `${bucket}/k?versionId=${current}`))).toBeUndefined();
  });

  it("follow a change of the rules at once", async () => {
    const bucket = await newBucket();
    await send("PUT", `${bucket}/k`, "x");
    const read = async () => expiration(await send("HEAD", `${bucket}/k`));
    expect(await read()).toBeUndefined();
    for (const count of [1, 2]) {
      await configure(bucket, rule(`r${count}`, "<Filter/>", days(count)));
      expect(await read()).toBe(`expiry-date="${midnightIn(count)}", rule-id="r${count}"`);
    }
    await send("DELETE", `${bucket}?lifecycle`);
    expect(await read()).toBeUndefined();
  });

  it("tell when an upload ends", async () => {
    const bucket = await newBucket();
    const abort =
      "<AbortIncompleteMultipartUpload><DaysAfterInitiation>2</DaysAfterInitiation></AbortIncompleteMultipartUpload>";
    await configure(bucket, rule("uploads", "<Filter/>", abort));
    const begun = await send("POST", `${bucket}/k?uploads`);
    const listed = await send("GET", `${bucket}/k?uploadId=${/<UploadId>(.*?)</.exec(begun.text)?.[1]}`);
    for (const { headers } of [begun, listed])
      expect([headers["x-amz-abort-date"], headers["x-amz-abort-rule-id"]]).toEqual([midnightIn(2), "uploads"]);
  });
});

describe("the execution", () => {
  it("expires what the answers said, by the server's clock, and counts it", async () => {
    // what other tests have configured is over
    await s3.domain.db.bucketLifecycle.deleteMany();
    const bucket = await newBucket("Enabled");
    await configure(
      bucket,
      rule(
        "r",
        "<Filter/>",
        `${days(1)}<NoncurrentVersionExpiration><NoncurrentDays>1</NoncurrentDays></NoncurrentVersionExpiration>`,
      ),
    );
    await send("PUT", `${bucket}/k`, "x");
    const deleted: unknown[] = [];
    const traffic = { add: (...passed: unknown[]) => void deleted.push(passed) };
    const { db: prisma, context } = s3.domain;
    const { clock } = context;
    const execute = () => doAllDue({ prisma, clock }, lifecycleRuns({ prisma, clock, traffic }));
    await execute();
    expect(outcome(await send("GET", `${bucket}/k`))).toBe("200");
    clock.advance(2 * 86_400_000);
    await execute();
    const gone = await send("GET", `${bucket}/k`);
    expect([outcome(gone), gone.headers["x-amz-delete-marker"], deleted]).toEqual(["404 NoSuchKey", "true", []]);
    clock.advance(2 * 86_400_000);
    await execute();
    expect(deleted).toEqual([[s3.service.uuid, { objectsDeleted: 1, bytesDeleted: 1 }]]);
  });
});
