import { operators } from "../language/operators.js";
import { readTemplate } from "../language/template.js";
import { listOf } from "../lint/statement-view.js";
import { readConditionOperator } from "../policy-condition.js";
import type { BucketDocument } from "../policy-document.js";
import type { PolicyPrincipal, TrustStatement } from "../policy-document-model.js";
import type { ConditionValue } from "../policy-language-types.js";
import { readIpRange } from "../values/ip-range.js";
import { textOfValue } from "../values/scalar.js";

/** Whether a text has neither wildcards nor variables. */
const isFixed = (text: string): boolean =>
  text !== "" && readTemplate(text, { variables: true, wildcards: true }).every((part) => typeof part === "string");

/** The shortest prefixes of ranges that are not too broad. Those of RFC 1918, which AWS excepts, are not broader. */
const shortestPrefix = { ipv4: 8, ipv6: 32 } as const;

const isNarrowRange = (text: string): boolean => {
  const range = readIpRange(text);
  if (range === undefined) return false;
  return range.prefix >= (range.address.length === 1 ? shortestPrefix.ipv4 : shortestPrefix.ipv6);
};

/** Keys whose fixed values limit a grant, with the test of a value. */
const limitingKeys: Readonly<Record<string, (text: string) => boolean>> = {
  "aws:sourceip": isNarrowRange,
  "aws:userid": isFixed,
  "aws:principalarn": isFixed,
  "aws:principalaccount": isFixed,
  "aws:principalorgid": isFixed,
  "aws:username": isFixed,
  "aws:sourcearn": isFixed,
  "aws:sourcevpc": isFixed,
  "aws:sourcevpce": isFixed,
  "aws:sourceowner": isFixed,
  "aws:sourceaccount": isFixed,
  "s3:dataaccesspointaccount": isFixed,
  "s3:dataaccesspointarn": (text) => isFixed(text.split(":").slice(0, 5).join(":")),
};

/** Operators that hold only for values that the policy lists. */
const limits = (name: string): boolean => {
  const operator = readConditionOperator(name);
  if (operator?.kind !== "comparison" || operator.ifExists || operator.quantifier === "ForAllValues") return false;
  const { relation, isNegated } = operators[operator.comparison];
  return !isNegated && ["equal", "equal-ignoring-case", "like", "within"].includes(relation);
};

const isLimited = ({ Condition: condition = {} }: TrustStatement): boolean =>
  Object.entries(condition).some(
    ([name, keys]) =>
      limits(name) &&
      Object.entries(keys).some(([key, values]) => {
        const lower = key.toLowerCase();
        const test = Object.hasOwn(limitingKeys, lower) ? limitingKeys[lower] : undefined;
        return test !== undefined && listOf<ConditionValue>(values).every((value) => test(textOfValue(value)));
      }),
  );

const isForEveryone = (principal: PolicyPrincipal | undefined): boolean =>
  // without `Principal` there is `NotPrincipal`, which covers everyone else
  principal === undefined || principal === "*" || listOf(principal.AWS).includes("*");

/**
 * Whether a bucket policy is public, by AWS's definition: an Allow statement for everyone, unless fixed values of its
 * conditions limit who that is. Actions, resources and Deny statements do not matter.
 */
export const isPublicPolicy = ({ Statement: statements }: BucketDocument): boolean =>
  listOf<TrustStatement>(statements).some(
    (statement) => statement.Effect === "Allow" && isForEveryone(statement.Principal) && !isLimited(statement),
  );
