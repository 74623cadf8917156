import { version } from "../generated/version.js";

/**
 * The `User-Agent`: the application, if it has a name, and this package. Browsers set their own; another one would cause a CORS
 * preflight.
 */
export const userAgentOf = (application: string | undefined): string | undefined => {
  const sdk = `concordat-sdk/${version}`;
  if (application !== undefined) return `${application} ${sdk}`;
  return "document" in globalThis ? undefined : sdk;
};
