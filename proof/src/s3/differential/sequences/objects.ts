import { each, get, head, named, put, remove, type Sequence } from "../sequence.js";

const described = {
  "cache-control": "max-age=60",
  "content-disposition": 'attachment; filename="a.txt"',
  "content-encoding": "gzip",
  "content-language": "de",
  "content-type": "text/plain; charset=utf-8",
  expires: "Thu, 01 Dec 2050 16:00:00 GMT",
};

const keys = [
  ...["a%20b", "a+b", "a%2Bb", "a%25b", "%C3%A4%E2%82%AC", "%F0%9F%98%80", "/", "//a", "a//b", "a/", "../a", "a/../b"],
  ...[".", "a%3Fb", "a%26b%3Dc", "a%23b", "a%3Bb", "a%27b%22", "%3Ca%3E", "a%2Fb", "a%09b", "a%5Cb", "a*b(c)!", "soap"],
];

const longKey = (length: number): string => "k".repeat(length);

export const objectSequences: readonly Sequence[] = [
  ...named("objects", {
    "put, get, look at, delete": [
      put("/~/key", { body: "hello" }),
      get("/~/key"),
      head("/~/key"),
      remove("/~/key"),
      get("/~/key"),
      head("/~/key"),
      remove("/~/key"),
    ],
    "an empty one": [put("/~/key", { body: "" }), get("/~/key"), head("/~/key")],
    "one instead of another": [put("/~/key", { body: "one" }), put("/~/key", { body: "other" }), get("/~/key")],
    "one that is described": [put("/~/key", { body: "x", headers: described }), get("/~/key"), head("/~/key")],
    "a description that another put ends": [
      put("/~/key", { body: "x", headers: { ...described, "x-amz-meta-a": "b" } }),
      put("/~/key", { body: "x" }),
      head("/~/key"),
    ],
    "sent in chunks of AWS, kept without": [
      put("/~/key", { body: "x", headers: { "content-encoding": "aws-chunked,gzip" } }),
      head("/~/key"),
    ],
    metadata: [
      put("/~/key", {
        body: "x",
        headers: { "x-amz-meta-one": "1", "X-Amz-Meta-Two": "a  b", "x-amz-meta-empty": "" },
      }),
      head("/~/key"),
    ],
    "metadata in encoded words": [
      put("/~/key", { body: "x", headers: { "x-amz-meta-name": "=?UTF-8?B?w6TDtsO8?=" } }),
      head("/~/key"),
    ],
    "too much metadata": [put("/~/key", { body: "x", headers: { "x-amz-meta-a": "x".repeat(2048) } })],
    "a website's redirect": [
      put("/~/key", { body: "x", headers: { "x-amz-website-redirect-location": "/other" } }),
      head("/~/key"),
    ],
    "a website's redirect that is none": [
      put("/~/key", { body: "x", headers: { "x-amz-website-redirect-location": "other" } }),
    ],
    "a canned list that is none": [put("/~/key", { body: "x", headers: { "x-amz-acl": "everybody" } })],
    "a long key": [put(`/~/${longKey(1024)}`, { body: "x" }), get(`/~/${longKey(1024)}`)],
    "a key that is too long": [put(`/~/${longKey(1025)}`, { body: "x" }), get(`/~/${longKey(1025)}`)],
    "the version null": [put("/~/key", { body: "x" }), get("/~/key?versionId=null"), head("/~/key?versionId=null")],
    "the version null of nothing": [get("/~/key?versionId=null"), remove("/~/key?versionId=null")],
    "a version that is none": [
      put("/~/key", { body: "x" }),
      get("/~/key?versionId=nothing"),
      head("/~/key?versionId=nothing"),
      remove("/~/key?versionId=nothing"),
      get("/~/key?versionId="),
    ],
    "parameters that mean nothing": [put("/~/key?x=y", { body: "x" }), get("/~/key?x-id=GetObject&a")],
    "as another account": [
      put("/~/key", { body: "x" }),
      get("/~/key", { as: "other" }),
      head("/~/key", { as: "other" }),
      put("/~/key", { body: "x", as: "other" }),
      remove("/~/key", { as: "other" }),
      get("/~/absent", { as: "other" }),
    ],
    "what a request answers otherwise": [
      put("/~/key", { body: "x", headers: described }),
      get(
        "/~/key?response-cache-control=no-cache&response-content-disposition=inline&response-content-encoding=br&response-content-language=fr&response-content-type=a%2Fb&response-expires=0",
      ),
      head("/~/key?response-content-type=a%2Fb"),
    ],
    "what a request without a signature answers otherwise": [
      put("/~/key", { body: "x" }),
      get("/~/key?response-content-type=a%2Fb", { as: "nobody" }),
    ],
  }),
  ...each("objects: key", keys, (key) => [
    put(`/~/${key}`, { body: "x" }),
    get(`/~/${key}`),
    get("/~"),
    get("/~?encoding-type=url"),
    remove(`/~/${key}`),
  ]),
  ...each(
    "objects: storage class",
    ["STANDARD", "STANDARD_IA", "GLACIER", "REDUCED_REDUNDANCY", "COLD", ""],
    (value) => [put("/~/key", { body: "x", headers: { "x-amz-storage-class": value } }), head("/~/key"), get("/~")],
  ),
  ...each("objects: encryption", ["AES256", "aws:kms", "DES", "aes256"], (value) => [
    put("/~/key", { body: "x", headers: { "x-amz-server-side-encryption": value } }),
  ]),
];
