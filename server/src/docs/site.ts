import { referenceName, startPage } from "./addresses.js";
import type { AssetAddress, NavigationEntry } from "./frame.js";
import { inReadingOrder, shelfOf } from "./reading-order.js";
import type { SearchEntry } from "./search-index.js";
import { documentationPictures, documentationTexts } from "./texts.js";

/** All pages of the documentation, made. */
export interface Site {
  /** HTML of each page, by name. */
  readonly pages: ReadonlyMap<string, string>;
  /** What can be searched for. */
  readonly search: readonly SearchEntry[];
}

/** What a site is made from. */
export interface SiteSources {
  /** The OpenAPI document. */
  readonly document: object;
  /** The address of S3, if it is served. */
  readonly s3Url: string | undefined;
}

/** Makes every page. What it takes to do so is loaded here: no start of a server waits for it. */
export const makeSite = async ({ document, s3Url }: SiteSources): Promise<Site> => {
  const s3Port = s3Url === undefined ? undefined : Number(new URL(s3Url).port || 80);
  const [{ renderMarkdown }, { textPage }, { referencePage }, { assetAddresses }, { searchIndex }] = await Promise.all([
    import("./markdown.js"),
    import("./text-page.js"),
    import("./reference-page.js"),
    import("./assets.js"),
    import("./search-index.js"),
  ]);
  const asset = await assetAddresses();
  const fromStart: AssetAddress = (file) => `docs/${asset(file)}`;
  const pictures = await documentationPictures();
  const texts = inReadingOrder(await documentationTexts())
    // a running server shows the reference itself in the place of the text about it
    .filter(({ name }) => name !== referenceName)
    .map(({ name, markdown }) => ({ name, markdown, text: renderMarkdown(markdown, { name, pictures }) }));
  const entries: NavigationEntry[] = texts
    .filter(({ name }) => name !== startPage)
    .map(({ name, text }) => ({ name, title: text.title, shelf: shelfOf(name) }));
  const pages = texts.map(
    ({ name, text }) => [name, textPage(name, text, entries, name === startPage ? fromStart : asset, s3Port)] as const,
  );
  return {
    pages: new Map([...pages, [referenceName, referencePage(entries, asset, s3Port)]]),
    search: searchIndex(document, texts),
  };
};
