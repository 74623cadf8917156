/** The files of the renderer that the page loads; no other file of its package is served. */
export const rendererFiles = ["swagger-ui.css", "swagger-ui-bundle.js"] as const;

/**
 * What the browser may do on the page: load scripts and styles from here, call this server, and nothing else. Images
 * of the renderer are data URLs within its style sheet.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Starts the renderer. It may send requests to this server only, has no validator, no proxy and no address bar, and
 * keeps no credentials once the page is closed.
 */
export const pageScript = `window.addEventListener("DOMContentLoaded", () => {
  SwaggerUIBundle({
    url: "openapi.json",
    dom_id: "#reference",
    deepLinking: true,
    displayOperationId: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    filter: true,
    persistAuthorization: false,
    queryConfigEnabled: false,
    validatorUrl: "none",
  });
});
`;

/**
 * The page itself. Its addresses are relative, so that it works below any prefix.
 *
 * @param version of the renderer, so that browsers fetch its files anew after an upgrade
 */
export const pageHtml = (version: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Concordat API reference</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="docs/swagger-ui.css?v=${version}">
    <script src="docs/swagger-ui-bundle.js?v=${version}"></script>
    <script src="docs/page.js"></script>
  </head>
  <body>
    <noscript>This page needs JavaScript. <a href="openapi.json">openapi.json</a> holds the same for machines.</noscript>
    <div id="reference"></div>
  </body>
</html>
`;
