import { version } from "../generated/version.js";

/**
 * Names the application, if it gave its name, and this package. Browsers name themselves; a `User-Agent` of our own
 * would only make them ask the server for leave first.
 */
export const userAgentOf = (application: string | undefined): string | undefined => {
  const sdk = `concordat-sdk/${version}`;
  if (application !== undefined) return `${application} ${sdk}`;
  return "document" in globalThis ? undefined : sdk;
};
