import { ObjectStoreError } from "../object-store-error.js";

/** How firmly a version is retained: who may bypass governance can remove it earlier; nobody can remove it from compliance. */
export const retentionModes = ["GOVERNANCE", "COMPLIANCE"] as const;
export type RetentionMode = (typeof retentionModes)[number];

/** Keeps a version from being removed until a time. */
export interface Retention {
  readonly mode: RetentionMode;
  readonly until: Date;
}

/** What keeps a version from being removed. */
export interface ObjectLock {
  readonly retention: Retention | null;
  /** Null where it was never set. */
  readonly legalHold: boolean | null;
}

/** How long new versions of a bucket are retained unless their writers say otherwise. */
export type DefaultRetention =
  | { readonly mode: RetentionMode; readonly days: number }
  | { readonly mode: RetentionMode; readonly years: number };

/** The object lock of a bucket. Once it is on it stays. */
export interface BucketLock {
  readonly defaultRetention?: DefaultRetention;
}

export const noLock: ObjectLock = { retention: null, legalHold: null };

export const noObjectLock = (): ObjectStoreError =>
  new ObjectStoreError("NoObjectLock", "Object lock is not enabled for this bucket.");

export const objectLocked = (): ObjectStoreError =>
  new ObjectStoreError("ObjectLocked", "The version is protected by object lock.");

/** Whether a lock says anything. */
export const isLock = (lock: ObjectLock | null | undefined): lock is ObjectLock =>
  lock !== null && lock !== undefined && (lock.retention !== null || lock.legalHold !== null);

const dayMs = 86_400_000;

const endOf = (retention: DefaultRetention, at: Date): Date => {
  if ("days" in retention) return new Date(at.getTime() + retention.days * dayMs);
  const end = new Date(at);
  end.setUTCFullYear(end.getUTCFullYear() + retention.years);
  return end;
};

/**
 * The lock of a new version.
 *
 * @param asked what its writer asks for
 * @throws ObjectStoreError `NoObjectLock` where that is something and the bucket has no object lock
 */
export const lockOfNew = (bucket: BucketLock | null, asked: ObjectLock | null | undefined, at: Date): ObjectLock => {
  if (!bucket) {
    if (isLock(asked)) throw noObjectLock();
    return noLock;
  }
  const { retention = null, legalHold = null } = asked ?? noLock;
  const { defaultRetention } = bucket;
  if (retention || !defaultRetention) return { retention, legalHold };
  return { retention: { mode: defaultRetention.mode, until: endOf(defaultRetention, at) }, legalHold };
};

/** How a change of retention meets what is there. */
interface RetentionChange {
  readonly current: Retention | null;
  /** Null ends the retention. */
  readonly next: Retention | null;
  readonly at: Date;
  /** Whether the caller may bypass governance, and wants to. */
  readonly bypassGovernance: boolean;
}

/** Whether a retention may be changed so. To prolong it is always allowed; what is over binds nobody. */
export const mayChangeRetention = ({ current, next, at, bypassGovernance }: RetentionChange): boolean => {
  if (!current || current.until <= at) return true;
  const prolongs = next !== null && next.mode === current.mode && next.until >= current.until;
  return prolongs || (current.mode === "GOVERNANCE" && bypassGovernance);
};
