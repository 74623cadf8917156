import { addressOf, referenceName, startPage } from "./addresses.js";
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
  /** The page's own name. */
  readonly name: string;
  readonly asset: AssetAddress;
  readonly entries: readonly NavigationEntry[];
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** What the page will fetch: the browser begins with it before any script runs. */
  readonly fetches?: readonly string[];
  /** Assets of the page that readers open next: the browser loads them when it has nothing else to do. */
  readonly laterAssets?: readonly string[];
  readonly body: string;
  /** The port of S3, where it is known: samples show it. */
  readonly s3Port: number | undefined;
}

const tabsOf = (entries: readonly NavigationEntry[]) => {
  const firstGuide = entries.find(({ shelf }) => shelf === "Guides");
  return [
    ...(firstGuide ? [{ name: firstGuide.name, title: "Guides", shelf: "Guides" as const }] : []),
    { name: referenceName, title: "API reference", shelf: undefined },
  ];
};

const shelfAt = (entries: readonly NavigationEntry[], name: string): Shelf | undefined =>
  entries.find((entry) => entry.name === name)?.shelf;

const header = ({ entries, name }: Frame): string => {
  const tabs = tabsOf(entries).map((tab) => {
    const isCurrent = tab.name === name || (tab.shelf !== undefined && tab.shelf === shelfAt(entries, name));
    return `<a href="${addressOf(tab.name, name)}"${isCurrent ? ' aria-current="page"' : ""}>${escapeHtml(tab.title)}</a>`;
  });
  return `<header class="page-top">
      <a class="page-brand" href="${addressOf(startPage, name)}">Concordat</a>
      <nav aria-label="Documentation">${tabs.join("")}</nav>
      <button type="button" class="find-button" hidden aria-label="Search" aria-keyshortcuts="Control+K"><span>Search</span> <kbd>Ctrl K</kbd></button>
      <button type="button" class="theme-button" hidden aria-label="Switch between light and dark">◐</button>
    </header>`;
};

/** A whole page: the head, the navigation that all pages share, and what is particular to this one. */
export const framed = (frame: Frame): string => `<!doctype html>
<html lang="en" data-docs="${frame.name === startPage ? "docs/" : ""}"${frame.s3Port ? ` data-s3-port="${frame.s3Port}"` : ""}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escapeHtml(frame.title)} · Concordat</title>
    <link rel="icon" href="data:,">
    ${frame.styles.map((file) => `<link rel="stylesheet" href="${frame.asset(file)}">`).join("\n    ")}
    ${(frame.fetches ?? []).map((address) => `<link rel="preload" as="fetch" crossorigin href="${address}">`).join("\n    ")}
    ${(frame.laterAssets ?? []).map((file) => `<link rel="prefetch" as="script" href="${frame.asset(file)}">`).join("\n    ")}
    ${frame.scripts.map((file) => `<script src="${frame.asset(file)}" defer></script>`).join("\n    ")}
    <script type="module" src="${frame.asset("search.js")}"></script>
  </head>
  <body>
    <a class="skip" href="#content">Skip to the content</a>
    ${header(frame)}
    ${frame.body}
  </body>
</html>
`;
