import type { WebsiteCase, WebsiteGroup } from "../website-case.js";

const objects = { "index.html": "home", "404.html": "ours" };
const error_pages = [{ status_code: 404, error_document: "404.html" }];

const everywhere = (title: string): readonly WebsiteCase[] => [
  { path: "/", status: 404, body: new RegExp(title), answer: { "content-type": /^text\/html/, "set-cookie": null } },
  { path: "/index.html", status: 404, body: new RegExp(title) },
  { path: "/<b>", status: 404, body: new RegExp(title) },
  { method: "HEAD", path: "/", status: 404, body: "" },
  { method: "POST", path: "/", status: 405 },
];

export const disabled: WebsiteGroup = {
  name: "switched off",
  policy: "public",
  website: { enabled: false, error_pages },
  objects,
  cases: everywhere("Site Disabled"),
};

export const notConfigured: WebsiteGroup = {
  name: "not configured",
  policy: "public",
  website: "none",
  objects,
  cases: everywhere("Site Not Configured"),
};

export const withoutBucket: WebsiteGroup = {
  name: "a bucket that is not there",
  policy: "public",
  website: { bucket_name: "no-such-bucket-here", error_pages },
  objects,
  cases: [
    { path: "/", status: 404, body: /404 Not Found/ },
    { path: "/index.html", status: 404 },
    { method: "HEAD", path: "/", status: 404 },
  ],
};
