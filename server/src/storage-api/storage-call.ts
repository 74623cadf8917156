import type { Caller } from "../accounts/authentication.js";
import type { ServerCall } from "../http/server-call.js";

/** A call of the control plane. Its principal is the account. */
export type StorageCall = ServerCall<Caller>;
