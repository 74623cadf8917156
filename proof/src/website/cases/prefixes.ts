import type { WebsiteGroup } from "../website-case.js";

/** A prefix without a slash at its end is a directory, too. */
export const prefixWithoutSlash: WebsiteGroup = {
  name: "a prefix without a slash",
  policy: "public",
  website: { bucket_prefix: "site/v1.2", index_document: "home/start.htm" },
  objects: {
    "site/v1.2/home/start.htm": "start",
    "site/v1.2/page.html": "page",
    "site/v1.2/dir/home/start.htm": "dir",
    "site/v1.2-next/page.html": "next",
    "site/page.html": "above",
    "home/start.htm": "root",
  },
  cases: [
    { path: "/", status: 200, body: "start", answer: { "content-type": /^text\/html/ } },
    { path: "/page", status: 200, body: "page" },
    { path: "/dir", status: 302, answer: { location: "/dir/" } },
    { path: "/dir/", status: 200, body: "dir" },
    { path: "/-next/page.html", status: 404 },
    { path: "/home/start.htm", status: 200, body: "start" },
    { path: "/site/v1.2/page.html", status: 404 },
    { path: "/../page.html", status: 404 },
  ],
};
