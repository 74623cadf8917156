import type { PolicyAttachmentResponse } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import {
  changeOwned,
  type FindOwner,
  findInService,
  type InService,
  type OwnedRequest,
  type OwnerKey,
} from "../owner.js";
import { findPolicy } from "../policies/find.js";
import { notFound } from "../refusals.js";
import { attachmentsInclude, representAttachments } from "./represent.js";

type OnePolicy<Params> = Params & { readonly policy_name: string };

/**
 * What managed policies are attached to a user, group or role.
 *
 * @param findOwner leads to the owner
 * @param represent how this kind of owner lists a policy
 */
export const attachedPolicyHandlers = <Params extends InService, Item>(
  context: ServerContext,
  findOwner: FindOwner<Params, OwnerKey>,
  represent: (policy: PolicyAttachmentResponse) => Item,
) => ({
  list: async (request: OwnedRequest<Params>): Promise<Item[]> => {
    const { serviceUuid, owner } = await findInService(context, request, findOwner);
    const rows = await context.prisma.iamAttachment.findMany({ where: owner, ...attachmentsInclude });
    return representAttachments(serviceUuid, rows).map(represent);
  },

  attach: (request: OwnedRequest<Params, { readonly name: string }>): Promise<void> =>
    changeOwned(context, request, findOwner, async (tx, owner, serviceUuid) => {
      const policy = await findPolicy(tx, serviceUuid, request.body.name);
      if (!policy) throw notFound();
      await tx.iamAttachment.createMany({ data: [{ policyId: policy.id, ...owner }], skipDuplicates: true });
    }),

  detach: (request: OwnedRequest<OnePolicy<Params>>): Promise<void> =>
    changeOwned(context, request, findOwner, async (tx, owner, serviceUuid) => {
      const policy = { serviceUuid, name: request.params.policy_name };
      const { count } = await tx.iamAttachment.deleteMany({ where: { ...owner, policy } });
      if (count === 0) throw notFound();
    }),
});
