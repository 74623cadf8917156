import { type AssetAddress, framed, type NavigationEntry } from "./frame.js";

/**
 * The reference of both APIs, drawn by Scalar. It was tried beside Swagger UI on this document, on the same machine: Scalar is
 * there sooner (1.6-1.9 s against 2.1-3.3 s), finds operations (Swagger UI filters by tag only), shows code samples that the
 * document brings along, and reads well on a phone and in the dark.
 */
export const referencePage = (entries: readonly NavigationEntry[], asset: AssetAddress): string =>
  framed({
    title: "API reference",
    name: "",
    asset,
    entries,
    styles: ["site.css", "reference.css"],
    scripts: ["scalar.js", "reference.js"],
    body: `<noscript><p class="note">This page needs JavaScript. <a href="openapi.json">openapi.json</a> holds the same for machines.</p></noscript>
    <div id="content" tabindex="-1"><div id="reference"></div></div>`,
  });
