import type { ErrorEntry } from "./error-entry.js";

/** Where the documentation lists every error, seen from the root of the server. */
const cataloguePath = "/docs/errors";

/** Where the catalogue tells about an error: its page, and the place on it. */
export const catalogueAddress = ({ code }: ErrorEntry): string => `${cataloguePath}#${code}`;

/**
 * The `Link` header of an answer that is an error. Bodies of errors have no room for it: their members are the vendors', and
 * so is where a problem's `type` leads.
 *
 * @example
 * catalogueLink(errors.notFound) // '</docs/errors#ucloud.not_found>; rel="describedby"'
 */
export const catalogueLink = (entry: ErrorEntry): string => `<${catalogueAddress(entry)}>; rel="describedby"`;
