import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import http from "highlight.js/lib/languages/http";
import json from "highlight.js/lib/languages/json";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";
import { Marked, type Tokens } from "marked";
import { addressOf, startPage } from "./addresses.js";
import { escapeHtml } from "./escape-html.js";

hljs.registerLanguage("bash", bash);
hljs.registerLanguage("http", http);
hljs.registerLanguage("json", json);
hljs.registerLanguage("typescript", typescript);
hljs.registerLanguage("yaml", yaml);

export interface Heading {
  readonly id: string;
  /** HTML, without links. */
  readonly label: string;
}

/** A text of the documentation, ready to stand in a page. */
export interface RenderedText {
  /** Its first heading, as plain text. */
  readonly title: string;
  readonly html: string;
  /** Headings of the second level. */
  readonly headings: readonly Heading[];
}

/** `Retries, and when` → `retries-and-when`, as code hosts name headings, so that links into a text hold in both places. */
const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");

/**
 * The page that a link between texts leads to; undefined where it leads to a file that is not served.
 *
 * @param from the name of the page with the link: the start page lies one level above the others
 */
const pageOf = (href: string, from: string): string | undefined => {
  if (/^([a-z]+:|#|\/)/i.test(href)) return href;
  const text = /^(?:\.\/|\.\.\/(?=CHANGELOG\.md))?([\w-]+)\.md(#.*)?$/.exec(href);
  if (text) return `${addressOf(text[1]?.toLowerCase() ?? "", from)}${text[2] ?? ""}`;
  if (!/^\.\.\/openapi[\w.-]*\.json$/.test(href)) return undefined;
  return from === startPage ? href.slice("../".length) : href;
};

/** Where a text stands. */
export interface RenderOptions {
  /** The name of its page. */
  readonly name?: string;
  /** Pictures in SVG, by the name of their file: they become part of the page, and take its colours. */
  readonly pictures?: ReadonlyMap<string, string> | undefined;
}

const highlighted = (code: string, language: string): string =>
  hljs.getLanguage(language) ? hljs.highlight(code, { language }).value : escapeHtml(code);

const cellsOf = (row: readonly Tokens.TableCell[], render: (cell: Tokens.TableCell) => string): string[] =>
  row.map(render);

/**
 * Turns a text of the documentation into HTML: headings can be linked to, code is coloured, links between texts become links
 * between pages, and each cell of a table knows its column, so that narrow screens can stack them.
 */
export const renderMarkdown = (markdown: string, { name = "", pictures }: RenderOptions = {}): RenderedText => {
  const headings: Heading[] = [];
  const used = new Map<string, number>();
  let title: string | undefined;
  const uniqueId = (text: string): string => {
    const slug = slugOf(text);
    const times = used.get(slug) ?? 0;
    used.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  };

  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth, text }) {
        const inner = this.parser.parseInline(tokens);
        const plain = text.replace(/[`*]/g, "").replace(/\[([^[\]]+)\]\([^()[]*\)/g, "$1");
        if (depth === 1) {
          title ??= plain;
          return `<h1>${inner}</h1>\n`;
        }
        const id = uniqueId(plain);
        if (depth === 2) headings.push({ id, label: inner.replace(/<\/?a[^<>]*>/g, "") });
        return `<h${depth} id="${id}">${inner} <a class="heading-anchor" href="#${id}" aria-label="Link to this section">#</a></h${depth}>\n`;
      },
      codespan({ text }) {
        return `<code>${escapeHtml(text).replace(/(?<=\w[._/])(?=\w)/g, "<wbr>")}</code>`;
      },
      code({ text, lang }) {
        const language = (lang ?? "").split(/\s/)[0] ?? "";
        return `<pre tabindex="0" data-language="${escapeHtml(language)}"><code>${highlighted(text, language)}</code></pre>\n`;
      },
      link({ href, title: hint, tokens }) {
        const inner = this.parser.parseInline(tokens);
        const page = pageOf(href, name);
        if (page === undefined) return inner;
        return `<a href="${escapeHtml(page)}"${hint ? ` title="${escapeHtml(hint)}"` : ""}>${inner}</a>`;
      },
      image({ href, text }) {
        return pictures?.get(href.replace(/^.*\//, "")) ?? escapeHtml(text);
      },
      table({ header, rows }) {
        const inline = (cell: Tokens.TableCell) => this.parser.parseInline(cell.tokens);
        const columns = header.map(({ text }) => escapeHtml(text.replace(/[`*]/g, "")));
        const head = cellsOf(header, (cell) => `<th scope="col">${inline(cell)}</th>`).join("");
        const body = rows.map((row) => {
          const cells = cellsOf(row, inline).map(
            (cell, index) => `<td data-column="${columns[index] ?? ""}">${cell}</td>`,
          );
          return `<tr>${cells.join("")}</tr>`;
        });
        const kind = columns.length > 6 ? "wide" : "narrow";
        const focus = kind === "wide" ? ' tabindex="0" role="region" aria-label="Table"' : "";
        return `<div class="page-table ${kind}"${focus}><table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>\n`;
      },
    },
  });

  const html = marked.parse(markdown, { async: false });
  return { title: title ?? "Untitled", html, headings };
};
