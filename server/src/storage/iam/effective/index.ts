import type { Caller as KeyCaller } from "./caller.js";
import type { SessionCaller } from "./session-caller.js";

/** Who signs a request: a user with an access key, or somebody with temporary credentials. */
export type Caller = KeyCaller | SessionCaller;
export {
  createEffectivePolicies,
  type EffectivePolicies,
  type EffectivePoliciesOptions,
  type PolicyBucket,
} from "./effective-policies.js";
export type { EffectiveRole } from "./role.js";
export type { KeyCaller, SessionCaller };
