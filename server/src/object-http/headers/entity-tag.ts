/** Entity tags of a condition: any of them, or `*` for whatever is there. */
export type EntityTags = "*" | readonly string[];

const tag = /(?:W\/)?"([^"]*)"|([^\s,"]+)/g;

/** Reads the entity tags of `If-Match` and its relatives. Clients of S3 leave quotes out, too. */
export const readEntityTags = (text: string): EntityTags =>
  text.trim() === "*" ? "*" : [...text.matchAll(tag)].map(([, quoted, bare]) => quoted ?? bare ?? "");

/** Whether one of the tags is that of an object, without quotes. */
export const matchesTag = (tags: EntityTags, etag: string): boolean => tags === "*" || tags.includes(etag);
