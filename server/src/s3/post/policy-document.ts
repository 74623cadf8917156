import { S3Error } from "../../aws/s3-error.js";

/** What a policy demands of a field. */
export interface FieldCondition {
  readonly operator: "eq" | "starts-with";
  /** In lower case, without the dollar sign. */
  readonly field: string;
  readonly value: string;
  /** As it stands in the document, but for keys of customers. */
  readonly text: string;
}

/** The policy that a form is signed with. */
export interface PostPolicy {
  readonly expiration: Date;
  readonly conditions: readonly FieldCondition[];
  /** How many bytes the file may have, both included. */
  readonly lengths: readonly { readonly least: number; readonly most: number }[];
}

const invalid = (message: string, cause?: unknown): S3Error =>
  new S3Error("InvalidPolicyDocument", `Invalid Policy: ${message}`, { cause });

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
const utf8 = new TextDecoder("utf-8", { fatal: true });

const parse = (encoded: string): unknown => {
  if (!base64.test(encoded.replace(/\s/g, ""))) throw invalid("Invalid encoding: the policy must be in Base64.");
  try {
    return JSON.parse(utf8.decode(Buffer.from(encoded, "base64")));
  } catch (error) {
    throw invalid("Invalid JSON.", error);
  }
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const iso8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

const readExpiration = (value: unknown): Date => {
  if (value === undefined) throw invalid("Policy missing expiration.");
  const time = typeof value === "string" && iso8601.test(value) ? new Date(value) : undefined;
  if (time && !Number.isNaN(time.getTime())) return time;
  throw invalid(`Invalid 'expiration' value: '${String(value)}'`);
};

const textOf = (operator: string, name: string, value: string): string =>
  JSON.stringify([operator, `$${name}`, /customer-key$/i.test(name) ? "[hidden]" : value]);

const readSimple = (condition: Readonly<Record<string, unknown>>): FieldCondition => {
  const [entry, another] = Object.entries(condition);
  if (!entry || another)
    throw invalid("Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
  const [name, value] = entry;
  if (typeof value !== "string") throw invalid("Invalid Simple-Condition: value must be a string.");
  return { operator: "eq", field: name.toLowerCase(), value, text: textOf("eq", name, value) };
};

const readCompared = ([operator, name, value, ...more]: readonly unknown[]): FieldCondition => {
  if (operator !== "eq" && operator !== "starts-with")
    throw invalid(`Invalid Condition: unknown operation '${String(operator)}'.`);
  const isWhole = typeof name === "string" && name.startsWith("$") && typeof value === "string" && more.length === 0;
  if (!isWhole) throw invalid(`Invalid ${operator} Condition: it must name a field, with a $ before it, and a value.`);
  return { operator, field: name.slice(1).toLowerCase(), value, text: textOf(operator, name.slice(1), value) };
};

const readLength = (value: unknown): number => {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isSafeInteger(number) && number >= 0) return number;
  throw invalid("Invalid content-length-range: it must have a least and a most number of bytes.");
};

const readLengths = ([, least, most, ...more]: readonly unknown[]): PostPolicy["lengths"][number] => {
  const range = { least: readLength(least), most: readLength(most) };
  if (range.least > range.most || more.length > 0)
    throw invalid("Invalid content-length-range: the least number of bytes comes first.");
  return range;
};

/**
 * Reads the policy of a form.
 *
 * @param encoded in base64
 * @throws S3Error `InvalidPolicyDocument`, with a sentence that says what is wrong
 */
export const readPostPolicy = (encoded: string): PostPolicy => {
  const document = parse(encoded);
  if (!isObject(document)) throw invalid("Invalid JSON.");
  const expiration = readExpiration(document["expiration"]);
  const stated = document["conditions"];
  if (!Array.isArray(stated)) throw invalid("Policy missing conditions.");
  const conditions: FieldCondition[] = [];
  const lengths: PostPolicy["lengths"][number][] = [];
  for (const condition of stated as readonly unknown[]) {
    if (isObject(condition)) conditions.push(readSimple(condition));
    else if (!Array.isArray(condition)) throw invalid("Invalid Condition: it must be an object or an array.");
    else if (condition[0] === "content-length-range") lengths.push(readLengths(condition));
    else conditions.push(readCompared(condition));
  }
  return { expiration, conditions, lengths };
};
