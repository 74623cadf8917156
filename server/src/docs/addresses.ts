/** The name of the page that stands at `/docs` itself. The others stand below it, each at its name. */
export const startPage = "start";

/** The name of the API reference. */
export const referenceName = "reference";

/** Where a page is, seen from another one, by their names. Addresses are relative, so that the site works below any prefix. */
export const addressOf = (name: string, from: string): string => {
  if (from === startPage) return name === startPage ? "docs" : `docs/${name}`;
  return name === startPage ? "../docs" : name;
};
