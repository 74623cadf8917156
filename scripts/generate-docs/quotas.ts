import { type Api, apis, type Quota } from "../../contract/src/index.js";

const begin = "<!-- quotas: generated from the contract by scripts/generate-docs.ts -->";
const end = "<!-- end of quotas -->";

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const rowOf = ([name, { what, owner, most, basis, isFixed }]: readonly [string, Quota]): readonly string[] => [
  `${capital(owner)}: ${what}`,
  most.toLocaleString("en").replaceAll(",", " "),
  basis,
  isFixed ? "fixed" : `\`${name}\``,
];

const tableOf = ({ title, quotas }: Api): string =>
  [[title, "At most", "Why that many", "Setting"], ["---", "---:", "---", "---"], ...Object.entries(quotas).map(rowOf)]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

/**
 * Puts the quotas of all APIs into a page.
 *
 * @param page with a block for them
 * @throws Error for a page without one
 */
export const withQuotas = (page: string): string => {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page has no block from ${begin} to ${end}.`);
  const tables = apis.apis.filter(({ quotas }) => Object.keys(quotas).length > 0).map(tableOf);
  return `${page.slice(0, from)}${[begin, ...tables].join("\n\n")}\n\n${page.slice(to)}`;
};
