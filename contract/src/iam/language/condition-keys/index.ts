import type { ConditionKey } from "./condition-key.js";
import { globalKeys } from "./global-keys.js";
import { iamKeys, stsKeys } from "./iam-keys.js";
import { s3Keys } from "./s3-keys.js";

export type { ConditionKey };
export { globalKeys, iamKeys, s3Keys, stsKeys };

/** All condition keys that AWS has for the services of this server. */
export const conditionKeys: readonly ConditionKey[] = [...globalKeys, ...s3Keys, ...iamKeys, ...stsKeys];

const byName: ReadonlyMap<string, ConditionKey> = new Map(conditionKeys.map((key) => [key.name.toLowerCase(), key]));

/**
 * Finds a condition key by its name, whatever the case of its letters; with the key of a tag behind it where it takes one.
 *
 * @returns undefined for a key that AWS does not have, which requests therefore lack
 */
export const findConditionKey = (name: string): ConditionKey | undefined => {
  const lower = name.toLowerCase();
  const slash = lower.indexOf("/");
  if (slash < 0) return byName.get(lower);
  return slash === lower.length - 1 ? undefined : byName.get(lower.slice(0, slash + 1));
};
