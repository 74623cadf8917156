import { isBase64, readBoolean, readDecimal, readInstant, readIpAddress } from "@concordat/contract/iam";
import type { QueryCall } from "../query-call.js";
import { QueryError } from "../query-error.js";

const invalid = (reason: string): QueryError => new QueryError("InvalidInput", `Invalid context entry: ${reason}`);

/** Whether a text is a value of a type. */
const types: Readonly<Record<string, (text: string) => boolean>> = {
  string: () => true,
  numeric: (text) => readDecimal(text) !== undefined,
  boolean: (text) => readBoolean(text) !== undefined,
  ip: (text) => readIpAddress(text) !== undefined,
  binary: isBase64,
  date: (text) => readInstant(text) !== undefined,
};

const listSuffix = "List";

const readEntry = (member: ReadonlyMap<string, string>): readonly [key: string, values: readonly string[]] => {
  const [key = "", type = ""] = [member.get("ContextKeyName"), member.get("ContextKeyType")];
  if (key.length < 5 || key.length > 256) throw invalid("ContextKeyName must have 5 to 256 characters.");
  const isList = type.endsWith(listSuffix);
  const single = isList ? type.slice(0, -listSuffix.length) : type;
  const isOfType = Object.hasOwn(types, single) ? types[single] : undefined;
  if (!isOfType) throw invalid(`${type.slice(0, 100)} is no type of context keys.`);
  const values = [...member]
    .filter(([name]) => name.startsWith("ContextKeyValues.member."))
    .map(([name, value]) => [Number(name.slice("ContextKeyValues.member.".length)), value] as const)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value);
  if (!isList && values.length > 1) throw invalid(`${key} has several values, and the type ${type} has one.`);
  const wrong = values.find((value) => !isOfType(value));
  if (wrong !== undefined) throw invalid(`${wrong.slice(0, 100)} is no value of the type ${type}.`);
  return [key.toLowerCase(), values];
};

/** The values of condition keys in a request, by their names in lower case. @throws QueryError `InvalidInput` */
export const readContextEntries = ({
  parameters,
}: Pick<QueryCall, "parameters">): ReadonlyMap<string, readonly string[]> => {
  const entries = parameters.members("ContextEntries").map(readEntry);
  const found = new Map(entries);
  if (found.size < entries.length) throw invalid("A key is given twice.");
  return found;
};
