import { each, get, head, named, put, remove, type Sequence } from "../sequence.js";

const ranges = [
  ...[
    "bytes=0-0",
    "bytes=0-4",
    "bytes=2-",
    "bytes=-3",
    "bytes=-100",
    "bytes=0-100",
    "bytes=9-9",
    "bytes=10-",
    "bytes=10-20",
  ],
  ...[
    "bytes=-0",
    "bytes=5-2",
    "bytes=-",
    "bytes=a-b",
    "bytes=0-1,3-4",
    "octets=0-1",
    "bytes 0-1",
    "Bytes=0-1",
    "bytes=0-99999999999999999999",
  ],
];

const tag = '"781e5e245d69b566979b86e28d23f2c7"';
const other = '"00000000000000000000000000000000"';
const past = "Thu, 01 Jan 2015 00:00:00 GMT";
const future = "Sat, 01 Jan 2050 00:00:00 GMT";

const conditions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "If-Match holds": { "if-match": tag },
  "If-Match does not hold": { "if-match": other },
  "If-Match of anything": { "if-match": "*" },
  "If-Match without quotation marks": { "if-match": tag.slice(1, -1) },
  "If-Match of several": { "if-match": `${other}, ${tag}` },
  "If-Match of a weak tag": { "if-match": `W/${tag}` },
  "If-None-Match holds": { "if-none-match": other },
  "If-None-Match does not hold": { "if-none-match": tag },
  "If-None-Match of anything": { "if-none-match": "*" },
  "If-None-Match of several": { "if-none-match": `${other}, ${tag}` },
  "If-Modified-Since holds": { "if-modified-since": past },
  "If-Modified-Since does not hold": { "if-modified-since": "{a:last-modified}" },
  "If-Modified-Since of the future": { "if-modified-since": future },
  "If-Modified-Since is none": { "if-modified-since": "yesterday" },
  "If-Unmodified-Since holds": { "if-unmodified-since": "{a:last-modified}" },
  "If-Unmodified-Since does not hold": { "if-unmodified-since": past },
  "If-Unmodified-Since is none": { "if-unmodified-since": "yesterday" },
  "If-Match holds, If-Unmodified-Since does not": { "if-match": tag, "if-unmodified-since": past },
  "If-None-Match does not hold, If-Modified-Since does": { "if-none-match": tag, "if-modified-since": past },
  "If-None-Match holds, If-Modified-Since does not": {
    "if-none-match": other,
    "if-modified-since": "{a:last-modified}",
  },
  "If-Match and If-None-Match": { "if-match": tag, "if-none-match": tag },
};

const object = put("/~/key", { body: "0123456789" });
const names = Object.keys(conditions);

export const readSequences: readonly Sequence[] = [
  ...each("ranges", ranges, (range) => [
    object,
    get("/~/key", { headers: { range } }),
    head("/~/key", { headers: { range } }),
  ]),
  ...each("ranges of nothing", ["bytes=0-", "bytes=0-0", "bytes=-1", "bytes=-0"], (range) => [
    put("/~/key", { body: "" }),
    get("/~/key", { headers: { range } }),
  ]),
  // the body is "0123456789", whose MD5 is in the tag
  ...each("conditions", names, (name) => {
    const headers = conditions[name] ?? {};
    return [object, head("/~/key", { name: "a" }), get("/~/key", { headers }), head("/~/key", { headers })];
  }),
  ...named("reads", {
    "a range and a condition": [
      object,
      get("/~/key", { headers: { range: "bytes=0-1", "if-match": tag } }),
      get("/~/key", { headers: { range: "bytes=99-", "if-match": other } }),
    ],
    "conditions of what is not there": [
      get("/~/key", { headers: { "if-match": "*" } }),
      get("/~/key", { headers: { "if-none-match": "*" } }),
    ],
    "a part of an object that has none": [
      object,
      get("/~/key?partNumber=1"),
      get("/~/key?partNumber=2"),
      get("/~/key?partNumber=0"),
      get("/~/key?partNumber=x"),
      get("/~/key?partNumber=10001"),
      get("/~/key?partNumber=1", { headers: { range: "bytes=0-1" } }),
    ],
    attributes: [
      object,
      get("/~/key?attributes", {
        headers: { "x-amz-object-attributes": "ETag,ObjectSize,StorageClass,Checksum,ObjectParts" },
      }),
      get("/~/key?attributes"),
      get("/~/key?attributes", { headers: { "x-amz-object-attributes": "Weight" } }),
      get("/~/absent?attributes", { headers: { "x-amz-object-attributes": "ETag" } }),
    ],
  }),
  ...each("writes", ["* on nothing", "* on an object", "tag on nothing", "tag on an object"], (value) => [
    ...(value.endsWith("object") ? [object] : []),
    put("/~/key", { body: "new", headers: { "if-none-match": value.startsWith("*") ? "*" : tag } }),
    get("/~/key"),
  ]),
  ...each("writes over", ["right tag", "wrong tag", "nothing"], (value) => [
    ...(value === "nothing" ? [] : [object]),
    put("/~/key", { body: "new", headers: { "if-match": value === "wrong tag" ? other : tag } }),
  ]),
  ...each("deletes", ["right tag", "wrong tag", "anything", "nothing"], (value) => [
    ...(value === "nothing" ? [] : [object]),
    remove("/~/key", { headers: { "if-match": { "wrong tag": other, anything: "*" }[value as string] ?? tag } }),
    head("/~/key"),
  ]),
];
