import { S3Error } from "../../aws/s3-error.js";
import { lockMessages } from "../../object-http/answers/lock-messages.js";

/** An object of a list that a lock keeps. */
export const protectedByLock = new S3Error("AccessDenied", lockMessages.ObjectLocked);

/** What a request on a lock meets in a bucket without. */
export const missingLock = (): S3Error => new S3Error("InvalidRequest", lockMessages.NoObjectLock);

/** The version has no such lock. */
export const noSuchLock = (): S3Error => new S3Error("NoSuchObjectLockConfiguration");
