import { addressOf, startPage } from "./addresses.js";
import { escapeHtml } from "./escape-html.js";
import { type AssetAddress, framed, type NavigationEntry } from "./frame.js";
import type { RenderedText } from "./markdown.js";

const listOf = (entries: readonly NavigationEntry[], name: string): string =>
  (["Guides", "Reference"] as const)
    .map((shelf) => {
      const items = entries
        .filter((entry) => entry.shelf === shelf)
        .map(({ name: other, title }) => {
          const isCurrent = other === name ? ' aria-current="page"' : "";
          return `<li><a href="${addressOf(other, name)}"${isCurrent}>${escapeHtml(title)}</a></li>`;
        });
      return items.length === 0 ? "" : `<h2>${shelf}</h2><ul>${items.join("")}</ul>`;
    })
    .join("\n");

const contentsOf = ({ headings }: RenderedText): string =>
  headings.length < 2
    ? ""
    : `<nav class="page-contents" aria-label="On this page"><h2>On this page</h2><ul>${headings
        .map(({ id, label }) => `<li><a href="#${id}">${label}</a></li>`)
        .join("")}</ul></nav>`;

const neighboursOf = (entries: readonly NavigationEntry[], name: string): string => {
  const at = entries.findIndex((entry) => entry.name === name);
  const link = (entry: NavigationEntry | undefined, rel: "prev" | "next", word: string) =>
    entry
      ? `<a rel="${rel}" href="${addressOf(entry.name, name)}"><small>${word}</small> ${escapeHtml(entry.title)}</a>`
      : "";
  return `<nav class="neighbours" aria-label="Neighbouring pages">${link(entries[at - 1], "prev", "Before")}${link(entries[at + 1], "next", "Next")}</nav>`;
};

/** A guide, or another text of the documentation, as a page with the navigation around it. */
export const textPage = (
  name: string,
  text: RenderedText,
  entries: readonly NavigationEntry[],
  asset: AssetAddress,
  s3Port: number | undefined,
): string =>
  framed({
    title: text.title,
    name,
    asset,
    entries,
    s3Port,
    styles: ["site.css", "search.css"],
    scripts: ["site.js"],
    laterAssets: name === startPage ? ["scalar.js"] : [],
    body: `<div class="columns">
      <details class="page-list" open><summary>All pages</summary><nav aria-label="Pages">${listOf(entries, name)}</nav></details>
      <main id="content" tabindex="-1">
        <article>${text.html}</article>
        ${neighboursOf(entries, name)}
      </main>
      ${contentsOf(text)}
    </div>`,
  });
