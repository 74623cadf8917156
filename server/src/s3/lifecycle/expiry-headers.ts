import { httpDate } from "../../object-http/headers/http-date.js";
import { abortOf, type CurrentObject, expiryOf } from "../../object-store/lifecycle/expiry.js";
import type { BucketCall } from "../call.js";

type OfBucket = Pick<BucketCall, "context" | "bucket">;

/** When an object expires, and by which rule: nothing where no rule is for it. */
export const expirationHeader = async (
  { context, bucket }: OfBucket,
  object: Omit<CurrentObject, "key"> & { readonly key: string },
): Promise<Record<string, string>> => {
  if (bucket.lifecycleRevision === null) return {};
  const rules = await context.lifecycleRules(bucket);
  const expiry = expiryOf(rules, { ...object, key: Buffer.from(object.key) });
  if (!expiry) return {};
  const ruleId = encodeURIComponent(expiry.ruleId);
  return { "x-amz-expiration": `expiry-date="${httpDate(expiry.at)}", rule-id="${ruleId}"` };
};

/** When an upload in parts ends unless it is completed, and by which rule. */
export const abortHeaders = async (
  { context, bucket }: OfBucket,
  { key, initiatedAt }: { readonly key: string; readonly initiatedAt: Date },
): Promise<Record<string, string>> => {
  if (bucket.lifecycleRevision === null) return {};
  const abort = abortOf(await context.lifecycleRules(bucket), { key: Buffer.from(key), initiatedAt });
  if (!abort) return {};
  return { "x-amz-abort-date": httpDate(abort.at), "x-amz-abort-rule-id": encodeURIComponent(abort.ruleId) };
};
