import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type S3Request } from "../../aws/s3-request.js";
import {
  isLock,
  noLock,
  type ObjectLock,
  type Retention,
  retentionModes,
} from "../../object-store/locks/object-lock.js";
import type { StoredObject } from "../../object-store/objects/stored-object.js";
import { presentHeaders } from "../answers/answer.js";
import type { BucketCall, S3Call } from "../call.js";
import { readIsoDate, requireFuture } from "./retain-until.js";

const modeHeader = "x-amz-object-lock-mode";
const dateHeader = "x-amz-object-lock-retain-until-date";
const holdHeader = "x-amz-object-lock-legal-hold";

const invalid = (header: string, value: string | undefined, message: string): S3Error =>
  new S3Error("InvalidArgument", message, {
    extra: { ArgumentName: header, ...(value !== undefined && { ArgumentValue: value }) },
  });

const readRetention = (request: S3Request, at: Date): Retention | null => {
  const [mode, date] = [headerOf(request, modeHeader), headerOf(request, dateHeader)];
  if (mode === undefined && date === undefined) return null;
  if (mode === undefined || date === undefined) {
    const missing = mode === undefined ? modeHeader : dateHeader;
    throw invalid(missing, undefined, `${dateHeader} and ${modeHeader} must both be supplied`);
  }
  const known = retentionModes.find((one) => one === mode);
  if (!known) throw invalid(modeHeader, mode, "Unknown wormMode directive.");
  const until = readIsoDate(date);
  if (!until) throw invalid(dateHeader, date, "The retain until date must be provided in ISO 8601 format");
  requireFuture(until, at, dateHeader);
  return { mode: known, until };
};

const readLegalHold = (request: S3Request): boolean | null => {
  const hold = headerOf(request, holdHeader);
  if (hold === undefined) return null;
  if (hold !== "ON" && hold !== "OFF") throw invalid(holdHeader, hold, "Legal Hold must be either of 'ON' or 'OFF'");
  return hold === "ON";
};

/**
 * Reads the lock that a request asks for its object.
 *
 * @throws S3Error `InvalidArgument` for values that are none; `InvalidRequest` in a bucket without object lock
 */
export const readLockHeaders = ({ request, bucket, at }: Pick<BucketCall, "request" | "bucket" | "at">): ObjectLock => {
  const lock = { retention: readRetention(request, at), legalHold: readLegalHold(request) };
  if (!isLock(lock)) return noLock;
  if (!bucket.objectLock) throw new S3Error("InvalidRequest", "Bucket is missing ObjectLockConfiguration");
  return lock;
};

/** The lock of an object, for those who may read it. */
export const lockHeaders = (
  { authority }: Pick<S3Call, "authority">,
  { lock: { retention, legalHold } }: Pick<StoredObject, "lock">,
): Record<string, string> => {
  const isRetentionTold = retention !== null && authority.mayAlso("GetObjectRetention");
  const hold = legalHold ? "ON" : "OFF";
  const isHoldTold = legalHold !== null && authority.mayAlso("GetObjectLegalHold");
  return presentHeaders({
    [modeHeader]: isRetentionTold ? retention.mode : undefined,
    [dateHeader]: isRetentionTold ? retention.until.toISOString() : undefined,
    [holdHeader]: isHoldTold ? hold : undefined,
  });
};
