// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import { describe, expect, it } from "vitest";
import { iamLimits } from "./limits.js";
import { documentText, explainFault, readDocument, readStoredDocument } from "./policy-document.js";

const { patternCharacters, leastPatternCharacters, leastSearchCharacters, conditions } = iamLimits.trust;
const trust = { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" };
const documentOf = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const withCondition = (Condition: object) => documentOf({ ...trust, Condition });
const faultsOf = (text: string) => (readDocument(text, "trust").faults ?? []).map(explainFault);
const list = (length: number, text: (index: number) => string) => Array.from({ length }, (_, index) => text(index));
const keys = (count: number, text: string) =>
  Object.fromEntries(list(count, (index) => `x:${index}`).map((key) => [key, text]));

const patternFault = (path: string) =>
  `${path} must not take the patterns of the trust document beyond ${patternCharacters} characters: its texts with *, ? or variables are too many or too long`;

/** Documents of `count` patterns; the limit is the largest `count` that is accepted. */
const cases: readonly (readonly [what: string, limit: number, path: string, write: (count: number) => string])[] = [
  [
    "characters of a pattern",
    patternCharacters,
    "Statement.0.Condition.StringLike.sts:ExternalId",
    (count) => withCondition({ StringLike: { "sts:ExternalId": `*${"x".repeat(count - 1)}` } }),
  ],
  [
    "characters of a pattern, not bytes",
    patternCharacters,
    "Statement.0.Condition.StringLike.sts:ExternalId",
    (count) => withCondition({ StringLike: { "sts:ExternalId": `*${"\u{1f600}".repeat(count - 1)}` } }),
  ],
  [
    "patterns of a list",
    patternCharacters / 4,
    "Statement.0.Condition.StringNotLikeIfExists.sts:ExternalId",
    (count) => withCondition({ StringNotLikeIfExists: { "sts:ExternalId": list(count, () => "*a?b") } }),
  ],
  [
    "lists of one pattern",
    Math.floor(patternCharacters / leastPatternCharacters),
    `Statement.0.Condition.StringLike.x:${Math.floor(patternCharacters / leastPatternCharacters)}`,
    (count) => withCondition({ StringLike: keys(count, "a*") }),
  ],
  [
    "patterns of ARNs",
    Math.floor(patternCharacters / leastPatternCharacters),
    "Statement.0.Condition.ArnEquals.aws:PrincipalArn",
    (count) => withCondition({ ArnEquals: { "aws:PrincipalArn": list(count, () => "arn:aws:iam::*:a") } }),
  ],
  [
    "patterns with variables between wildcards",
    patternCharacters / leastSearchCharacters,
    "Statement.0.Condition.StringLike.sts:ExternalId",
    (count) => withCondition({ StringLike: { "sts:ExternalId": list(count, () => "*${aws:username}*") } }),
  ],
  [
    "texts with variables",
    patternCharacters / 8,
    "Statement.0.Condition.StringEquals.sts:ExternalId",
    (count) => withCondition({ StringEquals: { "sts:ExternalId": list(count, () => "${a:bcd}") } }),
  ],
  [
    "statements with a pattern",
    Math.floor(patternCharacters / leastPatternCharacters),
    `Statement.${Math.floor(patternCharacters / leastPatternCharacters)}.Action`,
    (count) => documentOf(...list(count, () => "").map(() => ({ ...trust, Action: "sts:*" }))),
  ],
];

describe("the patterns of a trust document", () => {
  it.each(cases)("have a limit: %s", (_, limit, path, write) => {
    expect(faultsOf(write(limit))).toEqual([]);
    expect(faultsOf(write(limit + 1))).toEqual([patternFault(path)]);
  });

  it("are told by the schema of a request", () => {
    const [, limit, path, write] = cases[2] as (typeof cases)[number];
    const messages = documentText("trust", "Who may assume the role").safeParse(write(limit + 1)).error?.issues;
    expect(messages?.map(({ message }) => message)).toEqual([patternFault(path)]);
  });

  it("do not count where they are plain text", () => {
    const many = list(3000, (index) => `*a?${index}`);
    expect(faultsOf(withCondition({ StringEquals: { "sts:ExternalId": many } }))).toEqual([]);
    expect(faultsOf(withCondition({ StringLike: { "sts:ExternalId": list(9000, (index) => `e${index}`) } }))).toEqual(
      [],
    );
    expect(faultsOf(documentOf({ ...trust, Principal: { AWS: many } }))).toEqual([]);
    const older = withCondition({ StringEquals: { "sts:ExternalId": list(9000, () => "${a:b}") } });
    expect(faultsOf(older.replace("2012-10-17", "2008-10-17"))).toEqual([]);
  });

  it("do not count in other kinds of documents, nor where a document is stored already", () => {
    const [, limit, , write] = cases[2] as (typeof cases)[number];
    const text = write(limit + 1);
    expect(readStoredDocument(text, "trust").faults).toBeUndefined();
    const bucket = text.replace('"Action"', '"Resource":"*","Action"');
    expect(readDocument(bucket, "bucket").faults).toBeUndefined();
    expect(readDocument(bucket, "trust").faults).toHaveLength(1);
  });
});

describe("the condition keys of a trust document", () => {
  it("have a limit", () => {
    expect(faultsOf(withCondition({ StringEquals: keys(conditions, "a") }))).toEqual([]);
    expect(faultsOf(withCondition({ StringEquals: keys(conditions, "a"), Null: { "y:z": true } }))).toEqual([
      `Statement.0.Condition.Null.y:z must not take the condition keys of the trust document beyond ${conditions}`,
    ]);
  });
});

describe("texts with a variable and a wildcard within them", () => {
  const { variableSearches, bucketConditions } = iamLimits;
  const permissions = (count: number, text = "*${aws:username}?") =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Action: "s3:*",
        Resource: list(count, (index) => `arn:aws:s3:::b/${text}${index}`),
      },
    });
  const faultsIn = (text: string, kind: "permissions" | "bucket") =>
    (readDocument(text, kind).faults ?? []).map(({ path, reason }) => `${path} ${reason}`);

  it("have a limit in permission documents", () => {
    expect(faultsIn(permissions(variableSearches), "permissions")).toEqual([]);
    expect(faultsIn(permissions(variableSearches + 1), "permissions")).toEqual([
      `Statement.Resource must not take the texts of the document with a variable and a wildcard other than a final * beyond ${variableSearches}`,
    ]);
    expect(readStoredDocument(permissions(variableSearches + 1), "permissions").faults).toBeUndefined();
  });

  it("have no limit where the wildcard is the last character, or where there is no variable", () => {
    const last = JSON.stringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Action: "s3:*",
        Resource: list(90, (index) => `arn:aws:s3:::b${index}/\${aws:username}/*`),
      },
    });
    expect(faultsIn(last, "permissions")).toEqual([]);
    expect(faultsIn(permissions(90, "*a?"), "permissions")).toEqual([]);
    expect(faultsIn(permissions(90).replace("2012-10-17", "2008-10-17"), "permissions")).toEqual([]);
  });

  it("have a limit in the policy of a bucket, as its condition keys have", () => {
    const bucket = (count: number, conditionCount: number) =>
      permissions(count).replace(
        '"Action"',
        `"Principal":"*","Condition":{"StringEquals":${JSON.stringify(keys(conditionCount, "a"))}},"Action"`,
      );
    expect(faultsIn(bucket(variableSearches, bucketConditions), "bucket")).toEqual([]);
    expect(faultsIn(bucket(variableSearches + 1, 1), "bucket")).toHaveLength(1);
    expect(faultsIn(bucket(1, bucketConditions + 1), "bucket")).toEqual([
      `Statement.Condition must not take the condition keys of the document beyond ${bucketConditions}`,
    ]);
  });
});
