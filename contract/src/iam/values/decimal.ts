/** A decimal number of any size in normal form: equal numbers have equal members. */
export interface Decimal {
  readonly isNegative: boolean;
  /** Digits before the point, without leading zeros; empty for 0. */
  readonly whole: string;
  /** Digits after the point, without trailing zeros. */
  readonly fraction: string;
}

const decimalText = /^([+-]?)(\d+)(?:\.(\d+))?$/;

const firstOther = (text: string, digit: string): number => {
  let index = 0;
  while (index < text.length && text[index] === digit) index += 1;
  return index;
};

const withoutTrailingZeros = (digits: string): string => {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end -= 1;
  return digits.slice(0, end);
};

/**
 * Parses an integer or decimal number exactly, not as a double: two large numbers that differ in their last digit stay
 * different.
 *
 * @param text digits with an optional sign and fraction; no blanks, exponents or other notations
 */
export const readDecimal = (text: string): Decimal | undefined => {
  const [found, sign, digits = "", decimals = ""] = decimalText.exec(text) ?? [];
  if (found === undefined) return undefined;
  const whole = digits.slice(firstOther(digits, "0"));
  const fraction = withoutTrailingZeros(decimals);
  return { isNegative: sign === "-" && (whole !== "" || fraction !== ""), whole, fraction };
};

const byText = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const bySize = (a: Decimal, b: Decimal): number =>
  Math.sign(a.whole.length - b.whole.length) || byText(a.whole, b.whole) || byText(a.fraction, b.fraction);

/** Compares two numbers. @returns a negative number if `a` is less than `b`, 0 if they are equal, otherwise a positive number */
export const compareDecimals = (a: Decimal, b: Decimal): number => {
  if (a.isNegative !== b.isNegative) return a.isNegative ? -1 : 1;
  return a.isNegative ? bySize(b, a) : bySize(a, b);
};
