/**
 * The longest texts, in characters, where the vendor's documentation names no limit. The limits are far beyond any real value:
 * they only bound what a request can cost.
 */
export const textLimits = {
  /** Ids and names of resources, users and projects. */
  name: 256,
  /** Tokens, and cursors of pages. */
  token: 4096,
  /** Lists of ids, separated by commas. */
  list: 65_536,
} as const;
