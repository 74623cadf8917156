/** The guides, from what a newcomer wants first to what few need. A guide that is not named here follows behind them. */
const guides = [
  "start",
  "quick-start",
  "credentials",
  "error-handling",
  "retries",
  "paging",
  "waiting",
  "objects",
  "static-websites",
  "own-domain",
  "moving",
  "terraform",
  "upctl",
  "client-libraries",
  "supabase",
  "testing",
  "integration-modules",
  "real-clouds",
  "production",
  "security",
  "performance",
];

/** What is looked up rather than read. */
const lookedUp = ["settings", "command-line", "errors", "refusals", "coverage", "versioning", "releasing", "changelog"];

export type Shelf = "Guides" | "Reference";

/** Where a page stands in the navigation. */
export const shelfOf = (name: string): Shelf => (lookedUp.includes(name) ? "Reference" : "Guides");

const placeOf = (name: string): number => {
  const place = [...guides, "", ...lookedUp].indexOf(name);
  return place === -1 ? guides.length : place;
};

/** Brings pages into the order in which they are read. */
export const inReadingOrder = <Page extends { readonly name: string }>(pages: readonly Page[]): Page[] =>
  [...pages].sort((one, other) => placeOf(one.name) - placeOf(other.name) || (one.name < other.name ? -1 : 1));
