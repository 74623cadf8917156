import { S3Error } from "../../aws/s3-error.js";
import type { FieldCondition, PostPolicy } from "./policy-document.js";

/** Fields that a policy need not speak of. Which bucket a form goes to is a field that it must speak of. */
const exempt = new Set(["x-amz-signature", "file", "policy"]);
const ignored = "x-ignore-";

const denied = (reason: string): S3Error => new S3Error("AccessDenied", `Invalid according to Policy: ${reason}`);

/** Types that are listed must each begin so, as AWS has it. */
const valuesOf = (field: string, value: string): readonly string[] =>
  field === "content-type" ? value.split(",").map((type) => type.trim()) : [value];

const holds = ({ operator, field, value }: FieldCondition, given: string | undefined): boolean => {
  if (given === undefined) return false;
  return operator === "eq" ? given === value : valuesOf(field, given).every((one) => one.startsWith(value));
};

/**
 * Holds a form against the policy that it is signed with.
 *
 * @param fields by their names in lower case; the bucket is that of the request, whatever a field says
 * @throws S3Error `AccessDenied`: the policy has expired, a condition fails, or a field is in none
 */
export const checkPostPolicy = (
  { expiration, conditions }: PostPolicy,
  fields: ReadonlyMap<string, string>,
  { bucket, at }: { readonly bucket: string; readonly at: Date },
): void => {
  if (at >= expiration) throw denied("Policy expired.");
  const given = new Map([...fields, ["bucket", bucket]]);
  const failed = conditions.find((condition) => !holds(condition, given.get(condition.field)));
  if (failed) throw denied(`Policy Condition failed: ${failed.text}`);
  const covered = new Set(conditions.map(({ field }) => field));
  const extra = [...given.keys()].filter(
    (name) => !covered.has(name) && !exempt.has(name) && !name.startsWith(ignored),
  );
  if (extra.length > 0) throw denied(`Extra input fields: ${extra.join(", ")}`);
};
