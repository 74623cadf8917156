import { referenceName } from "./addresses.js";
import { type AssetAddress, framed, type NavigationEntry } from "./frame.js";

/**
 * The reference of both APIs, drawn by Scalar. It was tried beside Swagger UI on this document, on the same machine: Scalar is
 * there sooner, shows code samples that the document brings along, and reads well on a phone and in the dark. The search is that of
 * the whole site.
 */
export const referencePage = (
  entries: readonly NavigationEntry[],
  asset: AssetAddress,
  s3Port: number | undefined,
): string =>
  framed({
    title: "API reference",
    name: referenceName,
    asset,
    entries,
    s3Port,
    styles: ["site.css", "search.css", "reference.css"],
    scripts: ["scalar.js", "reference.js"],
    fetches: ["../openapi.json"],
    body: `<noscript><p class="page-note">This page needs JavaScript. <a href="../openapi.json">openapi.json</a> holds the same for machines.</p></noscript>
    <div id="content" tabindex="-1"><div id="reference"></div></div>`,
  });
