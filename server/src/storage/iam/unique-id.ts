import type { Tags } from "./evaluate/index.js";
import type { Tag } from "./tags/tag.js";

const prefixes = { user: "AIDA", role: "AROA", group: "AGPA", policy: "ANPA" } as const;

/** The unique id of an identity, in AWS's form: who deletes it and creates one of the same name gets another. */
export const uniqueId = (kind: keyof typeof prefixes, id: string): string =>
  prefixes[kind] + id.replaceAll("-", "").toUpperCase();

/** The id of the row that a unique id was made of: the inverse of `uniqueId`. */
export const idOfUnique = (unique: string): string =>
  unique
    .slice(4)
    .toLowerCase()
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** The tags of an identity by their keys. */
export const tagMap = (tags: readonly Tag[]): Tags => new Map(tags.map(({ key, value }) => [key, value]));
