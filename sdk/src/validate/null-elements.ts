/**
 * Lists whose elements our own server never makes null, while the vendor's older servers do: by component and
 * member. The types say both, so that whoever reads them is prepared, and validation takes both.
 */
export const nullElements: Readonly<Record<string, readonly string[]>> = {
  // `updateAcl` answers `[{}]` with us and `[null]` with the vendor's Kotlin server.
  BulkResponseOfUnit: ["responses"],
};
