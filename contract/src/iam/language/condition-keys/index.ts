import type { ConditionKey } from "./condition-key.js";
import { globalKeys } from "./global-keys.js";
import { iamKeys, stsKeys } from "./iam-keys.js";
import { s3Keys } from "./s3-keys.js";

export type { ConditionKey };
export { globalKeys, iamKeys, s3Keys, stsKeys };

/** All condition keys of AWS for the services of this server. */
export const conditionKeys: readonly ConditionKey[] = [...globalKeys, ...s3Keys, ...iamKeys, ...stsKeys];

const byName: ReadonlyMap<string, ConditionKey> = new Map(conditionKeys.map((key) => [key.name.toLowerCase(), key]));

/**
 * Finds a condition key by its name, ignoring case. The name includes a tag key if the condition key needs one.
 *
 * @returns undefined for a key that AWS does not have; no request has it
 */
export const findConditionKey = (name: string): ConditionKey | undefined => {
  const lower = name.toLowerCase();
  const slash = lower.indexOf("/");
  if (slash < 0) return byName.get(lower);
  return slash === lower.length - 1 ? undefined : byName.get(lower.slice(0, slash + 1));
};
