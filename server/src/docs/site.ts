import type { AssetAddress, NavigationEntry } from "./frame.js";
import { inReadingOrder, shelfOf } from "./reading-order.js";
import { documentationTexts } from "./texts.js";

/** All pages of the documentation, made. */
export interface Site {
  /** HTML of the API reference, `/docs`. */
  readonly reference: string;
  /** HTML of each page below `/docs/`, by name. */
  readonly pages: ReadonlyMap<string, string>;
}

/** Makes every page. What it takes to do so is loaded here: no start of a server waits for it. */
export const makeSite = async (): Promise<Site> => {
  const [{ renderMarkdown }, { textPage }, { referencePage }, { assetAddresses }] = await Promise.all([
    import("./markdown.js"),
    import("./text-page.js"),
    import("./reference-page.js"),
    import("./assets.js"),
  ]);
  const asset = await assetAddresses();
  const fromReference: AssetAddress = (file) => `docs/${asset(file)}`;
  const texts = inReadingOrder(await documentationTexts()).map(({ name, markdown }) => ({
    name,
    text: renderMarkdown(markdown),
  }));
  const entries: NavigationEntry[] = texts.map(({ name, text }) => ({ name, title: text.title, shelf: shelfOf(name) }));
  return {
    reference: referencePage(entries, fromReference),
    pages: new Map(texts.map(({ name, text }) => [name, textPage(name, text, entries, asset)])),
  };
};
