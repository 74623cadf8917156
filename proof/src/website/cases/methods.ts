import type { WebsiteCase, WebsiteGroup } from "../website-case.js";

const refused = (method: string, path = "/index.html", headers: Record<string, string> = {}): WebsiteCase => ({
  method,
  path,
  headers,
  status: 405,
  body: /405/,
  answer: { allow: "GET, HEAD", "access-control-allow-origin": null },
});

/** Websites are read only, whoever signs a request. */
export const methods: WebsiteGroup = {
  name: "methods",
  policy: "public",
  website: {},
  objects: { "index.html": "home" },
  cases: [
    ...["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "REPORT", "PURGE", "LOCK", "TRACE"].map((method) =>
      refused(method),
    ),
    refused("POST", "/"),
    refused("POST", "/?Action=ListUsers&Version=2010-05-08"),
    refused("POST", "/iam", { "content-type": "application/x-www-form-urlencoded" }),
    refused("POST", "/?uploads"),
    refused("PUT", "/new.html", { "x-amz-acl": "public-read" }),
    refused("DELETE", "/?website"),
    refused("OPTIONS", "/", { origin: "https://example.org" }),
    {
      path: "/",
      headers: { authorization: "AWS4-HMAC-SHA256 nonsense" },
      status: 200,
      body: "home",
      name: "signatures mean nothing",
    },
    { path: "/", headers: { authorization: "Basic eDp5" }, status: 200, body: "home" },
    { path: "/?X-Amz-Signature=0&X-Amz-Algorithm=AWS4-HMAC-SHA256", status: 200, body: "home" },
    { path: "/", headers: { "x-http-method-override": "DELETE" }, status: 200, body: "home" },
    { path: "/", headers: { "x-forwarded-host": "evil.example" }, status: 200, body: /^home$/ },
    { path: "/", headers: { "x-original-url": "/secret", "x-rewrite-url": "/secret" }, status: 200, body: "home" },
    {
      path: "/",
      headers: { "accept-encoding": "gzip, br" },
      status: 200,
      body: "home",
      answer: { "content-encoding": null },
    },
    { path: "/", headers: { cookie: "a=b" }, status: 200, answer: { "set-cookie": null } },
  ],
};
