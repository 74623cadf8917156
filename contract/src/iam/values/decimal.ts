/** A decimal number of any size, in one form only: equal numbers have equal members. */
export interface Decimal {
  readonly isNegative: boolean;
  /** Digits before the point, without zeros in front; empty for 0. */
  readonly whole: string;
  /** Digits behind the point, without zeros at the end. */
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
 * Reads an integer or decimal number, as numeric operators compare them. It is not read as a double: two large numbers that
 * differ in their last digit stay different.
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

/** Negative where `a` is less than `b`, 0 where they are equal, positive else. */
export const compareDecimals = (a: Decimal, b: Decimal): number => {
  if (a.isNegative !== b.isNegative) return a.isNegative ? -1 : 1;
  return a.isNegative ? bySize(b, a) : bySize(a, b);
};
