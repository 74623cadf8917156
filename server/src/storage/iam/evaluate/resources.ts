import { looksLikeArn, readTemplate, type TemplatePart, withAwsHead } from "@concordat/contract/iam";
import { countSteps } from "./pattern/steps.js";
import { compileTexts, type TextTest } from "./pattern/text-test.js";
import { anyText } from "./pattern/tokens.js";
import type { Scope } from "./scope.js";

type Parts = readonly TemplatePart[];

/** Whether a statement is about the resource of a request. */
export type ResourceTest = (scope: Scope) => boolean;

/** Patterns for the service, region, account and resource of an ARN. */
interface ArnPattern {
  readonly service: Parts;
  readonly region: Parts;
  readonly account: Parts;
  readonly resource: Parts;
}

const everything: Parts = [anyText];
const isEverything = (text: string): boolean => text === "*";

/** AWS wants the partition written out; documents that have a wildcard there mean the one that there is. */
const isOwnPartition = (text: string): boolean =>
  compileTexts([readTemplate(text, { variables: false, wildcards: true })])("aws", () => undefined);

const field = (text: string | undefined, variables: boolean): Parts =>
  text === undefined ? everything : readTemplate(text, { variables, wildcards: true });

/** The first five fields of an ARN, and the rest with all its colons; fields that are missing are undefined. */
const fieldsOf = (text: string): readonly (string | undefined)[] => {
  const fields = text.split(":");
  return fields.length <= 6 ? fields : [...fields.slice(0, 5), fields.slice(5).join(":")];
};

/**
 * Reads a resource of a document. Variables stand behind the fifth colon only; what is missing of an ARN is anything.
 *
 * @returns undefined where it can be no resource of this server
 */
const readPattern = (text: string, hasVariables: boolean): ArnPattern | undefined => {
  if (!looksLikeArn(text)) return { service: ["s3"], region: [], account: [], resource: field(text, hasVariables) };
  const [prefix = "", partition = "*", service, region, account, resource] = fieldsOf(withAwsHead(text));
  if (prefix !== "arn" || !isOwnPartition(partition)) return undefined;
  return {
    service: field(service, false),
    region: field(region, false),
    account: field(account, false),
    resource: field(resource, hasVariables),
  };
};

/**
 * Whether an asterisk ends a segment before the last one: "If the wildcard (*) is the last character of a resource ARN segment,
 * it can expand to match beyond the colon boundaries."
 */
const isExpanding = (text: string): boolean =>
  looksLikeArn(text) &&
  fieldsOf(text)
    .slice(0, -1)
    .some((segment) => segment?.endsWith("*"));

/** All of an ARN as one pattern, whose wildcards go beyond colons. */
const wholePattern = (text: string, hasVariables: boolean): Parts => {
  const fields = fieldsOf(withAwsHead(text));
  if (fields.length < 6) return field(fields.join(":"), false);
  return [...field(`${fields.slice(0, 5).join(":")}:`, false), ...field(fields[5], hasVariables)];
};

/** Whether all of an ARN is like one of the patterns. */
const isWholeLike =
  (isLike: TextTest): ResourceTest =>
  ({ resource, variables }) =>
    isLike(resource.join(":"), variables);

const isOfS3 = ({ service, region, account }: ArnPattern): boolean =>
  service.length === 1 &&
  service[0] === "s3" &&
  [region, account].every((parts) => parts.every((part) => part === anyText));

/** Whether a resource is a bucket or object whose path is like one of the patterns. */
const isPathLike =
  (isLike: TextTest): ResourceTest =>
  ({ path, variables }) =>
    path !== undefined && isLike(path, variables);

/** Whether each field of an ARN is like the same field of one of the patterns. */
const isArnLike =
  (patterns: readonly (readonly TextTest[])[]): ResourceTest =>
  ({ resource: arn, variables }) => {
    countSteps(patterns.length);
    return patterns.some((fields) => fields.every((isLike, index) => isLike(arn[index + 2] as string, variables)));
  };

const compileArn = ({ service, region, account, resource }: ArnPattern): readonly TextTest[] =>
  [service, region, account, resource].map((parts) => compileTexts([parts]));

/**
 * Compiles the resources of a statement: ARNs with either head, bare paths of buckets and objects, or `*`.
 *
 * @param hasVariables whether the version of the document has policy variables
 */
export const compileResources = (texts: readonly string[], hasVariables: boolean): ResourceTest => {
  if (texts.some(isEverything)) return () => true;
  const patterns = texts.map((text) => readPattern(text, hasVariables)).filter((pattern) => pattern !== undefined);
  const isPath = isPathLike(compileTexts(patterns.filter(isOfS3).map(({ resource }) => resource)));
  const others = patterns.filter((pattern) => !isOfS3(pattern)).map(compileArn);
  if (others.length === 0 && !texts.some(isExpanding)) return isPath;
  const isOther = isArnLike(others);
  const isWhole = isWholeLike(compileTexts(texts.filter(isExpanding).map((text) => wholePattern(text, hasVariables))));
  return (scope) => isPath(scope) || isOther(scope) || isWhole(scope);
};
