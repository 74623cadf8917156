/** A moment, exact to any fraction of a second. */
export interface Instant {
  /** Whole seconds since 1970-01-01T00:00:00Z, rounded down. */
  readonly seconds: number;
  /** Digits of the fraction of a second, without trailing zeros. */
  readonly fraction: string;
}

const epochText = /^\d+$/;
const yearText = /^\d{4}$/;
/** The forms of ISO 8601 in the W3C's note: a year, a month, a day, or a time with its zone. */
const isoText = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:Z|([+-])(\d\d):(\d\d)))?)?)?$/;

const withoutTrailingZeros = (digits: string): string => {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end -= 1;
  return digits.slice(0, end);
};

const number = (digits: string | undefined, otherwise: number): number =>
  digits === undefined ? otherwise : Number(digits);

const readIso = (text: string): Instant | undefined => {
  const [found, ...parts] = isoText.exec(text) ?? [];
  if (found === undefined) return undefined;
  const [year, month, day, hour, minute, second] = [0, 1, 1, 0, 0, 0].map((first, at) => number(parts[at], first)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [zoneHour, zoneMinute] = [number(parts[8], 0), number(parts[9], 0)];
  if (hour > 23 || minute > 59 || second > 59 || zoneHour > 23 || zoneMinute > 59) return undefined;
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  // a day that the month does not have changes the month
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  const zone = (zoneHour * 60 + zoneMinute) * 60 * (parts[7] === "-" ? -1 : 1);
  return {
    seconds: midnight.getTime() / 1000 + (hour * 60 + minute) * 60 + second - zone,
    fraction: withoutTrailingZeros(parts[6] ?? ""),
  };
};

/**
 * Parses a moment: one of the W3C's forms of ISO 8601, or whole seconds since 1970. Four digits are a year. A date without a time
 * is its midnight in UTC.
 */
export const readInstant = (text: string): Instant | undefined =>
  epochText.test(text) && !yearText.test(text) ? { seconds: Number(text), fraction: "" } : readIso(text);

/** Compares two moments. @returns a negative number if `a` is before `b`, 0 if they are equal, otherwise a positive number */
export const compareInstants = (a: Instant, b: Instant): number => {
  if (a.seconds !== b.seconds) return a.seconds < b.seconds ? -1 : 1;
  if (a.fraction === b.fraction) return 0;
  return a.fraction < b.fraction ? -1 : 1;
};
