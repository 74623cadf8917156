import type { AnyOperation } from "../../contract/src/index.js";
import { isOfVendor, sourceText } from "../../contract/src/index.js";

/** Where the vendors describe their operations. */
const pages = {
  storage: "https://developers.upcloud.com/1.3/21-managed-object-storage/",
  ucloud: "https://docs.cloud.sdu.dk/dev/docs/developer-guide/accounting-and-projects/providers.html",
} as const;

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .trim()
    .replaceAll(" ", "-");

/** UCloud's sections are named by page, chapter and call: `Providers, Remote Procedure Calls: browse`. */
const headingAtUCloud = (source: string): string => {
  const [, example] = /(Example: [^;]+)/.exec(source) ?? [];
  return example ?? source.slice(source.lastIndexOf(":") + 1).trim();
};

/** The vendor's section about an operation, as a link in JSDoc; where there is none, what the operation comes from. */
export const sourceLink = ({ source, path }: Pick<AnyOperation, "source" | "path">): string => {
  const text = sourceText(source);
  if (!isOfVendor({ source })) return text;
  const isStorage = path.startsWith("/1.3/");
  const [page, heading] = isStorage ? [pages.storage, text] : [pages.ucloud, headingAtUCloud(text)];
  return `{@link ${page}#${anchorOf(heading)} ${heading}}`;
};
