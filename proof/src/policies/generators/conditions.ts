import { comparisonNames, type OperandType, operators } from "@concordat/contract/iam";
import fc from "fast-check";
import { oneOrMore } from "./names.js";
import { policyValues, requestValues } from "./values.js";

/** Keys of each type, several of them of one request. */
const keys: Readonly<Record<OperandType, readonly string[]>> = {
  string: [
    ...["s3:prefix", "aws:username", "aws:TagKeys", "S3:Prefix", "aws:PrincipalTag/Team", "s3:ExistingObjectTag/team"],
    ...["aws:userid", "aws:PrincipalType", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:nothing", "s3:VersionId"],
    ...["s3:RequestObjectTagKeys", "aws:Referer", "aws:PrincipalTag/color"],
  ],
  numeric: ["s3:max-keys", "s3:signatureAge"],
  date: ["aws:CurrentTime", "aws:EpochTime", "aws:TokenIssueTime"],
  boolean: ["aws:SecureTransport", "aws:MultiFactorAuthPresent"],
  binary: ["s3:x-amz-content-sha256"],
  ip: ["aws:SourceIp"],
  arn: ["aws:PrincipalArn", "iam:PolicyARN"],
};
const anyKey = fc.constantFrom(...Object.values(keys).flat());

/** Keys that requests have of their own; those of the principal come from it. */
const ofRequests = (Object.keys(keys) as OperandType[]).flatMap((type) =>
  keys[type]
    .filter((key) => !/^aws:(principal|user(name|id))/i.test(key) && key !== "S3:Prefix" && key !== "aws:nothing")
    .map((key) => [key.toLowerCase(), type] as const),
);

/** What a request has for its keys: nothing, one value, or several for keys that may have several. */
export const contextValues: fc.Arbitrary<ReadonlyMap<string, readonly string[]>> = fc
  .record(
    Object.fromEntries(
      ofRequests.map(([key, type]) => [
        key,
        /tagkeys$/.test(key)
          ? fc.oneof(
              requestValues[type].map((value) => [value]),
              fc.array(requestValues[type], { minLength: 1, maxLength: 3 }),
            )
          : requestValues[type].map((value) => [value]),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((values) => new Map(Object.entries(values as Record<string, string[]>)));

const setQuantifier = fc.oneof(
  { arbitrary: fc.constant(""), weight: 4 },
  { arbitrary: fc.constantFrom("ForAllValues:", "ForAnyValue:"), weight: 2 },
);
const suffix = fc.constantFrom("", "", "IfExists");

const comparison = fc.constantFrom(...comparisonNames, ...comparisonNames.slice(0, 6)).chain((name) => {
  const type = operators[name].operands;
  const key = fc.oneof({ arbitrary: fc.constantFrom(...keys[type]), weight: 6 }, { arbitrary: anyKey, weight: 1 });
  const values = fc.dictionary(key, oneOrMore(policyValues[type]), { minKeys: 1, maxKeys: 2 });
  return fc.tuple(setQuantifier, suffix, values).map(([set, end, tests]) => [`${set}${name}${end}`, tests] as const);
});
const presence = fc
  .tuple(anyKey, oneOrMore(fc.constantFrom<unknown>("true", "false", true, false)))
  .map(([key, values]) => ["Null", { [key]: values }] as const);

/** A `Condition` element. */
export const condition: fc.Arbitrary<unknown> = fc
  .array(fc.oneof({ arbitrary: comparison, weight: 9 }, { arbitrary: presence, weight: 1 }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((tests) => Object.fromEntries(tests));
