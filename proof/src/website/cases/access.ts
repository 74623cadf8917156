import type { WebsiteGroup } from "../website-case.js";

/** Nothing is public: what is there and what is not look alike. */
export const privateBucket: WebsiteGroup = {
  name: "a bucket without a policy",
  policy: "none",
  website: { error_pages: [{ status_code: 403, error_document: "403.html" }] },
  objects: { "index.html": "home", "dir/index.html": "dir", "403.html": "403", old: { body: "", redirect: "/x" } },
  cases: [
    { path: "/", status: 403, body: /403 Forbidden/ },
    { path: "/index.html", status: 403 },
    { path: "/nothing", status: 403 },
    { path: "/dir", status: 403, answer: { location: null } },
    { path: "/old", status: 403, answer: { location: null } },
    { path: "/index.html", headers: { "if-none-match": "*" }, status: 403 },
    { path: "/index.html", headers: { range: "bytes=0-0" }, status: 403 },
    { method: "HEAD", path: "/", status: 403, answer: { etag: null } },
    { path: "/%ff", status: 400 },
  ],
};

/** Some is public. */
export const partlyPublic: WebsiteGroup = {
  name: "a bucket that is public in part",
  policy: [
    { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::{bucket}/open/*" },
    { Effect: "Allow", Principal: { AWS: "*" }, Action: "s3:GetObject", Resource: "arn:aws:s3:::{bucket}/403.html" },
    {
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::{bucket}/linked/*",
      Condition: { StringLike: { "aws:Referer": "https://example.org/*" } },
    },
    { Effect: "Allow", Principal: "*", Action: "s3:PutObject", Resource: "arn:aws:s3:::{bucket}/*" },
  ],
  website: { error_pages: [{ status_code: 403, error_document: "403.html" }] },
  objects: {
    "index.html": "home",
    "403.html": "our 403",
    "open/index.html": "open",
    "open/page.html": "page",
    "linked/photo.txt": "photo",
    "page.html": "hidden",
    "secret/index.html": "secret",
  },
  cases: [
    { path: "/", status: 403, body: "our 403" },
    { path: "/open/", status: 200, body: "open" },
    { path: "/open", status: 302, answer: { location: "/open/" } },
    { path: "/open/page", status: 200, body: "page" },
    { path: "/open/nothing", status: 404 },
    { path: "/page", status: 403, body: "our 403" },
    { path: "/nothing", status: 403, body: "our 403" },
    { path: "/secret", status: 403, body: "our 403", answer: { location: null } },
    { path: "/secret/", status: 403, body: "our 403" },
    { path: "/linked/photo.txt", status: 403 },
    { path: "/linked/photo.txt", headers: { referer: "https://example.org/gallery" }, status: 200, body: "photo" },
    { path: "/linked/photo.txt", headers: { referer: "https://evil.example/" }, status: 403 },
    { method: "PUT", path: "/new.txt", status: 405, name: "writing is no matter of policies" },
  ],
};
