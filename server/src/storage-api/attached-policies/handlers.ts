import { attachPolicy, detachPolicy } from "../../storage/iam/attachments/attach.js";
import { listAttachedPolicies } from "../../storage/iam/attachments/list.js";
import type { NamedPolicy } from "../../storage/iam/policies/named-policy.js";
import type { QuotaContext } from "../../storage/quota.js";
import type { OwnedCall, OwnerOf } from "../owner.js";
import { serviceOf } from "../service-of.js";

type OnePolicy<Params> = Params & { readonly policy_name: string };

/**
 * What managed policies are attached to a user, group or role.
 *
 * @param context holds how many there may be
 * @param ownerOf leads to the owner
 * @param represent how this kind of owner lists a policy
 */
export const attachedPolicyHandlers = <Params, Item>(
  context: QuotaContext,
  ownerOf: OwnerOf<Params>,
  represent: (policy: NamedPolicy) => Item,
) => ({
  list: async (call: OwnedCall<Params>): Promise<Item[]> => {
    const policies = await listAttachedPolicies(call.db, serviceOf(call), ownerOf(call.params));
    return policies.map(represent);
  },

  attach: (call: OwnedCall<Params, { readonly name: string }>): Promise<void> =>
    attachPolicy(call.db, serviceOf(call), ownerOf(call.params), call.body.name, context),

  detach: (call: OwnedCall<OnePolicy<Params>>): Promise<void> =>
    detachPolicy(call.db, serviceOf(call), ownerOf(call.params), call.params.policy_name),
});
