/** An address: one number of 32 bits for IPv4, four for IPv6. An IPv4-mapped IPv6 address is an IPv4 address. */
export type IpAddress = readonly number[];

/** Addresses with a common prefix. */
export interface IpRange {
  readonly address: IpAddress;
  /** The length of the prefix in bits. */
  readonly prefix: number;
}

const decimalByte = /^(?:0|[1-9]\d{0,2})$/;
const hexadecimalGroup = /^[0-9A-Fa-f]{1,4}$/;
const prefixText = /^(?:0|[1-9]\d{0,2})$/;

const readIpv4 = (text: string): number | undefined => {
  const bytes = text.split(".", 5);
  if (bytes.length !== 4) return undefined;
  let address = 0;
  for (const byte of bytes) {
    if (!decimalByte.test(byte) || Number(byte) > 255) return undefined;
    address = address * 256 + Number(byte);
  }
  return address;
};

/** The groups on one side of `::`, each of 16 bits; a final IPv4 address is two of them. */
const readGroups = (text: string, mayEndAsIpv4: boolean): number[] | undefined => {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":", 9);
  for (const [index, part] of parts.entries()) {
    const isIpv4 = mayEndAsIpv4 && index === parts.length - 1 && part.includes(".");
    const ipv4 = isIpv4 ? readIpv4(part) : undefined;
    if (ipv4 !== undefined) groups.push(Math.floor(ipv4 / 65_536), ipv4 % 65_536);
    else if (!isIpv4 && hexadecimalGroup.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
};

const expand = (before: readonly number[], behind: readonly number[] | undefined): readonly number[] | undefined => {
  if (behind === undefined) return before.length === 8 ? before : undefined;
  const missing = 8 - before.length - behind.length;
  return missing < 1 ? undefined : [...before, ...Array<number>(missing).fill(0), ...behind];
};

const longestText = 45;

const readIpv6 = (text: string): IpAddress | undefined => {
  if (text.length > longestText) return undefined;
  const [left = "", right, more] = text.split("::", 3);
  if (more !== undefined || (right === undefined && left === "")) return undefined;
  const before = readGroups(left, right === undefined);
  const behind = right === undefined ? undefined : readGroups(right, true);
  if (before === undefined || (right !== undefined && behind === undefined)) return undefined;
  const groups = expand(before, behind);
  return groups && [0, 2, 4, 6].map((at) => (groups[at] ?? 0) * 65_536 + (groups[at + 1] ?? 0));
};

const readAddress = (text: string): IpAddress | undefined => {
  if (text.includes(":")) return readIpv6(text);
  const ipv4 = readIpv4(text);
  return ipv4 === undefined ? undefined : [ipv4];
};

const isMapped = (address: IpAddress): boolean =>
  address.length === 4 && address[0] === 0 && address[1] === 0 && address[2] === 0xff_ff;

/** Parses the address of a caller; a zone after `%` is ignored. */
export const readIpAddress = (text: string): IpAddress | undefined => {
  const zone = text.indexOf("%");
  const address = readAddress(zone < 0 ? text : text.slice(0, zone));
  return address && isMapped(address) ? address.slice(3) : address;
};

/** Parses a range in CIDR notation; an address without a prefix is a range of one. */
export const readIpRange = (text: string): IpRange | undefined => {
  const [addressText = "", bits, more] = text.split("/", 3);
  const address = readAddress(addressText);
  if (address === undefined || more !== undefined) return undefined;
  const longest = address.length * 32;
  if (bits !== undefined && (!prefixText.test(bits) || Number(bits) > longest)) return undefined;
  const prefix = bits === undefined ? longest : Number(bits);
  return isMapped(address) && prefix >= 96 ? { address: address.slice(3), prefix: prefix - 96 } : { address, prefix };
};

/** Whether an address is in a range. IPv4 addresses are in IPv4 ranges only. */
export const isInRange = (address: IpAddress, range: IpRange): boolean => {
  if (address.length !== range.address.length) return false;
  let left = range.prefix;
  for (let index = 0; left > 0; index += 1, left -= 32) {
    const ignored = left >= 32 ? 1 : 2 ** (32 - left);
    if (Math.floor((address[index] ?? 0) / ignored) !== Math.floor((range.address[index] ?? 0) / ignored)) return false;
  }
  return true;
};
