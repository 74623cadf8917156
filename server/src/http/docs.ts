import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import express, { type Response, type Router } from "express";
import { contentSecurityPolicy, pageHtml, pageScript, rendererFiles } from "./docs-page.js";

const require = createRequire(import.meta.url);
const rendererManifest = require.resolve("swagger-ui-dist/package.json");

/** Sends a text that may change with every release: browsers keep it, and ask each time whether it still holds. */
const sendText = (response: Response, mediaType: string, text: string): void => {
  const digest = createHash("sha256").update(text).digest("base64url");
  response.set({ "Cache-Control": "no-cache", ETag: `"${digest}"` });
  response.type(mediaType).send(text);
};

/** The same description in the words of OpenAPI 3.0. Its maker is loaded when somebody asks: no start waits for it. */
const toldIn30 = async (document: object): Promise<object> => {
  const { openApi30 } = await import("@concordat/contract/openapi");
  return openApi30(document as Parameters<typeof openApi30>[0]);
};

/**
 * Serves the API's description as `GET /openapi.json`, for older tools as `GET /openapi-3.0.json`, and a page to read it
 * in and to try it out as `GET /docs`. All files of the page come from this server, and its security policy lets the
 * browser ask no other.
 *
 * @param document makes the OpenAPI document; it is called once, when it is first asked for
 */
export const docsRoutes = (document: () => object | Promise<object>): Router => {
  const { version } = JSON.parse(readFileSync(rendererManifest, "utf8")) as { readonly version: string };
  const html = pageHtml(version);
  let json: string | undefined;
  let olderJson: string | undefined;
  const routes = express.Router({ caseSensitive: true, strict: true });

  routes.get("/openapi.json", async (_request, response) => {
    json ??= JSON.stringify(await document());
    sendText(response, "application/json", json);
  });
  routes.get("/openapi-3.0.json", async (_request, response) => {
    olderJson ??= JSON.stringify(await toldIn30(await document()));
    sendText(response, "application/json", olderJson);
  });
  routes.get("/docs", (_request, response) => {
    response.set({
      "Content-Security-Policy": contentSecurityPolicy,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    });
    sendText(response, "text/html", html);
  });
  routes.get("/docs/", (_request, response) => response.redirect(308, "../docs"));
  routes.get("/docs/page.js", (_request, response) => {
    sendText(response, "text/javascript", pageScript);
  });
  for (const file of rendererFiles)
    routes.get(`/docs/${file}`, (_request, response) => {
      response.sendFile(join(dirname(rendererManifest), file), { immutable: true, maxAge: "365d" });
    });
  return routes;
};
