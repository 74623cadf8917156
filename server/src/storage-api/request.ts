import type { Caller } from "../accounts/authentication.js";

/** What an object storage handler is given beside the validated request. */
export interface ObjectStorageRequest {
  readonly caller: Caller;
}
