import type { Tags } from "./evaluate/index.js";
import type { Tag } from "./tags/tag.js";

const prefixes = { user: "AIDA", role: "AROA", group: "AGPA", policy: "ANPA" } as const;

/** The unique id of an identity, in AWS's form: who deletes it and creates one of the same name gets another. */
export const uniqueId = (kind: keyof typeof prefixes, id: string): string =>
  prefixes[kind] + id.replaceAll("-", "").toUpperCase();

/** The tags of an identity by their keys. */
export const tagMap = (tags: readonly Tag[]): Tags => new Map(tags.map(({ key, value }) => [key, value]));
