import express, { type RequestHandler, type Router } from "express";
import { answerWith } from "../docs/answer.js";
import { once } from "../once.js";
import { version } from "../version.js";
import { type ListenedUrls, s3Address } from "./addresses.js";
import { consoleAssets, consolePage } from "./files.js";
import { startRoutes } from "./start-page.js";

/**
 * What the browser may do on a page of the console: load scripts and styles from here, call this server and its S3 port, and
 * show what the reader asked for, which the page has fetched itself. No script and no style may stand in a page.
 */
const contentSecurityPolicy = (s3: string | undefined): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "frame-src blob:",
    `connect-src 'self'${s3 === undefined ? "" : ` ${s3}`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/**
 * Serves the console: its one page for every path below `/console`, the files that the page loads, what it has to know of this
 * server, and a start page at `/` for browsers. Nothing is read before it is asked for.
 */
export const consoleRoutes = (urls: ListenedUrls): Router => {
  const routes = express.Router({ caseSensitive: true, strict: true });
  const page = once(async () => answerWith({ mediaType: "text/html", load: consolePage }));
  const assets = once(async () => {
    const contents = [...(await consoleAssets())].map(([name, content]) => [name, answerWith(content)] as const);
    return new Map<string, RequestHandler>(contents);
  });

  routes.use(startRoutes(urls));
  routes.get("/console/settings.json", (request, response) => {
    response.set("Cache-Control", "no-store");
    response.json({ version, s3: s3Address(request, urls) ?? null });
  });
  routes.get("/console/assets/:name", async (request, response, next) => {
    const asset = (await assets()).get(request.params.name);
    // what is not there is not a path of the page either
    return asset ? asset(request, response, next) : next("router");
  });
  routes.get(["/console", "/console/", "/console/*path"], async (request, response, next) => {
    response.set({
      "Content-Security-Policy": contentSecurityPolicy(s3Address(request, urls)),
      "Referrer-Policy": "no-referrer",
    });
    return (await page())(request, response, next);
  });
  return routes;
};
