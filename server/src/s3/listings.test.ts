import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";

let s3: TestS3;
const keys = ["a", "b/1", "b/2", "c d", "e&f"];
beforeAll(async () => {
  s3 = await startTestS3();
  await s3.send({ method: "PUT", path: "/files" });
  for (const key of keys) await s3.send({ method: "PUT", path: `/files/${encodeURI(key)}`, body: key });
});
afterAll(() => s3.close());

const list = (query: string) => s3.send({ path: `/files?${query}` });
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found);
const namesOf = (text: string) => all(text, /<(?:Contents><Key|CommonPrefixes><Prefix)>([^<]*)/g);
const elementsOf = (text: string) => all(text.replace(/<Contents>.*/s, ""), /<(\w+)[^>]*>/g).slice(1);

it("the first version lists all, in the order of AWS's elements", async () => {
  const { text } = await list("");
  expect(namesOf(text)).toEqual(["a", "b/1", "b/2", "c d", "e&amp;f"]);
  expect(elementsOf(text)).toEqual(["Name", "Prefix", "Marker", "MaxKeys", "IsTruncated"]);
  expect(text).toMatch(
    /<Contents><Key>a<\/Key><LastModified>[^<]+<\/LastModified><ETag>&quot;\w{32}&quot;<\/ETag><Size>1<\/Size><Owner><ID>\w{32}/,
  );
});

it("the first version goes on after a marker, which it names only with a delimiter", async () => {
  const first = await list("max-keys=2");
  expect([namesOf(first.text), first.text.includes("NextMarker")]).toEqual([["a", "b/1"], false]);
  const grouped = await list("max-keys=2&delimiter=/");
  expect([namesOf(grouped.text), all(grouped.text, /<NextMarker>([^<]*)/g)]).toEqual([["a", "b/"], ["b/"]]);
  expect(namesOf((await list("delimiter=/&marker=b/")).text)).toEqual(["c d", "e&amp;f"]);
});

it("the second version goes on by tokens", async () => {
  const found: (string | undefined)[] = [];
  let token = "";
  do {
    const { text } = await list(`list-type=2&delimiter=/&max-keys=1${token && `&continuation-token=${token}`}`);
    found.push(...namesOf(text));
    expect(text).toContain("<KeyCount>1</KeyCount><MaxKeys>1</MaxKeys>");
    token = all(text, /<NextContinuationToken>([^<]*)/g)[0] ?? "";
  } while (token);
  expect(found).toEqual(["a", "b/", "c d", "e&amp;f"]);
});

it("the second version knows where to begin, whom to name and how to encode", async () => {
  const { text } = await list("list-type=2&start-after=b/1&fetch-owner=true&encoding-type=url&prefix=");
  expect(namesOf(text)).toEqual(["b/2", "c%20d", "e%26f"]);
  expect(text).toContain("<Owner><ID>");
  expect((await list("list-type=2")).text).not.toContain("<Owner>");
});

it.each([
  "max-keys=-1",
  "max-keys=x",
  "max-keys=99999999999",
  "encoding-type=base64",
  "list-type=3",
  "list-type=2&continuation-token=nonsense",
  "list-type=2&continuation-token=",
  "uploads&policy",
  "versions&version-id-marker=null",
])("%s is refused", async (query) => {
  const { status, code } = await list(query);
  expect([status, code]).toEqual([400, "InvalidArgument"]);
});

it("versions are the objects themselves", async () => {
  const { text } = await list("versions&delimiter=/&max-keys=2");
  expect(all(text, /<(?:Version><Key|CommonPrefixes><Prefix)>([^<]*)/g)).toEqual(["a", "b/"]);
  expect(text).toContain("<VersionId>null</VersionId><IsLatest>true</IsLatest>");
  expect(all(text, /<NextKeyMarker>([^<]*)/g)).toEqual(["b/"]);
  const rest = await list("versions&key-marker=c%20d&version-id-marker=null");
  expect(all(rest.text, /<Version><Key>([^<]*)/g)).toEqual(["e&amp;f"]);
});

it("lists nothing where nothing is asked for", async () => {
  const { text } = await list("list-type=2&max-keys=0");
  expect([namesOf(text), text.includes("<IsTruncated>false</IsTruncated>")]).toEqual([[], true]);
});
