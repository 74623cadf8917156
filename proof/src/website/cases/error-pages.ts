import type { WebsiteGroup } from "../website-case.js";

/** Pages by status and by range: the status itself, then the narrowest range. */
export const errorPages: WebsiteGroup = {
  name: "error pages",
  policy: [
    { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::{bucket}/*" },
    { Effect: "Deny", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::{bucket}/closed/*" },
    { Effect: "Deny", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::{bucket}/errors/private.html" },
  ],
  website: {
    error_pages: [
      { status_range: { start: 400, end: 599 }, error_document: "errors/any.html" },
      { status_range: { start: 400, end: 404 }, error_document: "errors/narrow.html" },
      { status_range: { start: 400, end: 499 }, error_document: "errors/client.html" },
      { status_code: 404, error_document: "errors/404.html" },
      { status_code: 416, error_document: "errors/private.html" },
      { status_code: 400, error_document: "errors/missing.html" },
    ],
  },
  objects: {
    "index.html": "home",
    "closed/index.html": "closed",
    "errors/404.html": { body: "our 404", cacheControl: "max-age=5" },
    "errors/narrow.html": "narrow",
    "errors/client.html": { body: "client", type: "text/plain" },
    "errors/any.html": "any",
    "errors/private.html": "private",
  },
  cases: [
    {
      path: "/nothing.txt",
      status: 404,
      body: "our 404",
      answer: { "content-type": /^text\/html/, etag: null, "last-modified": null, "cache-control": "max-age=5" },
    },
    { path: "/nothing", status: 404, body: "our 404" },
    { path: "/nothing/", status: 404, body: "our 404" },
    { method: "HEAD", path: "/nothing", status: 404, body: "", answer: { "content-length": "7" } },
    {
      path: "/nothing",
      headers: { range: "bytes=0-1" },
      status: 404,
      body: "our 404",
      answer: { "content-range": null },
    },
    { path: "/nothing", headers: { "if-none-match": "*" }, status: 404, body: "our 404" },
    { path: "/closed/", status: 403, body: "narrow", name: "the narrowest range" },
    { path: "/closed/index.html", status: 403, body: "narrow" },
    { path: "/closed/nothing.html", status: 403, body: "narrow", name: "absence is not told where reading is denied" },
    {
      path: "/index.html",
      headers: { "if-match": '"x"' },
      status: 412,
      body: "client",
      answer: { "content-type": "text/plain" },
    },
    {
      path: "/index.html",
      headers: { range: "bytes=9-" },
      status: 416,
      body: /^(?!.*private)/s,
      name: "a document that is not public is not shown",
    },
    { path: "/%ff", status: 400, body: /400 Bad Request/, name: "a document that is missing" },
    { path: "/errors/404.html", status: 200, body: "our 404" },
    { path: "/errors/private.html", status: 403, body: "narrow" },
    { method: "POST", path: "/", status: 405, body: /405/, name: "methods are not storage's" },
  ],
};

/** Pages that lead back to themselves. */
export const errorLoops: WebsiteGroup = {
  name: "loops of error pages",
  policy: "public",
  website: {
    spa_mode: false,
    index_document: "missing-index.html",
    error_pages: [
      { status_code: 404, error_document: "loop" },
      { status_code: 416, error_document: "away.html" },
      { status_code: 412, error_document: "empty.html" },
    ],
  },
  objects: {
    "loop.html": "never",
    "away.html": { body: "away", redirect: "/nothing" },
    "empty.html": "",
    "page.txt": "page",
  },
  cases: [
    { path: "/", status: 404, body: /404 Not Found/, name: "an index that is missing" },
    { path: "/nothing", status: 404, body: /404 Not Found/, name: "a document's key is exact" },
    { path: "/page.txt", headers: { range: "bytes=9-" }, status: 416, body: "away", answer: { location: null } },
    { path: "/page.txt", headers: { "if-match": '"x"' }, status: 412, body: "" },
    { path: "/away.html", status: 301, answer: { location: "/nothing" } },
  ],
};

/** With a prefix, error documents are named within the bucket, or else below the prefix. */
export const errorPagesBelowPrefix: WebsiteGroup = {
  name: "error pages and a prefix",
  policy: "public",
  website: {
    bucket_prefix: "site/",
    error_pages: [
      { status_code: 404, error_document: "errors/404.html" },
      { status_code: 416, error_document: "416.html" },
      { status_code: 412, error_document: "both.html" },
    ],
  },
  objects: {
    "errors/404.html": "of the bucket",
    "site/416.html": "below the prefix",
    "both.html": "of the bucket",
    "site/both.html": "below the prefix",
    "site/index.html": "home",
  },
  cases: [
    { path: "/nothing", status: 404, body: "of the bucket" },
    { path: "/", headers: { range: "bytes=9-" }, status: 416, body: "below the prefix" },
    { path: "/", headers: { "if-match": '"x"' }, status: 412, body: "of the bucket" },
    { path: "/both", status: 200, body: "below the prefix" },
  ],
};
