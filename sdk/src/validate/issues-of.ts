import { explain, faultsOf } from "@concordat/contract";
import * as z from "zod";
import type { AnswerIssue } from "./invalid-answer-error.js";
import { nullElements } from "./null-elements.js";

/** More issues than this help nobody. */
const mostIssues = 100;

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((place, key) => (place as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

/** Whether a value is of the right type, and only not among those that are known. */
const isUnknownValue = (issue: z.core.$ZodIssue, body: unknown): boolean => {
  const value = at(body, issue.path);
  if (issue.code === "invalid_value")
    return issue.values.some((known) => typeof known === typeof value && known !== null);
  // zod tells of a union without a matching member by its discriminator, whose path it may name already
  if (issue.code !== "invalid_union" || !("discriminator" in issue)) return false;
  return typeof value === "string" || typeof at(value, [String(issue.discriminator)]) === "string";
};

/** A null that older servers put in the place of an element. */
const isTolerated = (schema: z.ZodType, { path }: z.core.$ZodIssue, body: unknown): boolean => {
  const [member, index, ...deeper] = path;
  const lists = nullElements[schema.meta()?.id ?? ""] ?? [];
  return deeper.length === 0 && typeof index === "number" && lists.includes(String(member)) && at(body, path) === null;
};

/** What is wrong with a body. Members that the schema does not know are none of its business. */
export const issuesOf = (schema: z.ZodType, body: unknown): AnswerIssue[] => {
  // the words come in only where there is something to say
  if (z.safeParse(schema, body).success) return [];
  const { error } = z.safeParse(schema, body, { error: explain });
  const issues = (error?.issues ?? []).filter(
    (issue) => issue.code !== "unrecognized_keys" && !isTolerated(schema, issue, body),
  );
  return issues.slice(0, mostIssues).flatMap((issue) =>
    faultsOf([issue]).map(({ name, reason }) => ({
      path: name,
      message: reason,
      kind: isUnknownValue(issue, body) ? ("unknown-value" as const) : ("form" as const),
    })),
  );
};
