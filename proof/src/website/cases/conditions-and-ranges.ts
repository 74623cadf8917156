import type { WebsiteCase, WebsiteGroup } from "../website-case.js";

const path = "/page.txt";
const past = "Sat, 01 Jan 2000 00:00:00 GMT";
const future = "Fri, 01 Jan 2038 00:00:00 GMT";

const conditional = (headers: Record<string, string>, status: number, method = "GET"): WebsiteCase => ({
  name: `${method} with ${JSON.stringify(headers)}`,
  method,
  path,
  headers,
  validatorsOf: path,
  status,
  ...(status === 304 && { body: "", answer: { etag: /./, "cache-control": "max-age=60", "content-type": null } }),
  ...(status === 412 && { answer: { etag: null } }),
});

const ranged = (range: string, status: number, body: string, contentRange: string | null): WebsiteCase => ({
  name: `Range: ${range}`,
  path,
  headers: { range },
  status,
  ...(status === 416 ? { body: /416/ } : { body }),
  answer: { "content-range": contentRange },
});

const digits = "0123456789";

export const conditionsAndRanges: WebsiteGroup = {
  name: "conditions and ranges",
  policy: "public",
  website: { error_pages: [{ status_code: 416, error_document: "416.html" }] },
  objects: {
    "page.txt": { body: digits, cacheControl: "max-age=60" },
    "416.html": "416, in our words",
    "index.html": "home",
    "none.txt": "",
  },
  cases: [
    conditional({ "if-none-match": "{etag}" }, 304),
    conditional({ "if-none-match": "{etag}" }, 304, "HEAD"),
    conditional({ "if-none-match": "W/{etag}" }, 304),
    conditional({ "if-none-match": '"other", {etag}' }, 304),
    conditional({ "if-none-match": "*" }, 304),
    conditional({ "if-none-match": '"other"' }, 200),
    conditional({ "if-match": "{etag}" }, 200),
    conditional({ "if-match": "*" }, 200),
    conditional({ "if-match": '"other"' }, 412),
    conditional({ "if-match": '"other"' }, 412, "HEAD"),
    conditional({ "if-modified-since": "{modified}" }, 304),
    conditional({ "if-modified-since": past }, 200),
    conditional({ "if-modified-since": future }, 304),
    conditional({ "if-modified-since": "yesterday" }, 200),
    conditional({ "if-unmodified-since": "{modified}" }, 200),
    conditional({ "if-unmodified-since": past }, 412),
    conditional({ "if-match": "{etag}", "if-unmodified-since": past }, 200),
    conditional({ "if-none-match": '"other"', "if-modified-since": future }, 200),
    conditional({ "if-none-match": "{etag}", range: "bytes=0-1" }, 304),
    ranged("bytes=0-0", 206, "0", "bytes 0-0/10"),
    ranged("bytes=2-5", 206, "2345", "bytes 2-5/10"),
    ranged("bytes=7-", 206, "789", "bytes 7-9/10"),
    ranged("bytes=-3", 206, "789", "bytes 7-9/10"),
    ranged("bytes=-30", 206, digits, "bytes 0-9/10"),
    ranged("bytes=0-99999999999999999999", 206, digits, "bytes 0-9/10"),
    ranged("bytes=10-", 416, "", "bytes */10"),
    ranged("bytes=-0", 416, "", "bytes */10"),
    ranged("bytes=5-2", 200, digits, null),
    ranged("bytes=0-1,3-4", 200, digits, null),
    ranged("bytes=a-b", 200, digits, null),
    ranged("items=0-1", 200, digits, null),
    ranged("bytes=", 200, digits, null),
    { ...ranged("bytes=10-", 416, "", "bytes */10"), body: "416, in our words", name: "416 has its page" },
    { method: "HEAD", path, headers: { range: "bytes=2-5" }, status: 206, answer: { "content-length": "4" } },
    {
      name: "If-Range of the same object",
      path,
      validatorsOf: path,
      headers: { range: "bytes=0-1", "if-range": "{etag}" },
      status: 206,
      body: "01",
    },
    {
      name: "If-Range of an older object",
      path,
      headers: { range: "bytes=0-1", "if-range": '"older"' },
      status: 200,
      body: digits,
    },
    {
      name: "If-Range by its date",
      path,
      validatorsOf: path,
      headers: { range: "bytes=0-1", "if-range": "{modified}" },
      status: 206,
      body: "01",
    },
    {
      name: "If-Range by an older date",
      path,
      headers: { range: "bytes=0-1", "if-range": past },
      status: 200,
      body: digits,
    },
    { path: "/none.txt", headers: { range: "bytes=0-" }, status: 416, answer: { "content-range": "bytes */0" } },
    { path: "/", headers: { range: "bytes=1-2" }, status: 206, body: "om", name: "a range of an index document" },
    { path: "/nothing.txt", headers: { range: "bytes=0-1" }, status: 404, name: "a range of nothing" },
    { path: "/nothing.txt", headers: { "if-none-match": "*" }, status: 404, name: "a condition on nothing" },
  ],
};
