import { readTemplate } from "@concordat/contract/iam";

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The keys of the variables in all texts of a value. Their names as written are lost: variables ignore case. */
const variablesIn = (value: unknown): readonly string[] => {
  if (typeof value === "string")
    return readTemplate(value, { variables: true, wildcards: true }).flatMap((part) =>
      typeof part === "object" ? [part.key] : [],
    );
  if (Array.isArray(value)) return value.flatMap(variablesIn);
  return isMembers(value) ? Object.values(value).flatMap(variablesIn) : [];
};

const keysInConditions = (condition: unknown): readonly string[] =>
  isMembers(condition) ? Object.values(condition).flatMap((keys) => (isMembers(keys) ? Object.keys(keys) : [])) : [];

/** The condition keys of documents by their names in lower case, each as it is written where it occurs first. */
export const contextKeysIn = (texts: readonly string[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const add = (key: string) => {
    if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), key);
  };
  for (const text of texts) {
    const { Statement, Version } = JSON.parse(text) as Members;
    const statements = listOf(Statement).filter(isMembers);
    for (const { Condition } of statements) for (const key of keysInConditions(Condition)) add(key);
    if (Version === "2012-10-17") for (const key of variablesIn(statements)) add(key);
  }
  return found;
};
