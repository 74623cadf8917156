/** Reads a truth value, whatever the case of its letters. */
export const readBoolean = (text: string): boolean | undefined => {
  if (text.length > 5) return undefined;
  const lower = text.toLowerCase();
  if (lower === "true") return true;
  return lower === "false" ? false : undefined;
};

const base64Text = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Bits that the last character before the padding carries in vain; encoders leave them 0. */
const wastedBits = /(?:[^AQgw]==|[^AEIMQUYcgkosw048=]=)$/;

/** Whether a text is base64 with its padding, in the one form that encoders write. */
export const isBase64 = (text: string): boolean => base64Text.test(text) && !wastedBits.test(text);

/** Moves the point of digits so that no exponent is left. */
const withoutExponent = (text: string): string => {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits.padEnd(point, "0")
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
};

/** The text that a value of a condition is compared as. Numbers have no exponent. */
export const textOfValue = (value: string | number | boolean): string => {
  const text = String(value);
  return typeof value === "number" && text.includes("e") ? withoutExponent(text) : text;
};
