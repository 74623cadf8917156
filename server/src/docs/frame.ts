import { escapeHtml } from "./escape-html.js";
import type { Shelf } from "./reading-order.js";

/** A page as the navigation shows it. */
export interface NavigationEntry {
  readonly name: string;
  readonly title: string;
  readonly shelf: Shelf;
}

/** The address of an asset; it changes with the asset, so that browsers may keep it for good. */
export type AssetAddress = (file: string) => string;

interface Frame {
  readonly title: string;
  /** The page's own name below `/docs/`; empty for `/docs` itself. Addresses are relative, so that any prefix will do. */
  readonly name: string;
  readonly asset: AssetAddress;
  readonly entries: readonly NavigationEntry[];
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  readonly body: string;
}

/** Where a page lies, seen from another one. An empty name is the API reference. */
export const addressOf = (name: string, from: string): string => {
  if (from === "") return name === "" ? "docs" : `docs/${name}`;
  return name === "" ? "../docs" : name;
};

const tabsOf = (entries: readonly NavigationEntry[]) => {
  const firstGuide = entries.find(({ shelf }) => shelf === "Guides");
  return [
    { name: "", title: "API reference", shelf: undefined },
    ...(firstGuide ? [{ ...firstGuide, title: "Guides" }] : []),
    ...entries.filter(({ shelf }) => shelf === "Reference"),
  ];
};

const shelfAt = (entries: readonly NavigationEntry[], name: string): Shelf | undefined =>
  entries.find((entry) => entry.name === name)?.shelf;

const header = ({ entries, name }: Frame): string => {
  const tabs = tabsOf(entries).map((tab) => {
    const isCurrent = tab.name === name || (tab.shelf === "Guides" && shelfAt(entries, name) === "Guides");
    return `<a href="${addressOf(tab.name, name)}"${isCurrent ? ' aria-current="page"' : ""}>${escapeHtml(tab.title)}</a>`;
  });
  return `<header class="top">
      <a class="brand" href="${addressOf("", name)}">Concordat</a>
      <nav aria-label="Documentation">${tabs.join("")}</nav>
      <button type="button" class="theme" hidden aria-label="Switch between light and dark">◐</button>
    </header>`;
};

/** A whole page: the head, the navigation that all pages share, and what is particular to this one. */
export const framed = (frame: Frame): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escapeHtml(frame.title)} · Concordat</title>
    <link rel="icon" href="data:,">
    ${frame.styles.map((file) => `<link rel="stylesheet" href="${frame.asset(file)}">`).join("\n    ")}
    ${frame.scripts.map((file) => `<script src="${frame.asset(file)}" defer></script>`).join("\n    ")}
  </head>
  <body>
    <a class="skip" href="#content">Skip to the content</a>
    ${header(frame)}
    ${frame.body}
  </body>
</html>
`;
