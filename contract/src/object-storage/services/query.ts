import * as z from "zod";
import { paging } from "../paging.js";

/** What services can be sorted by, in the words of the query: two of them differ from the members' names. */
export const serviceSortMembers = {
  created_at: "created_at",
  service_name: "name",
  operational_state: "operational_state",
  region_name: "region",
} as const satisfies Readonly<Record<string, string>>;

type SortName = keyof typeof serviceSortMembers;
const sortNames = Object.keys(serviceSortMembers) as SortName[];

/** Services that have a label of this key, and where a value is given, of this value. */
export interface LabelFilter {
  readonly key: string;
  readonly value?: string;
}

/** A key may hold `=` itself; what stands before the first one counts as the key. */
const readLabelFilter = (filter: string): LabelFilter => {
  const end = filter.indexOf("=");
  return end < 0 ? { key: filter } : { key: filter.slice(0, end), value: filter.slice(end + 1) };
};

export const ServiceListQuery = z.object({
  ...paging,
  sort: z
    .enum([...sortNames, ...sortNames.map((name) => `-${name}` as const)])
    .default("-created_at")
    .meta({ description: "What to sort by; `-` before it turns the order round." }),
  label: z
    .array(z.string().min(1).transform(readLabelFilter))
    .default([])
    .meta({
      description:
        "Keeps services that have a label: `KEY` for any value, `KEY=VALUE` for this one. Repeated, all of them must be there.",
      examples: [["env=staging"]],
    }),
});

export const ServiceDeleteQuery = z.object({
  force: z.boolean().default(false).meta({
    description: "Whether to delete the service with all that is in it. Nothing brings the objects back.",
  }),
});
