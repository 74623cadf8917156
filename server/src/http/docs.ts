import express, { type Request, type RequestHandler, type Router } from "express";
import { startPage } from "../docs/addresses.js";
import { answerWith, type Content } from "../docs/answer.js";
import { assetContents } from "../docs/assets.js";
import { makeSite, type Site } from "../docs/site.js";
import { once } from "../once.js";

/**
 * What the browser may do on a page: load scripts and styles from here, call this server, and nothing else. The renderer of
 * the reference writes style elements into the page, hence the inline styles; no script may stand in a page.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const pageOf = (load: Content["load"]): RequestHandler =>
  answerWith({
    mediaType: "text/html",
    load,
    headers: { "Content-Security-Policy": contentSecurityPolicy, "Referrer-Policy": "no-referrer" },
  });

/** The same description in OpenAPI 3.0. The conversion is loaded on the first request, so that no start waits for it. */
const toldIn30 = async (document: object): Promise<object> => {
  const { openApi30 } = await import("@concordat/contract/openapi");
  return openApi30(document as Parameters<typeof openApi30>[0]);
};

/** Pages are known once the first of them is asked for. */
const pagesOf = (site: () => Promise<Site>, nameOf: (request: Request) => string): RequestHandler => {
  const known = new Map<string, RequestHandler>();
  return async (request, response, next) => {
    const name = nameOf(request);
    const html = (await site()).pages.get(name);
    if (html === undefined) return next();
    const page = known.get(name) ?? pageOf(() => html);
    known.set(name, page);
    await page(request, response, next);
  };
};

/** What the documentation shows of the server beside the API. */
export interface DocsOptions {
  /** The address of S3, called once, when the first page is asked for: samples show its port. */
  readonly s3Url?: () => string | undefined;
}

/**
 * Serves the documentation: the API's description as `GET /openapi.json` (for older tools as `GET /openapi-3.0.json`), a start page
 * as `GET /docs`, and below `/docs/` the reference, to read the description in and to try it out, guides, error catalogue, coverage
 * and changelog. All files of the pages come from this server, and their security policy lets the browser ask no other.
 *
 * @param document makes the OpenAPI document; it is called once, when it is first asked for
 */
export const docsRoutes = (document: () => object | Promise<object>, { s3Url }: DocsOptions = {}): Router => {
  const theDocument = once(document);
  const site = once(async () => makeSite({ document: await theDocument(), s3Url: s3Url?.() }));
  const json = (load: () => Promise<object>) =>
    answerWith({ mediaType: "application/json", load: async () => JSON.stringify(await load()) });
  const routes = express.Router({ caseSensitive: true, strict: true });

  routes.get("/openapi.json", json(theDocument));
  routes.get(
    "/openapi-3.0.json",
    json(async () => toldIn30(await theDocument())),
  );
  routes.get(
    "/docs",
    pagesOf(site, () => startPage),
  );
  for (const other of ["/docs/", `/docs/${startPage}`])
    routes.get(other, (_request, response) => response.redirect(308, "../docs"));
  routes.get(
    "/docs/search.json",
    json(async () => (await site()).search),
  );
  routes.get(
    "/docs/:page",
    pagesOf(site, ({ params }) => String(params["page"])),
  );
  for (const [name, content] of assetContents()) routes.get(`/docs/assets/${name}`, answerWith(content));
  return routes;
};
