export type { Caller } from "./caller.js";
export {
  createEffectivePolicies,
  type EffectivePolicies,
  type EffectivePoliciesOptions,
  type PolicyBucket,
} from "./effective-policies.js";
export type { EffectiveRole } from "./role.js";
