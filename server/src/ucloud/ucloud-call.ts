import type { ServerCall } from "../http/server-call.js";
import type { Principal } from "./principal.js";
import type { AuthorizedResource } from "./resource-permissions.js";

/** A call of the UCloud API. */
export type UCloudCall = ServerCall<Principal, AuthorizedResource>;

/** What the rules of providers need of a call: who calls, in which project (null for the personal workspace), and the database. */
export type CallerWithDb = Pick<UCloudCall, "principal" | "workspace" | "db">;
