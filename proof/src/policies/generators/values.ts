import type { OperandType } from "@concordat/contract/iam";
import fc from "fast-check";
import { arnPattern, principalArn } from "./arns.js";
import { policyText, requestText } from "./texts.js";

const numbers = ["0", "9", "10", "010", "10.0", "10.01", "-5", "100", "12345678901234567890.5"];
const dates = [
  ...["2026-01-01T00:00:00Z", "2026-01-01", "2026", "2026-01", "2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00.5Z"],
  ...["2026-01-01T00:00Z", "1767225600", "1767225601", "2025-12-31T23:59:59.999Z"],
];
const addresses = ["203.0.113.7", "203.0.113.255", "203.0.114.0", "2001:db8::7", "2001:DB8:0:0:0:0:0:8", "::1"];
const ranges = [
  ...["203.0.113.0/24", "203.0.113.7", "203.0.113.7/32", "0.0.0.0/0", "2001:db8::/32", "2001:db8::7", "::/0"],
  ...["203.0.113.9/25", "2001:db8:0:0:0:0:0:0/127"],
];

/** A value of its type, and rarely one that is none. */
const mostly = <Value>(values: readonly Value[], ...others: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...values), weight: 15 },
    { arbitrary: fc.constantFrom(...others, ...values.slice(0, 1)), weight: 1 },
  );

/** Values as requests have them. */
export const requestValues: Readonly<Record<OperandType, fc.Arbitrary<string>>> = {
  string: requestText,
  numeric: mostly(numbers, "", "ten", "1e1"),
  date: mostly(dates, "", "now", "2026-02-30"),
  boolean: mostly(["true", "false"], "", "yes"),
  binary: mostly(["YWRh", "YQ==", "ywrh"], "", "ada", "a"),
  ip: mostly(addresses, "", "x", "203.0.113"),
  arn: fc.oneof(principalArn, fc.constantFrom("arn:aws:s3:::photos", "ada", "")),
};

/** Values as documents have them, in texts or as JSON has them. */
export const policyValues: Readonly<Record<OperandType, fc.Arbitrary<unknown>>> = {
  string: policyText,
  numeric: mostly<unknown>([...numbers, 0, 9, 10, 10.01, -5], "ten", "", "1e1"),
  date: mostly<unknown>([...dates, 1_767_225_600], "2026-02-30", "2026-13-01", "now", ""),
  boolean: mostly<unknown>(["true", "false", true, false], "", "yes"),
  binary: mostly(["YWRh", "YQ=="], "a", "no base64!"),
  ip: mostly(ranges, "x", "10.0.0.0/33", "10.0.0/8"),
  arn: arnPattern,
};
