import type { ErrorEntry } from "./error-entry.js";

/** The path of the documentation's error catalogue. */
const cataloguePath = "/docs/errors";

/** The address of an error's entry in the catalogue: the page and its fragment. */
export const catalogueAddress = ({ code }: ErrorEntry): string => `${cataloguePath}#${code}`;

/**
 * The `Link` header of an error response. Bodies of errors cannot contain the link: their members are the vendors', and so is the
 * `type` of a problem.
 *
 * @example
 * catalogueLink(errors.notFound) // '</docs/errors#ucloud.not_found>; rel="describedby"'
 */
export const catalogueLink = (entry: ErrorEntry): string => `<${catalogueAddress(entry)}>; rel="describedby"`;
