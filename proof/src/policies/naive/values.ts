// Values of condition operators that are no texts. Each reading is undefined where a text is none.

/** An integer or decimal value, as a whole number of units of 10⁻³⁰. */
export const numberOf = (text: string): bigint | undefined => {
  const [, sign, whole = "", fraction = ""] = /^([+-]?)(\d+)(?:\.(\d{1,30}))?$/.exec(text) ?? [undefined];
  if (whole === "") return undefined;
  const units = BigInt(whole + fraction.padEnd(30, "0"));
  return sign === "-" ? -units : units;
};

const days = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const isBetween = (value: number, least: number, most: number): boolean => value >= least && value <= most;

const iso =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d\d):(\d\d)))?)?)?$/;

/**
 * "You must specify date/time values with one of the W3C implementations of the ISO 8601 date formats or in epoch (UNIX)
 * time." (IAM: Condition operators)
 *
 * @returns nanoseconds since 1970
 */
export const instantOf = (text: string): bigint | undefined => {
  const billion = 1_000_000_000n;
  // four digits are a year
  if (/^\d{1,15}$/.test(text) && text.length !== 4) return BigInt(text) * billion;
  const found = iso.exec(text);
  if (!found) return undefined;
  const number = (index: number, otherwise: number): number => Number(found[index] ?? otherwise);
  const [year, month, day] = [number(1, 0), number(2, 1), number(3, 1)];
  const [hour, minute, second] = [number(4, 0), number(5, 0), number(6, 0)];
  const [zoneHour, zoneMinute] = [number(10, 0), number(11, 0)];
  const isReal =
    isBetween(month, 1, 12) &&
    isBetween(day, 1, days(year, month)) &&
    isBetween(hour, 0, 23) &&
    isBetween(minute, 0, 59) &&
    isBetween(second, 0, 59) &&
    isBetween(zoneHour, 0, 23) &&
    isBetween(zoneMinute, 0, 59);
  if (!isReal) return undefined;
  const zone = (zoneHour * 3600 + zoneMinute * 60) * (found[9] === "-" ? -1 : 1);
  const seconds = Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - zone;
  return BigInt(seconds) * billion + BigInt((found[7] ?? "").padEnd(9, "0"));
};

interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

const fourOf = (text: string): bigint | undefined => {
  const parts = text.split(".");
  const isFour = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return isFour ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) : undefined;
};

const groupsOf = (text: string): string[] => (text === "" ? [] : text.split(":"));

const sixOf = (text: string): bigint | undefined => {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = [groupsOf(halves[0] as string), groupsOf(halves[1] ?? "")];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...tail];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
};

const addressOf = (text: string): Address | undefined => {
  const four = fourOf(text);
  if (four !== undefined) return { bits: 32, value: four };
  const six = sixOf(text);
  return six === undefined ? undefined : { bits: 128, value: six };
};

/**
 * "The value must be in the standard CIDR format … If you specify an IP address without the associated routing prefix, IAM
 * uses the default prefix value of /32." (IAM: Condition operators)
 */
const rangeOf = (text: string): { readonly network: Address; readonly length: number } | undefined => {
  const [, base = "", prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const network = addressOf(base);
  const length = prefix === undefined ? network?.bits : Number(prefix);
  return network && length !== undefined && length <= network.bits ? { network, length } : undefined;
};

export const isRange = (text: string): boolean => rangeOf(text) !== undefined;

export const isInRange = (text: string, range: string): boolean => {
  const [address, within] = [addressOf(text), rangeOf(range)];
  if (!address || !within || address.bits !== within.network.bits) return false;
  const ignored = BigInt(address.bits - within.length);
  return address.value >> ignored === within.network.value >> ignored;
};
