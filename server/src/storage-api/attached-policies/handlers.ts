import type { ServerContext } from "../../context.js";
import { attachPolicy, detachPolicy } from "../../storage/iam/attachments/attach.js";
import { listAttachedPolicies } from "../../storage/iam/attachments/list.js";
import type { NamedPolicy } from "../../storage/iam/policies/named-policy.js";
import type { OwnedRequest, OwnerOf } from "../owner.js";
import { serviceOf } from "../service-of.js";

type OnePolicy<Params> = Params & { readonly policy_name: string };

/**
 * What managed policies are attached to a user, group or role.
 *
 * @param ownerOf leads to the owner
 * @param represent how this kind of owner lists a policy
 */
export const attachedPolicyHandlers = <Params, Item>(
  { prisma }: Pick<ServerContext, "prisma">,
  ownerOf: OwnerOf<Params>,
  represent: (policy: NamedPolicy) => Item,
) => ({
  list: async (request: OwnedRequest<Params>): Promise<Item[]> => {
    const policies = await listAttachedPolicies(prisma, serviceOf(request), ownerOf(request.params));
    return policies.map(represent);
  },

  attach: (request: OwnedRequest<Params, { readonly name: string }>): Promise<void> =>
    attachPolicy(prisma, serviceOf(request), ownerOf(request.params), request.body.name),

  detach: (request: OwnedRequest<OnePolicy<Params>>): Promise<void> =>
    detachPolicy(prisma, serviceOf(request), ownerOf(request.params), request.params.policy_name),
});
