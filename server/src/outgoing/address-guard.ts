import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Ranges (by ipaddr.js's names) that only a server for local work may dial. */
const privateRanges: ReadonlySet<string> = new Set(["loopback", "private", "uniqueLocal"]);

/** Global unicast is all that the IPv6 internet uses; what lies outside it is never public, whatever its range is called. */
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

/** NAT64's well-known prefix: the last 32 bits are the IPv4 address that a gateway dials for us. */
const nat64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

/**
 * Where clouds serve their machines' own credentials, beside the link-local range, which is never dialled anyway.
 * These lie in ranges that would pass: Azure's is public, those of AWS, Google and Oracle are unique-local.
 */
const metadataServices = ["168.63.129.16/32", "fd00:ec2::/32", "fd20:ce::/32", "fd00:c1::/32"].map((range) =>
  ipaddr.parseCIDR(range),
);

const within = (address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean =>
  address.kind() === network.kind() && address.match(network, bits);

const isPublic = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
  address.range() === "unicast" && (address instanceof ipaddr.IPv4 || within(address, globalUnicast));

/** Reads an address; one in the form ::ffff:a.b.c.d becomes the IPv4 address that it is. */
const parse = (text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined => {
  // a zone (fe80::1%eth0) is for the own network only
  if (isIP(text) === 0 || text.includes("%")) return undefined;
  // hexadecimal throughout, since ipaddr.js takes ::a.b.c.d for ::ffff:a.b.c.d
  return ipaddr.process(isIP(text) === 6 ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text);
};

/**
 * Whether Core may open a connection to an IP address: to public unicast, and with `allowPrivateAddresses` to loopback,
 * private and unique-local ones too. An IPv4 address inside an IPv6 one is judged as what it really is.
 *
 * @param text an address as `node:net` knows it; anything else may not be dialled
 */
export const mayDial = (text: string, allowPrivateAddresses: boolean): boolean => {
  const address = parse(text);
  if (!address) return false;
  if (metadataServices.some((range) => within(address, range))) return false;
  // such a gateway reaches the network that it stands in, which is not the one that local work allows
  if (within(address, nat64)) return mayDial(new ipaddr.IPv4(address.toByteArray().slice(-4)).toString(), false);
  return isPublic(address) || (allowPrivateAddresses && privateRanges.has(address.range()));
};
