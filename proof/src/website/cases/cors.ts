import type { WebsiteGroup } from "../website-case.js";

const vary = /Origin/;
const app = "https://app.example";

const preflight = (method: string, more: Record<string, string> = {}) => ({
  origin: app,
  "access-control-request-method": method,
  ...more,
});

/** The CORS configuration of the bucket. */
export const cors: WebsiteGroup = {
  name: "CORS",
  policy: "public",
  website: {},
  cors: [
    {
      AllowedOrigins: [app],
      AllowedMethods: ["GET", "HEAD"],
      AllowedHeaders: ["x-*"],
      ExposeHeaders: ["ETag"],
      MaxAgeSeconds: 600,
    },
    { AllowedOrigins: ["*"], AllowedMethods: ["GET"] },
  ],
  objects: { "index.html": "home", "font.woff2": "font", "dir/index.html": "dir" },
  cases: [
    {
      path: "/font.woff2",
      headers: { origin: app },
      status: 200,
      body: "font",
      answer: {
        "access-control-allow-origin": app,
        "access-control-expose-headers": "ETag",
        "access-control-allow-credentials": "true",
        vary,
      },
    },
    {
      path: "/font.woff2",
      headers: { origin: "https://other.example" },
      status: 200,
      answer: { "access-control-allow-origin": "*", "access-control-allow-credentials": null, vary },
    },
    {
      path: "/font.woff2",
      status: 200,
      answer: { "access-control-allow-origin": null, vary },
      name: "caches are told",
    },
    {
      method: "HEAD",
      path: "/font.woff2",
      headers: { origin: "https://other.example" },
      status: 200,
      answer: { "access-control-allow-origin": null, vary },
    },
    {
      path: "/nothing.js",
      headers: { origin: app },
      status: 404,
      answer: { "access-control-allow-origin": app, vary },
    },
    { path: "/dir", headers: { origin: app }, status: 302, answer: { "access-control-allow-origin": app } },
    {
      path: "/",
      headers: { origin: app, "if-none-match": "*" },
      status: 304,
      answer: { "access-control-allow-origin": app, vary },
    },
    {
      method: "OPTIONS",
      path: "/font.woff2",
      headers: preflight("GET", { "access-control-request-headers": "x-one, X-Two" }),
      status: 200,
      body: "",
      answer: {
        "access-control-allow-origin": app,
        "access-control-allow-methods": "GET, HEAD",
        "access-control-allow-headers": "x-one, x-two",
        "access-control-max-age": "600",
        vary,
      },
    },
    { method: "OPTIONS", path: "/no/such/page", headers: preflight("GET"), status: 200 },
    {
      method: "OPTIONS",
      path: "/",
      headers: preflight("PUT"),
      status: 403,
      answer: { "access-control-allow-origin": null },
    },
    {
      method: "OPTIONS",
      path: "/",
      headers: preflight("GET", { "access-control-request-headers": "authorization" }),
      status: 403,
    },
    { method: "OPTIONS", path: "/", headers: { origin: app }, status: 405 },
    { method: "POST", path: "/", headers: { origin: app }, status: 405 },
  ],
};

export const withoutCors: WebsiteGroup = {
  name: "a bucket without CORS",
  policy: "public",
  website: {},
  objects: { "index.html": "home" },
  cases: [
    { path: "/", headers: { origin: app }, status: 200, answer: { "access-control-allow-origin": null } },
    { method: "OPTIONS", path: "/", headers: preflight("GET"), status: 403 },
  ],
};
