import { type ErrorEntry, errorCatalogue } from "../../contract/src/index.js";
import { ucloudErrors } from "../../contract/src/ucloud/index.js";

const introduction = `# Errors

Every answer that is an error is one row of this page: the server sends no other, and the SDK and the OpenAPI document are made
from the same table. The header \`Link: </docs/errors#…>; rel="describedby"\` of an error leads to its row.

An error is *retryable* if the same request, unchanged, may succeed later.`;

interface Chapter {
  readonly title: string;
  readonly opening: string;
  /** What the second column is called. */
  readonly status: string;
  readonly has: (entry: ErrorEntry) => boolean;
}

const chapters: readonly Chapter[] = [
  {
    title: "UCloud Providers",
    opening:
      'An error travels as `{"why": …, "errorCode": …}`. Go by the status; `why` is for humans and may change at any time.',
    status: "Status",
    has: (entry) => Object.values<ErrorEntry>(ucloudErrors).includes(entry),
  },
  {
    title: "Managed Object Storage",
    opening:
      "An error is a problem (`application/problem+json`). Go by what follows `#ERROR_` in its `type` (in the second column), and by `invalid_params`. The rest of `type` is the vendor's, like all of the body.",
    status: "Status, type",
    has: (entry) => "problem" in entry,
  },
];

const cell = (text: string): string => text.replaceAll("|", "\\|");

const rowOf = (entry: ErrorEntry): string[] => {
  const { code, status, when, remedy, retryable } = entry;
  const name = `<a id="${code}"></a>[\`${code}\`](#${code})`;
  const type = "problem" in entry ? ` \`${String(entry.problem)}\`` : "";
  return [name, `${status}${type}`, when, remedy, retryable ? "yes" : "no"];
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");

/** The error catalogue of both APIs, as a page of the documentation. */
export const errorsPage = (): string => {
  const ordered = [...errorCatalogue].sort((one, other) => one.status - other.status);
  const parts = chapters.map(({ title, opening, status, has }) => {
    const entries = ordered.filter(has);
    const head = ["Code", status, "When", "What to do", "Retryable"];
    return `## ${title}\n\n${opening}\n\n${table(head, entries.map(rowOf))}`;
  });
  return `<!-- Generated from the contract by scripts/generate-docs.ts: change the contract, not this file. -->\n\n${[introduction, ...parts].join("\n\n")}\n`;
};
