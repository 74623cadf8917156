import { basePath } from "@concordat/contract/object-storage";
import express, { type Request, type Router } from "express";
import { answerWith } from "../docs/answer.js";
import { escapeHtml } from "../docs/escape-html.js";
import { version } from "../version.js";
import { type ListenedUrls, ownAddress, s3Address } from "./addresses.js";
import { startAssets } from "./start-assets.js";

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Whether a person asks. Programs that take anything, such as curl, get what the APIs answer. */
const isBrowser = ({ headers }: Request): boolean => /\btext\/html\b/.test(headers.accept ?? "");

const doors = [
  { href: "/console", title: "Console", text: "Services, buckets and objects, users and policies, providers." },
  {
    href: "/docs/reference",
    title: "API reference",
    text: "Every operation, with samples, to be tried out from the page.",
  },
  { href: "/docs/quick-start", title: "Guides", text: "From the first call to a server in production." },
  { href: "/openapi.json", title: "OpenAPI", text: "The same APIs, for tools." },
  { href: "/healthz", title: "Alive?", text: "Whether the process answers." },
  { href: "/readyz", title: "Ready?", text: "Whether it can serve requests." },
] as const;

const stepsOf = (own: string, s3: string | undefined): (readonly [title: string, command: string])[] => [
  ["Make a token for the APIs", "TOKEN=$(npx concordat account token create ACCOUNT)"],
  ["List the services of object storage", `curl -sS ${own}${basePath} -H "Authorization: Bearer $TOKEN"`],
  ...(s3 === undefined
    ? []
    : [
        ["List buckets, with an access key", `aws --endpoint-url ${s3} s3 ls`] as const,
        ["Store a file", `aws --endpoint-url ${s3} s3 cp README.md s3://BUCKET/`] as const,
      ]),
];

const stepHtml = ([title, command]: readonly [string, string]): string =>
  `<li><span>${escapeHtml(title)}</span><div class="line"><pre tabindex="0"><code>${escapeHtml(command)}</code></pre><button type="button" data-copy aria-label="Copy: ${escapeHtml(title)}">Copy</button></div></li>`;

const doorHtml = ({ href, title, text }: (typeof doors)[number]): string =>
  `<li><a href="${href}"><strong>${escapeHtml(title)}</strong><span>${escapeHtml(text)}</span></a></li>`;

const addressHtml = ([title, address]: readonly [string, string]): string =>
  `<div><dt>${escapeHtml(title)}</dt><dd><code>${escapeHtml(address)}</code></dd></div>`;

const pageOf = (own: string, s3: string | undefined): string => {
  const addresses = [["APIs of UCloud and object storage", own], ...(s3 ? [["S3, IAM and STS", s3]] : [])] as const;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Concordat</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/start/start.css">
    <script src="/start/start.js" defer></script>
  </head>
  <body>
    <main>
      <h1>Concordat</h1>
      <p class="lead">UCloud providers and managed object storage. This is version ${escapeHtml(version)}.</p>
      <p><a class="primary" href="/console">Open the console</a></p>
      <h2>What runs here</h2>
      <dl>${addresses.map(([title = "", address = ""]) => addressHtml([title, address])).join("")}</dl>
      <ul class="doors">${doors.map(doorHtml).join("")}</ul>
      <h2>First steps</h2>
      <ol class="steps">${stepsOf(own, s3).map(stepHtml).join("")}</ol>
    </main>
  </body>
</html>
`;
};

/** Serves the start page at `/` to browsers, and what it loads. Others are answered by the APIs. */
export const startRoutes = (urls: ListenedUrls): Router => {
  const routes = express.Router({ caseSensitive: true, strict: true });
  routes.get("/", (request, response, next) => {
    if (!isBrowser(request)) return next();
    response.set({
      "Cache-Control": "no-store",
      "Content-Security-Policy": contentSecurityPolicy,
      "Referrer-Policy": "no-referrer",
      Vary: "Accept",
    });
    response.type("text/html").send(pageOf(ownAddress(request), s3Address(request, urls)));
  });
  for (const [name, content] of startAssets) routes.get(`/start/${name}`, answerWith(content));
  return routes;
};
