/**
 * Where an operation comes from: the section of the vendor's text that describes it, or, for an operation that is not in the
 * vendor's description of this API, what it comes from instead and why it is here. The comparisons with the vendors' tables
 * take the operations that name a section.
 */
export type Source = string | { readonly beyond: string };

/** Whether the vendor's description of this API has the operation. */
export const isOfVendor = ({ source }: { readonly source: Source }): boolean => typeof source === "string";

/** The source as text, for documentation. */
export const sourceText = (source: Source): string => (typeof source === "string" ? source : source.beyond);
