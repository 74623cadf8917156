import { componentsOf, spelledAsAws } from "./arn.js";
import { conditionHolds } from "./condition.js";
import { type Naming, namingIn } from "./principals.js";
import type { Question } from "./question.js";
import { resolve } from "./variables.js";
import { matches, patternOf, type Sign } from "./wildcard.js";

export type Statement = Readonly<Record<string, unknown>>;

const textsOf = (value: unknown): readonly string[] => [value].flat() as readonly string[];

/** "The prefix and the action name are case insensitive." (IAM: Action) */
const coversAction = (entries: unknown, action: string): boolean =>
  textsOf(entries).some((entry) => matches(patternOf(entry.toLowerCase()), action.toLowerCase()));

/** facts: `arn:aws:s3:::bucket/key`, the vendor's `urn:ecs:…`, and bare `bucket/*` */
const wholeArn = (entry: string): string => (entry === "*" || /^[au]rn:/.test(entry) ? entry : `arn:aws:s3:::${entry}`);

/**
 * "You can use a policy variable in the Resource element, but only in the resource portion of the ARN. This portion of the
 * ARN appears after the fifth colon (:)." (IAM: Variables)
 */
const resolveResource = (entry: string, question: Question, hasVariables: boolean): Sign[] | undefined => {
  const [, head = "", resource = entry] = /^((?:[^:]*:){5})(.*)$/s.exec(entry) ?? [];
  const resolved = resolve(resource, question, hasVariables && head !== "");
  return resolved && [...patternOf(head), ...resolved];
};

/**
 * "If the wildcard (*) is the last character of a resource ARN segment, it can expand to match beyond the colon boundaries."
 * (IAM: Resource) Elsewhere in the five segments before the resource, wildcards stay within their segment.
 */
const matchesResource = (segments: readonly (readonly Sign[])[], text: string, left = 6): boolean => {
  const [first, ...others] = segments;
  if (!first) return false;
  const goesOn = first.at(-1) === "any text";
  if (others.length === 0) return (goesOn || left === 1) && matches(first, text);
  for (let end = text.indexOf(":"); end >= 0; end = text.indexOf(":", end + 1)) {
    if (matches(first, text.slice(0, end)) && matchesResource(others, text.slice(end + 1), left - 1)) return true;
    if (!goesOn) return false;
  }
  return false;
};

/**
 * An action that concerns no resource concerns all of its service: in the example of IAM: Policy evaluation logic,
 * `s3:ListAllMyBuckets` is allowed with `"Resource": "arn:aws:s3:::*"`.
 */
const resourceOf = ({ wish }: Question): string => {
  if (wish.resource !== "*") return spelledAsAws(wish.resource);
  const [service = ""] = wish.action.split(":");
  return `arn:aws:${service}::${service === "s3" ? "" : wish.namespace}:*`;
};

/**
 * "If a variable with no value is used as part of the Resource or NotResource element of a policy, the resource that includes
 * a policy variable with no value will not match any resource." (IAM: Variables)
 */
const coversResource = (entries: unknown, question: Question, hasVariables: boolean): boolean =>
  textsOf(entries).some((entry) => {
    const pattern = resolveResource(wholeArn(entry), question, hasVariables);
    return pattern !== undefined && matchesResource(componentsOf(pattern), resourceOf(question));
  });

/** Who a statement is about; a policy of an identity is about that identity. */
const namingBy = (statement: Statement, question: Question): Naming => {
  if ("Principal" in statement) return namingIn(statement["Principal"], question);
  if (!("NotPrincipal" in statement)) return "itself";
  // "The NotPrincipal element with a Deny effect will always deny any IAM principal that has a permissions boundary policy
  // attached, regardless of the values specified in the NotPrincipal element." (IAM: Permissions boundaries)
  if (statement["Effect"] === "Deny" && question.hasBoundary) return "itself";
  // "all principals except the user named Bob … are explicitly denied", though the account of Bob is named as well
  const naming = namingIn(statement["NotPrincipal"], question);
  const isExcepted = statement["Effect"] === "Deny" ? naming === "itself" : naming !== undefined;
  return isExcepted ? undefined : "itself";
};

/** How a statement applies to a request; undefined if it does not. */
export const applies = (statement: Statement, question: Question, hasVariables: boolean): Naming => {
  const { action } = question.wish;
  const isAction =
    "Action" in statement
      ? coversAction(statement["Action"], action)
      : "NotAction" in statement && !coversAction(statement["NotAction"], action);
  // a trust policy has no resource but the role
  const isResource =
    "Resource" in statement
      ? coversResource(statement["Resource"], question, hasVariables)
      : !("NotResource" in statement && coversResource(statement["NotResource"], question, hasVariables));
  const isMeant =
    isAction &&
    isResource &&
    conditionHolds(statement["Condition"], { question, hasVariables, isDenial: statement["Effect"] === "Deny" });
  return isMeant ? namingBy(statement, question) : undefined;
};
