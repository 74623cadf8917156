import { type Api, apis, type ErrorEntry } from "../../contract/src/index.js";

const introduction = `# Errors

Every error response is a row of this page. The server sends no other errors, and the SDK and the OpenAPI document are generated
from the same table. The header \`Link: </docs/errors#…>; rel="describedby"\` of an error response links to its row.

An error is *retryable* if the same request may succeed later.`;

const cell = (text: string): string => text.replaceAll("|", "\\|");

const rowOf = (entry: ErrorEntry): string[] => {
  const { code, status, when, remedy, retryable } = entry;
  const name = `<a id="${code}"></a>[\`${code}\`](#${code})`;
  const type = "problem" in entry ? ` \`${String(entry.problem)}\`` : "";
  return [name, `${status}${type}`, when, remedy, retryable ? "yes" : "no"];
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");

/** The errors of one API. Types of problems are beside the status. */
const chapter = ({ title, errorGuide, errors }: Api): string => {
  const rows = Object.values<ErrorEntry>(errors).sort((one, other) => one.status - other.status);
  const status = rows.some((entry) => "problem" in entry) ? "Status, type" : "Status";
  return `## ${title}\n\n${errorGuide}\n\n${table(["Code", status, "When", "What to do", "Retryable"], rows.map(rowOf))}`;
};

/** The error catalogue of all APIs, as a page of the documentation. */
export const errorsPage = (): string =>
  `<!-- Generated from the contract by scripts/generate-docs.ts: change the contract, not this file. -->\n\n${[introduction, ...apis.apis.map(chapter)].join("\n\n")}\n`;
