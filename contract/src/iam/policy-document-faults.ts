import { didYouMean } from "../suggestion.js";
import type { DocumentPath } from "./document-path.js";
import { conditionOperatorNames, readConditionOperator } from "./policy-condition.js";

/** The kind of a document: permissions of its owner, who may assume a role, or who may do what with a bucket. */
export type DocumentKind = "permissions" | "trust" | "bucket";

type Members = Readonly<Record<string, unknown>>;
/**
 * Takes one fault of a document.
 *
 * @param path where it is; empty for the document itself
 * @param reason what was expected, to be appended to the path: `must be "Allow" or "Deny"`
 */
type Report = (path: DocumentPath, reason: string) => void;
type Check = (value: unknown, path: DocumentPath, report: Report) => void;

const documentMembers = ["Version", "Id", "Statement"];
const ownMembers = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
const grantMembers = ["Sid", "Effect", "Principal", "NotPrincipal", ...ownMembers.slice(2)];
const statementMembers: Readonly<Record<DocumentKind, readonly string[]>> = {
  permissions: ownMembers,
  trust: grantMembers,
  bucket: grantMembers,
};
const principalKinds = ["AWS", "Federated", "Service", "CanonicalUser"];
const actionPattern = /^(?:\*|[A-Za-z0-9-]+:[A-Za-z0-9*?_-]+)$/;
const conditionKeyPattern = /^[A-Za-z0-9-]+:[^\s].*$/;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const has = (members: Members, name: string): boolean => Object.hasOwn(members, name);
const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(" or ");

const oneOf =
  (...values: string[]): Check =>
  (value, path, report) => {
    if (!values.includes(value as string)) report(path, `must be ${quoted(values)}`);
  };

/** A text, or a list with at least one. */
const texts =
  (accepts: (text: string) => boolean, expected: string): Check =>
  (value, path, report) => {
    const check = (item: unknown, at: DocumentPath, or: string) => {
      if (typeof item !== "string" || !accepts(item)) report(at, `must be ${expected}${or}`);
    };
    if (!Array.isArray(value)) check(value, path, typeof value === "string" ? "" : ", or a list of these");
    else if (value.length === 0) report(path, "must not be an empty list");
    else for (const [index, item] of value.entries()) check(item, [...path, index], "");
  };

const actions = texts(
  (text) => actionPattern.test(text),
  'an action such as "s3:GetObject", with * and ? as wildcards after the colon, or "*"',
);
const resources = texts((text) => text.length > 0, 'the ARN of a resource, or "*"');
const principalNames = texts((text) => text.length > 0, "the name of a principal");

const text: Check = (value, path, report) => {
  if (typeof value !== "string") report(path, "must be a string");
};

const sid: Check = (value, path, report) => {
  if (typeof value !== "string" || !/^[A-Za-z0-9]*$/.test(value)) report(path, "must contain only letters and digits");
};

const principal: Check = (value, path, report) => {
  if (value === "*") return;
  if (!isMembers(value) || Object.keys(value).length === 0)
    return report(path, `must be "*", or an object with ${quoted(principalKinds)}`);
  for (const [kind, names] of Object.entries(value)) {
    if (principalKinds.includes(kind)) principalNames(names, [...path, kind], report);
    else report([...path, kind], `is not a kind of principal; the kinds are ${quoted(principalKinds)}`);
  }
};

const isBoolean = (value: unknown): boolean => typeof value === "boolean" || value === "true" || value === "false";
/** Numbers that JSON cannot represent exactly are refused: a stored document must mean what was sent. */
const isExact = (value: unknown): boolean =>
  Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
const isScalar = (value: unknown): boolean => typeof value === "string" || typeof value === "boolean" || isExact(value);

const conditionValues =
  (accepts: (value: unknown) => boolean, expected: string): Check =>
  (value, path, report) => {
    if (!Array.isArray(value)) {
      if (!accepts(value)) report(path, `must be ${expected}, or a list of these`);
    } else if (value.length === 0) report(path, "must not be an empty list");
    else
      for (const [index, item] of value.entries()) if (!accepts(item)) report([...path, index], `must be ${expected}`);
  };
const presence = conditionValues(isBoolean, "true or false");
const scalars = conditionValues(isScalar, "a string, a boolean or a number (large ones as strings)");

const condition: Check = (value, path, report) => {
  if (!isMembers(value)) return report(path, "must be an object of condition operators");
  for (const [name, keys] of Object.entries(value)) {
    const at = [...path, name];
    const operator = readConditionOperator(name);
    if (!operator) report(at, `is not a condition operator${didYouMean(name, conditionOperatorNames)}`);
    else if (!isMembers(keys) || Object.keys(keys).length === 0)
      report(at, "must be an object with at least one condition key");
    else
      for (const [key, values] of Object.entries(keys)) {
        if (!conditionKeyPattern.test(key)) report([...at, key], 'is no condition key, such as "aws:SourceIp"');
        (operator.kind === "presence" ? presence : scalars)(values, [...at, key], report);
      }
  }
};

const statementChecks: Readonly<Record<string, Check>> = {
  Sid: sid,
  Effect: oneOf("Allow", "Deny"),
  Principal: principal,
  NotPrincipal: principal,
  Action: actions,
  NotAction: actions,
  Resource: resources,
  NotResource: resources,
  Condition: condition,
};

/** S3 accepts any text as the Sid of a statement of a bucket policy. */
const checkOf = (name: string, kind: DocumentKind): Check | undefined =>
  name === "Sid" && kind === "bucket" ? text : statementChecks[name];

const known = (members: Members, names: readonly string[], path: DocumentPath, report: Report) => {
  for (const name of Object.keys(members))
    if (!names.includes(name)) report([...path, name], `is not known here${didYouMean(name, names)}`);
};

/** Reports a pair of opposites of which both are present, or none. */
const either = (members: Members, name: string, path: DocumentPath, report: Report, isRequired = true) => {
  const opposite = `Not${name}`;
  const count = [name, opposite].filter((each) => has(members, each)).length;
  if (count === 2) report(path, `must not have both ${name} and ${opposite}`);
  if (count === 0 && isRequired) report(path, `must have ${name} or ${opposite}`);
};

const statement =
  (kind: DocumentKind): Check =>
  (value, path, report) => {
    if (!isMembers(value)) return report(path, "must be an object");
    known(value, statementMembers[kind], path, report);
    if (!has(value, "Effect")) report([...path, "Effect"], "is required");
    if (kind !== "permissions") either(value, "Principal", path, report);
    either(value, "Action", path, report);
    either(value, "Resource", path, report, kind !== "trust");
    for (const name of statementMembers[kind])
      if (has(value, name)) checkOf(name, kind)?.(value[name], [...path, name], report);
  };

const uniqueSids = (statements: readonly unknown[], report: Report) => {
  const seen = new Set<unknown>();
  for (const [index, each] of statements.entries()) {
    const name = isMembers(each) ? each.Sid : undefined;
    if (typeof name !== "string" || name === "") continue;
    if (seen.has(name)) report(["Statement", index, "Sid"], "must not repeat the Sid of another statement");
    seen.add(name);
  }
};

const statements = (value: unknown, kind: DocumentKind, report: Report) => {
  const check = statement(kind);
  if (!Array.isArray(value)) return check(value, ["Statement"], report);
  if (value.length === 0) report(["Statement"], "must not be an empty list");
  for (const [index, each] of value.entries()) check(each, ["Statement", index], report);
  uniqueSids(value, report);
};

/**
 * Reports every fault of a parsed document. It descends only as deep as a document goes.
 *
 * @param value the parsed JSON text
 * @param kind the kind of document
 * @param report takes each fault
 */
export const checkDocument = (value: unknown, kind: DocumentKind, report: Report): void => {
  if (!isMembers(value)) {
    report([], "must be a JSON object");
    return;
  }
  known(value, documentMembers, [], report);
  if (has(value, "Version")) oneOf("2012-10-17", "2008-10-17")(value.Version, ["Version"], report);
  // a bucket policy without it has the older version
  else if (kind !== "bucket") report(["Version"], "is required");
  if (has(value, "Id")) text(value.Id, ["Id"], report);
  if (!has(value, "Statement")) report(["Statement"], "is required");
  else statements(value.Statement, kind, report);
};
