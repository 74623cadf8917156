import { Resolver } from "node:dns/promises";

/** What DNS says of names. */
export interface DnsRecords {
  /** The name that a CNAME record leads to, in lower case and without a dot at its end; undefined where there is none. */
  alias(name: string): Promise<string | undefined>;
  /** The addresses of a name, IPv4 and IPv6; none where it has none. */
  addresses(name: string): Promise<readonly string[]>;
}

/** DNS could not be asked: that says nothing of the name. */
export class DnsUnavailable extends Error {
  override readonly name = "DnsUnavailable";
}

/** How long a server may take for an answer, in milliseconds, and how often it is asked. */
const patience = { timeout: 1_500, tries: 2 } as const;

/** Answers that tell that there is no such record. */
const none = new Set(["ENODATA", "ENOTFOUND", "EBADNAME", "EBADQUERY"]);

const orNothing =
  <Nothing>(nothing: Nothing) =>
  (error: NodeJS.ErrnoException): Nothing => {
    if (none.has(error.code ?? "")) return nothing;
    throw new DnsUnavailable(`DNS gives no answer (${error.code ?? "no reason given"}).`, { cause: error });
  };

/**
 * Reads records of DNS. Nothing is remembered here.
 *
 * @param servers addresses of DNS servers, each with a port or without; those of the operating system unless given
 */
export const createDnsRecords = (servers: readonly string[] | undefined): DnsRecords => {
  const resolver = new Resolver(patience);
  if (servers) resolver.setServers([...servers]);
  return {
    alias: async (name) => {
      const [alias] = await resolver.resolveCname(name).catch(orNothing([]));
      return alias?.toLowerCase().replace(/\.$/, "");
    },
    addresses: async (name) => {
      const [four, six] = await Promise.all([
        resolver.resolve4(name).catch(orNothing([])),
        resolver.resolve6(name).catch(orNothing([])),
      ]);
      return [...four, ...six];
    },
  };
};
