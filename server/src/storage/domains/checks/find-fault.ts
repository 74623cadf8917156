import { randomBytes } from "node:crypto";
import type { DnsRecords } from "../../../outgoing/dns-records.js";

/** A chain of CNAME records that is longer is taken for one without an end. */
const longestChain = 8;

/** DNS has no longer names. */
const longestName = 253;

/** A name as a sentence shows it: what others have written into DNS is shown only if it looks like a name. */
const shown = (name: string): string => (/^[a-z0-9_*.-]{1,253}$/.test(name) ? name : "something that is no host name");

/** What DNS says of a name that is to lead to an endpoint. */
type Lead = "endpoint" | { readonly alias: string | undefined };

/** Follows CNAME records. @throws DnsUnavailable */
const follow = async (dns: DnsRecords, name: string, endpoint: string): Promise<Lead> => {
  const first = await dns.alias(name);
  let alias = first;
  for (let length = 0; alias !== undefined && length < longestChain; length++) {
    if (alias === endpoint) return "endpoint";
    alias = await dns.alias(alias);
  }
  return { alias: first };
};

/** The parent of all names of an organization cannot have a CNAME record: there, the same addresses do. */
const isApex = async (name: string): Promise<boolean> => {
  const { getDomain } = await import("tldts");
  return getDomain(name, { allowPrivateDomains: true }) === name;
};

const hasAddressesOf = async (dns: DnsRecords, name: string, endpoint: string): Promise<boolean> => {
  const [own, wanted] = await Promise.all([dns.addresses(name), dns.addresses(endpoint)]);
  return own.length > 0 && own.every((address) => wanted.includes(address));
};

const sentence = (name: string, endpoint: string, alias: string | undefined): string =>
  alias === undefined
    ? `${name} has no CNAME record to ${endpoint}.`
    : `${name} has a CNAME record to ${shown(alias)}, not to ${endpoint}.`;

/**
 * Finds out whether a domain, and every name below it, leads to the endpoint of a service: by CNAME records, or a domain without
 * a parent of its own by the addresses of the endpoint, since it cannot have such a record.
 *
 * @returns what is wrong, as a sentence; undefined where it leads there
 * @throws DnsUnavailable where DNS cannot be asked
 */
export const findFault = async (dns: DnsRecords, domainName: string, endpoint: string): Promise<string | undefined> => {
  // another name each time: nobody remembers that there was none
  const below = `${randomBytes(4).toString("hex")}.${domainName}`;
  if (below.length > longestName) return `${domainName} is too long for names below it.`;
  const own = await follow(dns, domainName, endpoint);
  if (own !== "endpoint") {
    const isThere =
      own.alias === undefined && (await isApex(domainName)) && (await hasAddressesOf(dns, domainName, endpoint));
    if (!isThere) return sentence(domainName, endpoint, own.alias);
  }
  const wildcard = await follow(dns, below, endpoint);
  return wildcard === "endpoint" ? undefined : sentence(`*.${domainName}`, endpoint, wildcard.alias);
};
