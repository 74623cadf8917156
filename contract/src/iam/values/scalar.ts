/** Parses a boolean, ignoring case. */
export const readBoolean = (text: string): boolean | undefined => {
  if (text.length > 5) return undefined;
  const lower = text.toLowerCase();
  if (lower === "true") return true;
  return lower === "false" ? false : undefined;
};

const base64Text = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Unused bits of the last character before the padding that are not 0. */
const wastedBits = /(?:[^AQgw]==|[^AEIMQUYcgkosw048=]=)$/;

/** Whether a text is canonical base64 with padding. */
export const isBase64 = (text: string): boolean => base64Text.test(text) && !wastedBits.test(text);

/** Writes a number without its exponent. */
const withoutExponent = (text: string): string => {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits.padEnd(point, "0")
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
};

/** The text of a value of a condition, for comparisons. Numbers have no exponent. */
export const textOfValue = (value: string | number | boolean): string => {
  const text = String(value);
  return typeof value === "number" && text.includes("e") ? withoutExponent(text) : text;
};
