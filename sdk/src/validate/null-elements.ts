/**
 * Lists with elements that are never null in our server, but may be null in the vendor's older servers: by component and member. The
 * types allow both, and so does validation.
 */
export const nullElements: Readonly<Record<string, readonly string[]>> = {
  // `updateAcl` returns `[{}]` in our server and `[null]` in the vendor's Kotlin server
  BulkResponseOfUnit: ["responses"],
};
