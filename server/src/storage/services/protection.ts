import { StorageError } from "../storage-error.js";

/** A protected service neither stops nor goes. @throws StorageError `ServiceProtected` */
export const requireUnprotected = (isProtected: boolean): void => {
  if (isProtected) {
    throw new StorageError("ServiceProtected", "Service is under termination protection. Lift the protection first.");
  }
};
