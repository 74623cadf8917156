import type { Tag } from "../objects/stored-object.js";
import type { LifecycleFilter, LifecycleRule } from "./rules.js";

const dayMs = 86_400_000;
/** The last time that a date can tell. */
const latest = 8.64e15;

/** The midnight UTC that follows so many days after a time. @returns undefined for one that no date can tell */
export const midnightAfter = (from: Date, days: number): Date | undefined => {
  const at = (Math.floor((from.getTime() + days * dayMs) / dayMs) + 1) * dayMs;
  return at > latest ? undefined : new Date(at);
};

/** What a filter looks at. */
export interface Filtered {
  readonly key: Uint8Array;
  /** In bytes. */
  readonly size: number;
  readonly tags: readonly Tag[] | null;
}

const hasPrefix = (key: Uint8Array, prefix: string): boolean => {
  const bytes = Buffer.from(prefix);
  return bytes.equals(key.subarray(0, bytes.length));
};

/** Whether a rule is for an object. */
export const isFor = (
  { prefix, tags, sizeGreaterThan, sizeLessThan }: LifecycleFilter,
  { key, size, tags: own }: Filtered,
): boolean =>
  (sizeGreaterThan === undefined || size > sizeGreaterThan) &&
  (sizeLessThan === undefined || size < sizeLessThan) &&
  tags.every((tag) => own?.some((one) => one.key === tag.key && one.value === tag.value)) &&
  (prefix === undefined || hasPrefix(key, prefix));

const expiresBy = ({ expiration }: LifecycleRule, modifiedAt: Date): Date | undefined => {
  if (!expiration) return undefined;
  if ("date" in expiration) return new Date(expiration.date);
  return "days" in expiration ? midnightAfter(modifiedAt, expiration.days) : undefined;
};

/** A current object, as far as rules look at it. */
export interface CurrentObject extends Filtered {
  readonly modifiedAt: Date;
}

/** When something happens, and the rule that says so. */
export interface Expiry {
  readonly at: Date;
  readonly ruleId: string;
}

const earliest = (
  rules: readonly LifecycleRule[],
  timeOf: (rule: LifecycleRule) => Date | undefined,
): Expiry | undefined => {
  let first: Expiry | undefined;
  for (const rule of rules) {
    const at = rule.enabled ? timeOf(rule) : undefined;
    if (at && (!first || at < first.at)) first = { at, ruleId: rule.id };
  }
  return first;
};

/** When a current object expires, by the rule that says so first. @returns undefined where none does */
export const expiryOf = (rules: readonly LifecycleRule[], object: CurrentObject): Expiry | undefined =>
  earliest(rules, (rule) => (isFor(rule.filter, object) ? expiresBy(rule, object.modifiedAt) : undefined));

/** When an upload in parts ends, by the rule that says so first. @returns undefined where none does */
export const abortOf = (
  rules: readonly LifecycleRule[],
  { key, initiatedAt }: { readonly key: Uint8Array; readonly initiatedAt: Date },
): Expiry | undefined =>
  earliest(rules, ({ filter, abortDays }) =>
    abortDays !== undefined && isFor(filter, { key, size: 0, tags: null })
      ? midnightAfter(initiatedAt, abortDays)
      : undefined,
  );

/** A version that is not current, or a delete marker. */
export interface EarlierVersion extends Filtered {
  readonly isMarker: boolean;
  readonly modifiedAt: Date;
  /** When the next version took its place; null of the latest, which is a delete marker. */
  readonly supersededAt: Date | null;
  /** Whether no version is older. */
  readonly isOldest: boolean;
  /** How many versions are newer and not current; delete markers do not count. */
  readonly newer: number;
}

/** A delete marker that stands for nothing expires with the objects of its age, or at once where a rule says so. */
const isMarkerExpired = (rule: LifecycleRule, { modifiedAt }: EarlierVersion, at: Date): boolean => {
  const { expiration } = rule;
  if (expiration && "expiredObjectDeleteMarker" in expiration) return expiration.expiredObjectDeleteMarker;
  const expiry = expiresBy(rule, modifiedAt);
  return expiry !== undefined && expiry <= at;
};

const isVersionExpired = ({ noncurrent }: LifecycleRule, { newer }: EarlierVersion, since: Date, at: Date): boolean => {
  if (!noncurrent || newer < (noncurrent.newer ?? 0)) return false;
  const expiry = midnightAfter(since, noncurrent.days);
  return expiry !== undefined && expiry <= at;
};

/** Whether a version that is not current, or a delete marker, is to be removed. */
export const isExpired = (rules: readonly LifecycleRule[], version: EarlierVersion, at: Date): boolean =>
  rules.some((rule) => {
    if (!rule.enabled || !isFor(rule.filter, version)) return false;
    const { supersededAt, isMarker, isOldest } = version;
    if (supersededAt) return isVersionExpired(rule, version, supersededAt, at);
    return isMarker && isOldest && isMarkerExpired(rule, version, at);
  });
