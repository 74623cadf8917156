import { each, get, head, named, type Options, post, put, remove, type Sequence, type Step, xml } from "../sequence.js";

const begun = (options: Options = {}): Step => post("/~/key?uploads", { name: "u", ...options });
const upload = "uploadId={u:UploadId}";
const part = (number: number | string, options: Options = {}): Step =>
  put(`/~/key?partNumber=${number}&${upload}`, { body: `part ${number}`, name: `p${number}`, ...options });
const element = (number: number | string, etag = `{p${number}:etag}`): string =>
  xml("Part", xml("PartNumber", String(number)), xml("ETag", etag));
const complete = (elements: readonly string[], options: Options = {}): Step =>
  post(`/~/key?${upload}`, { body: xml("CompleteMultipartUpload", ...elements), ...options });
const large = { body: Buffer.alloc(5 * 1024 ** 2, "a") };

const source = put("/~/source", { body: "0123456789" });
const copied = (headers: Readonly<Record<string, string>>, number = 1): Step =>
  put(`/~/key?partNumber=${number}&${upload}`, {
    headers: { "x-amz-copy-source": "/~/source", ...headers },
    name: `p${number}`,
  });

export const multipartSequences: readonly Sequence[] = [
  ...named("parts", {
    "one part": [begun(), part(1), complete([element(1)]), get("/~/key"), head("/~/key")],
    "two parts, and each by its number": [
      begun(),
      part(1, large),
      part(2),
      complete([element(1), element(2)]),
      head("/~/key"),
      head("/~/key?partNumber=1"),
      get("/~/key?partNumber=2"),
      head("/~/key?partNumber=3"),
      get("/~/key?partNumber=3"),
      get("/~/key", { headers: { range: "bytes=5242879-5242881" } }),
      get("/~"),
    ],
    "numbers with gaps": [
      begun(),
      part(7),
      complete([element(7)]),
      head("/~/key?partNumber=1"),
      head("/~/key?partNumber=7"),
    ],
    "an object that is described": [
      begun({
        headers: {
          "content-type": "text/plain",
          "x-amz-meta-a": "b",
          "cache-control": "no-cache",
          "x-amz-tagging": "a=b",
        },
      }),
      part(1),
      complete([element(1)]),
      head("/~/key"),
      get("/~/key?tagging"),
    ],
    listed: [
      begun(),
      part(1),
      part(2),
      part(3),
      get(`/~/key?${upload}`),
      get(`/~/key?${upload}&max-parts=2`),
      get(`/~/key?${upload}&part-number-marker=2`),
    ],
    "listed at most": [
      begun(),
      part(1),
      get(`/~/key?${upload}&max-parts=0`),
      get(`/~/key?${upload}&max-parts=-1`),
      get(`/~/key?${upload}&max-parts=x`),
      get(`/~/key?${upload}&max-parts=2000`),
      get(`/~/key?${upload}&part-number-marker=x`),
      get(`/~/key?${upload}&part-number-marker=-1`),
    ],
    "a part instead of another": [
      begun(),
      part(1),
      part(1, { body: "new" }),
      get(`/~/key?${upload}`),
      complete([element(1)]),
      get("/~/key"),
    ],
    "the tag of a part that was replaced": [
      begun(),
      part(1, { name: "old" }),
      part(1, { body: "new" }),
      complete([element(1, "{old:etag}")]),
    ],
    "fewer parts than there are": [begun(), part(1), part(2), complete([element(2)]), get("/~/key")],
    "given up": [
      begun(),
      part(1),
      remove(`/~/key?${upload}`),
      get(`/~/key?${upload}`),
      remove(`/~/key?${upload}`),
      part(2),
      complete([element(1)]),
    ],
    "completed twice": [begun(), part(1), complete([element(1)]), complete([element(1)])],
    "given up when completed": [
      begun(),
      part(1),
      complete([element(1)]),
      remove(`/~/key?${upload}`),
      get(`/~/key?${upload}`),
    ],
    "in the wrong order": [begun(), part(1, large), part(2), complete([element(2), element(1)])],
    "the same part twice": [begun(), part(1, large), complete([element(1), element(1)])],
    "too small": [begun(), part(1), part(2), complete([element(1), element(2)])],
    "a part that is missing": [
      begun(),
      part(1),
      complete([element(1), element(2, '"x"')]),
      complete([element(9, "{p1:etag}")]),
    ],
    "a wrong tag": [begun(), part(1), complete([element(1, '"00000000000000000000000000000000"')])],
    "a tag without quotation marks": [
      begun(),
      part(1, { body: "x" }),
      complete([element(1, "9dd4e461268c8034f5c8564e155c67a6")]),
    ],
    "no parts": [begun(), complete([])],
    "no document": [
      begun(),
      post(`/~/key?${upload}`),
      post(`/~/key?${upload}`, { body: "<Complete" }),
      post(`/~/key?${upload}`, { body: xml("Delete") }),
    ],
    "a part without a number": [begun(), part(1), complete([xml("Part", xml("ETag", "{p1:etag}"))])],
    "a part without a tag": [begun(), part(1), complete([xml("Part", xml("PartNumber", "1"))])],
    "a number that is none": [
      begun(),
      part(1),
      complete([element("x", "{p1:etag}")]),
      complete([element(0, "{p1:etag}")]),
      complete([element(10001, "{p1:etag}")]),
    ],
    "under another key": [
      begun(),
      put(`/~/other?partNumber=1&${upload}`, { body: "x" }),
      get(`/~/other?${upload}`),
      remove(`/~/other?${upload}`),
    ],
    "an upload that is none": [
      put("/~/key?partNumber=1&uploadId=nothing", { body: "x" }),
      get("/~/key?uploadId=nothing"),
      remove("/~/key?uploadId=nothing"),
      post("/~/key?uploadId=nothing", { body: xml("CompleteMultipartUpload", element(1, '"x"')) }),
      put("/~/key?partNumber=1&uploadId=", { body: "x" }),
      put("/~/key?uploadId=nothing", { body: "x" }),
      put("/~/key?partNumber=1", { body: "x" }),
    ],
    "an expected size": [
      begun(),
      part(1),
      complete([element(1)], { headers: { "x-amz-mp-object-size": "5" } }),
      complete([element(1)], { headers: { "x-amz-mp-object-size": "6" } }),
    ],
    "on conditions": [
      put("/~/key", { body: "x" }),
      begun(),
      part(1),
      complete([element(1)], { headers: { "if-none-match": "*" } }),
      complete([element(1)], { headers: { "if-match": '"x"' } }),
    ],
    "an empty part": [begun(), part(1, { body: "" }), complete([element(1)]), head("/~/key")],
    "a part with a wrong digest": [
      begun(),
      part(1, { headers: { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" } }),
      part(1, { headers: { "content-md5": "x" } }),
    ],
    attributes: [
      begun(),
      part(1),
      complete([element(1)]),
      get("/~/key?attributes", { headers: { "x-amz-object-attributes": "ObjectParts,ETag" } }),
    ],
    "as another account": [
      begun(),
      part(1, { as: "other" }),
      get(`/~/key?${upload}`, { as: "other" }),
      complete([element(1)], { as: "other" }),
      remove(`/~/key?${upload}`, { as: "other" }),
    ],
  }),
  ...each("parts: number", ["0", "-1", "10000", "10001", "x", "", "1.5"], (number) => [
    begun(),
    put(`/~/key?partNumber=${number}&${upload}`, { body: "x" }),
  ]),
  ...named("uploads", {
    listed: [
      begun(),
      post("/~/other?uploads"),
      post("/~/a/b?uploads"),
      get("/~?uploads"),
      get("/~?uploads&prefix=a"),
      get("/~?uploads&delimiter=/"),
    ],
    "listed in pages": [
      begun(),
      post("/~/other?uploads"),
      get("/~?uploads&max-uploads=1", { name: "a" }),
      get("/~?uploads&max-uploads=1&key-marker={a:NextKeyMarker}&upload-id-marker={a:NextUploadIdMarker}"),
      get("/~?uploads&key-marker=key"),
      get("/~?uploads&upload-id-marker=x"),
    ],
    "listed at most": [
      get("/~?uploads&max-uploads=0"),
      get("/~?uploads&max-uploads=-1"),
      get("/~?uploads&max-uploads=x"),
      get("/~?uploads&max-uploads=1001"),
    ],
    "listed, encoded": [
      post("/~/a%20b%26?uploads"),
      get("/~?uploads&encoding-type=url"),
      get("/~?uploads&encoding-type=x"),
    ],
  }),
  ...each(
    "copied parts",
    ["", "bytes=0-4", "bytes=9-9", "bytes=0-10", "bytes=5-2", "bytes=2-", "bytes=-2", "0-4", "bytes=a-b"],
    (range) => [
      source,
      begun(),
      copied(range === "" ? {} : { "x-amz-copy-source-range": range }),
      complete([element(1)]),
      get("/~/key"),
    ],
  ),
  ...named("copied parts", {
    "of nothing": [
      begun(),
      copied({ "x-amz-copy-source": "/~/absent" }),
      copied({ "x-amz-copy-source": "/~-absent/key" }),
      copied({ "x-amz-copy-source": "x" }),
    ],
    "on conditions": [
      source,
      begun(),
      copied({ "x-amz-copy-source-if-match": '"781e5e245d69b566979b86e28d23f2c7"' }),
      copied({ "x-amz-copy-source-if-match": '"x"' }),
      copied({ "x-amz-copy-source-if-none-match": '"781e5e245d69b566979b86e28d23f2c7"' }),
      copied({ "x-amz-copy-source-if-unmodified-since": "Thu, 01 Jan 2015 00:00:00 GMT" }),
    ],
    "into no upload": [
      source,
      put("/~/key?partNumber=1&uploadId=nothing", { headers: { "x-amz-copy-source": "/~/source" } }),
    ],
  }),
];
