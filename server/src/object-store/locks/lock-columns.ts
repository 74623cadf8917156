import { columnOf } from "../../database/tables.js";
import type { ObjectLock, RetentionMode } from "./object-lock.js";

const types = { retentionMode: "text", retainUntil: "timestamptz", legalHold: "bool" } as const;
const fields = Object.keys(types) as (keyof typeof types)[];

/** The columns of a lock, in the order of `lockValues` and `LockRow`. */
export const lockColumns: readonly string[] = fields.map((field) => columnOf("StoredObject", field));

/** Their parameters. @param from the number of the first one */
export const lockParameters = (from: number): string[] =>
  fields.map((field, index) => `$${from + index}::${types[field]}`);

/** The values of a lock. */
export const lockValues = ({ retention, legalHold }: ObjectLock): unknown[] => [
  retention?.mode ?? null,
  retention?.until.toISOString() ?? null,
  legalHold,
];

/** A lock, as the driver answers its columns. */
export type LockRow = [mode: RetentionMode | null, until: Date | null, legalHold: boolean | null];

/** Reads such a row. */
export const lockOf = ([mode, until, legalHold]: LockRow): ObjectLock => ({
  retention: mode !== null && until !== null ? { mode, until } : null,
  legalHold,
});

/**
 * A condition: a lock keeps the row from being removed.
 *
 * @param alias of the table
 * @param at the parameter of the time
 * @param bypass the parameter that tells whether governance is bypassed
 */
export const isLockedText = (alias: string, at: string, bypass = "false"): string => `(
  coalesce(${alias}.legal_hold, false)
  OR coalesce(${alias}.retain_until > ${at}::timestamptz AND (${alias}.retention_mode = 'COMPLIANCE' OR NOT ${bypass}::bool), false))`;
