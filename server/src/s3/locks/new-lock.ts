import type { ObjectLock } from "../../object-store/locks/object-lock.js";
import type { BucketCall } from "../call.js";
import { readLockHeaders } from "./lock-headers.js";
import { requireLockedDigest } from "./require-locked-digest.js";

/** The lock that a request asks for an object whose bytes it brings. @throws S3Error as `readLockHeaders` and `requireLockedDigest` */
export const readNewLock = (call: Pick<BucketCall, "request" | "bucket" | "at">): ObjectLock => {
  const lock = readLockHeaders(call);
  requireLockedDigest(call, lock, "Put Object");
  return lock;
};
