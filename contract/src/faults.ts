import type * as z from "zod";

/** One fault of a request: the field, and what was expected. */
export interface Fault {
  /** Dotted path with numeric indexes, such as `networks.0.family`; empty for the body as a whole. */
  readonly name: string;
  /** A sentence with a full stop. */
  readonly reason: string;
}

/** The most faults in one answer: more help nobody, and an answer must not be many times as long as the request. */
export const mostFaults = 100;

const quote = (value: unknown): string => (typeof value === "string" ? `"${value}"` : String(value));

const nouns: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "an integer",
  boolean: "true or false",
  array: "an array",
  object: "an object",
  null: "null",
};
const noun = (expected: string): string => nouns[expected] ?? expected;

const size = (origin: string, limit: number | bigint, bound: "least" | "most"): string => {
  const number = Number(limit);
  const plural = number === 1 ? "" : "s";
  if (origin === "string") return `Value must have at ${bound} ${number} character${plural}.`;
  if (origin === "array" || origin === "set") return `Value must have at ${bound} ${number} item${plural}.`;
  return `Value must be at ${bound} ${number}.`;
};

/** The reason for a missing value. */
export const valueIsRequired = "Value is required.";

/** Explains a zod issue in one sentence. It is zod's error map, so a schema's own message takes precedence. */
export const explain = (issue: z.core.$ZodRawIssue): string => {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return valueIsRequired;
      return `Value must be ${noun((issue as { format?: string }).format === "safeint" ? "int" : String(issue.expected))}.`;
    case "invalid_value": {
      const values = issue.values as readonly unknown[];
      if (issue.input === undefined) return valueIsRequired;
      return values.length === 1
        ? `Value must be ${quote(values[0])}.`
        : `Value must be one of ${values.map(quote).join(", ")}.`;
    }
    case "too_small":
      return size(String(issue.origin), issue.minimum as number, "least");
    case "too_big":
      return size(String(issue.origin), issue.maximum as number, "most");
    case "invalid_union":
      return "Value does not have one of the known forms.";
    case "unrecognized_keys":
      return "Property is not known.";
    case "not_multiple_of":
      return `Value must be a multiple of ${String(issue.divisor)}.`;
    case "invalid_format":
      return issue.format === "regex"
        ? `Value must match ${String(issue.pattern)}.`
        : `Value must be a valid ${String(issue.format)}.`;
    default:
      return "Value is not valid.";
  }
};

const asSentence = (message: string): string => {
  const text = /^(must|may|can|is) /.test(message) ? `Value ${message}` : message;
  return text.endsWith(".") ? text : `${text}.`;
};

const discriminatorOf = (issue: z.core.$ZodIssue): string | undefined =>
  issue.code === "invalid_union" && "discriminator" in issue ? String(issue.discriminator) : undefined;

const faultsOfIssue = (issue: z.core.$ZodIssue, most: number): Fault[] => {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    const reason = asSentence(issue.message);
    return issue.keys.slice(0, most).map((key) => ({ name: [...path, key].join("."), reason }));
  }
  const discriminator = discriminatorOf(issue);
  if (discriminator !== undefined && path.at(-1) !== discriminator) path.push(discriminator);
  return [{ name: path.join("."), reason: asSentence(issue.message) }];
};

/** Converts zod's issues to faults, one for each faulty field, and at most `mostFaults`. */
export const faultsOf = (issues: readonly z.core.$ZodIssue[]): Fault[] => {
  const faults: Fault[] = [];
  for (const issue of issues) {
    if (faults.length >= mostFaults) break;
    faults.push(...faultsOfIssue(issue, mostFaults - faults.length));
  }
  return faults;
};
