import type { WebsiteGroup } from "../website-case.js";

/** Every path without an extension is for the application's own router. */
export const spa: WebsiteGroup = {
  name: "single-page application",
  policy: "public",
  website: {
    spa_mode: true,
    bucket_prefix: "dist/",
    index_document: "app.html",
    error_pages: [{ status_code: 404, error_document: "dist/404.html" }],
  },
  objects: {
    "dist/app.html": "the app",
    "dist/about.html": "about",
    "dist/docs/app.html": "docs",
    "dist/exact": "exact",
    "dist/assets/app.js": "js",
    "dist/404.html": "no such file",
  },
  cases: [
    { path: "/", status: 200, body: "the app", answer: { "content-type": /^text\/html/ } },
    { path: "/users", status: 200, body: "the app" },
    { path: "/users/7/edit", status: 200, body: "the app" },
    { path: "/users/", status: 200, body: "the app" },
    { path: "/docs/", status: 200, body: "the app" },
    { path: "/docs", status: 200, body: "the app" },
    { path: "/about", status: 200, body: "the app" },
    { path: "/exact", status: 200, body: "the app" },
    { path: "/v1.2/users", status: 200, body: "the app" },
    { path: "/users?tab=1", status: 200, body: "the app" },
    { path: `/${"a".repeat(10_000)}`, status: 200, body: "the app", name: "10,000 characters" },
    { path: "/assets/app.js", status: 200, body: "js" },
    { path: "/assets/gone.js", status: 404, body: "no such file" },
    { path: "/about.html", status: 200, body: "about" },
    { path: "/users/ada.lovelace", status: 404, body: "no such file", name: "a dot makes it a file" },
    { path: "/..", status: 404, body: "no such file" },
    { path: "/%ff", status: 400 },
    { method: "HEAD", path: "/users", status: 200, answer: { "content-length": "7" } },
    { path: "/users", headers: { range: "bytes=4-" }, status: 206, body: "app" },
    { path: "/users", headers: { "if-none-match": "{etag}" }, validatorsOf: "/", status: 304 },
  ],
};

export const spaWithoutIndex: WebsiteGroup = {
  name: "application without an index",
  policy: "public",
  website: { spa_mode: true, error_pages: [{ status_code: 404, error_document: "404.html" }] },
  objects: { "404.html": "nothing there" },
  cases: [
    { path: "/", status: 404, body: "nothing there" },
    { path: "/users", status: 404, body: "nothing there" },
    { path: "/404", status: 404, body: "nothing there" },
    { path: "/404.html", status: 200, body: "nothing there" },
  ],
};
