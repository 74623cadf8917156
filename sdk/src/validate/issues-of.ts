import { explain, faultsOf } from "@concordat/contract";
import * as z from "zod";
import type { AnswerIssue } from "./invalid-answer-error.js";
import { nullElements } from "./null-elements.js";

/** The most issues that are collected. */
const mostIssues = 100;

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((place, key) => (place as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

/** Whether a value has the right type, but is not one of the known values. */
const isUnknownValue = (issue: z.core.$ZodIssue, body: unknown): boolean => {
  const value = at(body, issue.path);
  if (issue.code === "invalid_value")
    return issue.values.some((known) => typeof known === typeof value && known !== null);
  // for a union without a matching variant, zod reports the discriminator, whose path may be included already
  if (issue.code !== "invalid_union" || !("discriminator" in issue)) return false;
  return typeof value === "string" || typeof at(value, [String(issue.discriminator)]) === "string";
};

/** A null that older servers send instead of an element. */
const isTolerated = (schema: z.ZodType, { path }: z.core.$ZodIssue, body: unknown): boolean => {
  const [member, index, ...deeper] = path;
  const lists = nullElements[schema.meta()?.id ?? ""] ?? [];
  return deeper.length === 0 && typeof index === "number" && lists.includes(String(member)) && at(body, path) === null;
};

/** The issues of a body. Members that the schema does not know are ignored. */
export const issuesOf = (schema: z.ZodType, body: unknown): AnswerIssue[] => {
  // messages are computed only if there are issues
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
