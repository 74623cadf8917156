import { invalid } from "../storage-error.js";

/**
 * Refuses a name below which anybody may have names of their own, such as `co.uk` or `github.io`.
 *
 * @throws StorageError `Invalid` for this field
 */
export const refusePublicSuffix = async (domainName: string, field: string): Promise<void> => {
  // the list is large: it is read once somebody has a domain of their own
  const { getPublicSuffix } = await import("tldts");
  if (getPublicSuffix(domainName, { allowPrivateDomains: true }) === domainName) {
    throw invalid(field, "Value must be a domain of your own, not a public suffix.");
  }
};
