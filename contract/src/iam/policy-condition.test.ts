import { describe, expect, it } from "vitest";
import { readConditionOperator } from "./policy-condition.js";

const comparison = (name: string, quantifier?: string, ifExists = false) => ({
  kind: "comparison",
  comparison: name,
  quantifier,
  ifExists,
});

describe("readConditionOperator", () => {
  it.each([
    ["Null", { kind: "presence" }],
    ["StringEquals", comparison("StringEquals")],
    ["StringEqualsIgnoreCase", comparison("StringEqualsIgnoreCase")],
    ["StringEqualsIfExists", comparison("StringEquals", undefined, true)],
    ["ForAllValues:StringLike", comparison("StringLike", "ForAllValues")],
    ["ForAnyValue:StringNotEqualsIgnoreCaseIfExists", comparison("StringNotEqualsIgnoreCase", "ForAnyValue", true)],
    ["NumericLessThanEquals", comparison("NumericLessThanEquals")],
    ["DateGreaterThan", comparison("DateGreaterThan")],
    ["Bool", comparison("Bool")],
    ["BinaryEquals", comparison("BinaryEquals")],
    ["NotIpAddressIfExists", comparison("NotIpAddress", undefined, true)],
    ["ArnNotLike", comparison("ArnNotLike")],
  ])("takes %s apart", (name, operator) => {
    expect(readConditionOperator(name)).toEqual(operator);
  });

  it.each([
    "",
    "IfExists",
    "stringEquals",
    "StringEqualsifexists",
    "StringEqualsIfExistsIfExists",
    "NullIfExists",
    "ForAllValues:Null",
    "ForAllValues:",
    "ForSomeValues:StringEquals",
    "ForAllValues:ForAnyValue:StringEquals",
    " StringEquals",
    "StringEquals ",
    "constructor",
    "__proto__",
  ])("knows no %j", (name) => {
    expect(readConditionOperator(name)).toBeUndefined();
  });
});
