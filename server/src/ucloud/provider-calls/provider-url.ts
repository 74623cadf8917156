/** A registered provider, as far as one must know it to call it. */
export interface ProviderAddress {
  readonly name: string;
  readonly domain: string;
  readonly https: boolean;
  /** Null means the scheme's own port. */
  readonly port: number | null;
}

/**
 * The URL of a provider's operation.
 *
 * @param path the operation's path, with `:providerId` in it
 * @returns undefined when the stored address or name does not make a URL of that host and path
 */
export const providerUrl = ({ name, domain, https, port }: ProviderAddress, path: string): URL | undefined => {
  const origin = `${https ? "https" : "http"}://${domain}${port === null ? "" : `:${port}`}`;
  const pathname = path
    .split("/")
    .map((segment) => (segment === ":providerId" ? encodeURIComponent(name) : segment))
    .join("/");
  if (!URL.canParse(origin)) return undefined;
  const url = new URL(pathname, origin);
  // a domain with a path or a user in it, or a name such as "..", would send the call elsewhere
  const asMeant = url.pathname === pathname && new URL(origin).href === `${url.origin}/`;
  return asMeant ? url : undefined;
};
