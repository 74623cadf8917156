import ipaddr from "ipaddr.js";

/** So many bits of an IPv6 address belong to one customer: the others are theirs to choose. */
const customerBytes = 64 / 8;

/**
 * What stands for an address in a limit: an IPv4 address by itself, an IPv6 address by its first 64 bits, for whoever has one of
 * them has 2⁶⁴. IPv4 addresses in the form of IPv6 are IPv4 addresses.
 */
export const networkOf = (address: string): string => {
  const [bare = ""] = address.split("%", 1);
  if (!ipaddr.isValid(bare)) return address;
  const read = ipaddr.process(bare);
  if (read.kind() === "ipv4") return read.toString();
  return `${Buffer.from(read.toByteArray().slice(0, customerBytes)).toString("hex")}/64`;
};
