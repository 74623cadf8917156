import type { Tag } from "../objects/stored-object.js";

/** Which objects a rule is for: those that meet all of it. */
export interface LifecycleFilter {
  /** How it was put: within a rule, as older clients do, in `And`, or alone. */
  readonly form: "legacy" | "and" | "single";
  readonly prefix?: string;
  readonly tags: readonly Tag[];
  /** In bytes; objects must be larger. */
  readonly sizeGreaterThan?: number;
  /** In bytes; objects must be smaller. */
  readonly sizeLessThan?: number;
}

/** When current versions expire. */
export type Expiration =
  | { readonly days: number }
  /** In milliseconds, at midnight UTC. */
  | { readonly date: number }
  /** Only delete markers that stand for nothing any more. */
  | { readonly expiredObjectDeleteMarker: boolean };

export interface LifecycleRule {
  readonly id: string;
  readonly enabled: boolean;
  readonly filter: LifecycleFilter;
  readonly expiration?: Expiration;
  /** When versions expire that are not current: days after that, and so many newer ones later. */
  readonly noncurrent?: { readonly days: number; readonly newer?: number };
  /** Uploads in parts end so many days after they began. */
  readonly abortDays?: number;
}

export interface LifecycleConfiguration {
  readonly rules: readonly LifecycleRule[];
  /** Has a meaning for transitions only, and is given back as it was put. */
  readonly transitionDefaultMinimumObjectSize: string;
}
