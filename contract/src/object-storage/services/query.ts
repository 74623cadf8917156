import * as z from "zod";
import { paging } from "../paging.js";

/** The sort fields of the query, with the members that they mean: two names differ. */
export const serviceSortMembers = {
  created_at: "created_at",
  service_name: "name",
  operational_state: "operational_state",
  region_name: "region",
} as const satisfies Readonly<Record<string, string>>;

type SortName = keyof typeof serviceSortMembers;
const sortNames = Object.keys(serviceSortMembers) as SortName[];

/** Services that have a label with this key and, if given, this value. */
export interface LabelFilter {
  readonly key: string;
  readonly value?: string;
}

/** A key may itself contain `=`: the text before the first one is read as the key. */
const readLabelFilter = (filter: string): LabelFilter => {
  const end = filter.indexOf("=");
  return end < 0 ? { key: filter } : { key: filter.slice(0, end), value: filter.slice(end + 1) };
};

export const ServiceListQuery = z.object({
  ...paging,
  sort: z
    .enum([...sortNames, ...sortNames.map((name) => `-${name}` as const)])
    .default("-created_at")
    .meta({ description: "Field to sort by; a leading `-` sorts in descending order." }),
  label: z
    .array(z.string().min(1).transform(readLabelFilter))
    .default([])
    .meta({
      description:
        "Keeps services that have a label: `KEY` with any value, `KEY=VALUE` with this value. If repeated, all labels must match.",
      examples: [["env=staging"]],
    }),
});

export const ServiceDeleteQuery = z.object({
  force: z.boolean().default(false).meta({
    description: "Whether to delete the service with all its contents. The objects cannot be restored.",
  }),
});
